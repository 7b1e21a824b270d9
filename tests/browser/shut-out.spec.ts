import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, slider, stepShown, test, twoNodes } from "./page.ts";

const runs = {
  sockets: "./#/sockets/eight-one-at-a-time?step=middle",
  berkeley: "./#/berkeley/fifteen-machines?step=middle",
  nodes: "./#/ricart-agrawala/five-nodes-load?step=middle",
};

/** The colour that an element has, as it is computed. */
const colourOf = (page: Page, part: string, property: string) =>
  page
    .locator(part)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** A system's colour as this page's reader has it. */
const system = (page: Page, name: string) =>
  page.evaluate((colour) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = colour;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

/** The colours of the diagram's canvases. */
const painted = (page: Page) =>
  page.locator("canvas.sheet").evaluateAll((canvases) => {
    const seen = new Set<string>();
    for (const canvas of canvases as HTMLCanvasElement[]) {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy?.drawImage(canvas, 0, 0);
      const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) seen.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
    }
    return [...seen];
  });

test("in forced colours the slider, its marks, the lit line and the chosen tab are seen", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await openPage(page, runs.nodes);
  const [ground, ink, chosen] = [
    await system(page, "Canvas"),
    await system(page, "CanvasText"),
    await system(page, "Highlight"),
  ];
  expect(await colourOf(page, ".ticks-thumb", "background-color")).toBe(ink);
  expect(await colourOf(page, ".ticks-past", "background-color")).toBe(ink);
  for (const part of [".ticks-rail", ".tick"])
    expect(await colourOf(page, part, "background-color")).not.toBe(ground);
  expect(await colourOf(page, ".code-lit", "background-color")).toBe(chosen);
  expect(await colourOf(page, ".code-lit", "color")).toBe(await system(page, "HighlightText"));
  expect(await colourOf(page, '.tab[aria-selected="true"]', "border-bottom-color")).toBe(chosen);
  expect(await colourOf(page, '.tab[aria-selected="false"]', "border-bottom-color")).not.toBe(chosen);
  // Processes in elements and on the canvas.
  const link = await system(page, "LinkText");
  for (const [name, colour] of Object.entries({ "Node 1": ink, "Node 2": link, "Node 3": ink }))
    await expect(page.locator(".card-name", { hasText: name })).toHaveCSS("color", colour);
  await expect.poll(() => painted(page)).toEqual(expect.arrayContaining([ink, link]));
  await expectAccessible(page);
  // They may be forced while the page is open.
  await page.emulateMedia({ forcedColors: "none" });
  await expect.poll(() => painted(page)).not.toContain(link);
});

test("with more contrast every grey is ink", async ({ page }) => {
  await page.emulateMedia({ contrast: "more" });
  await openPage(page, `${twoNodes}?step=middle`);
  const ink = await colourOf(page, "body", "color");
  expect(await colourOf(page, ".transport-count", "color")).toBe(ink);
  expect(await colourOf(page, ".transport-button", "border-color")).toBe(ink);
});

const isAsWide = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), "as wide as its window")
    .toBe(320);

for (const [name, address] of Object.entries(runs))
  test(`at 320 px nothing scrolls sideways: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    await openPage(page, address);
    await isAsWide(page);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await isAsWide(page);
    }
    const dialogs = ["Parameters", "Keys", "Real processes…"];
    for (const item of name === "sockets" ? dialogs : [...dialogs, "Every schedule…"]) {
      await page.getByRole("button", { name: "Menu", exact: true }).click();
      await page.getByRole("button", { name: item, exact: true }).click();
      const opened = page.locator("dialog, .drawer, .live");
      await expect(opened.first()).toBeVisible();
      await isAsWide(page);
      await page.goto("about:blank");
      await openPage(page, address);
    }
    await page.getByRole("button", { name: "Run until" }).click();
    await isAsWide(page);
    // So low that the foot would cover all the rest: it does not stay in the window.
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto("about:blank");
    await openPage(page, address);
    await isAsWide(page);
    await expect(page.locator(".workbench-foot")).not.toBeInViewport();
    await page.locator(".workbench-stage").scrollIntoViewIfNeeded();
    expect(
      await page.locator(".workbench-stage").evaluate((stage) => {
        const { left, top, width } = stage.getBoundingClientRect();
        return stage.contains(document.elementFromPoint(left + width / 2, Math.max(0, top) + 20));
      }),
    ).toBe(true);
  });

test("a notice moves no part of the page and goes away by itself; a problem stays", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.clock.install();
  await openPage(page, `${twoNodes}?step=middle`);
  const boxes = () =>
    Promise.all(
      [".workbench-stage", ".workbench-diagram", ".caption", ".transport"].map((part) =>
        page.locator(part).boundingBox(),
      ),
    );
  const before = await boxes();
  const notice = page.locator(".notice");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeVisible();
  expect(await boxes()).toEqual(before);
  const told = await notice.boundingBox();
  for (const box of before)
    expect(
      told && box && told.x < box.x + box.width && box.x < told.x + told.width
        ? told.y >= box.y + box.height || box.y >= told.y + told.height
        : true,
    ).toBe(true);
  await notice.hover();
  await page.clock.fastForward(60_000);
  await expect(notice).toBeVisible();
  await page.locator(".workbench-stage").hover();
  await page.clock.fastForward(3000);
  await expect(notice).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(notice).toBeHidden();

  await page.locator("input[type=file]").setInputFiles({
    name: "mine.json",
    mimeType: "application/json",
    buffer: Buffer.from("{"),
  });
  await expect(page.getByRole("alert")).toContainText("could not be opened");
  expect(await boxes()).toEqual(before);
  await page.clock.fastForward(600_000);
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toBeHidden();
});

test("single keys can be switched off: the slider keeps its own, and no hint names a key", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=1`);
  const hint = (name: string) =>
    page
      .getByRole("button", { name, exact: true })
      .evaluate((button) => getComputedStyle(button, "::after").content);
  await page.getByRole("button", { name: "Forward" }).hover();
  await expect.poll(() => hint("Forward")).toContain("→");
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Single keys work anywhere on the page" }).uncheck();
  await expectAccessible(page, "dialog");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  for (const key of ["ArrowRight", "e", "p", "?", "End"]) await page.keyboard.press(key);
  await expectStep(page, 2);
  await page.reload();
  await expectStep(page, 2);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Forward" }).hover();
  await expect.poll(() => hint("Forward")).not.toContain("→");
  await expectStep(page, 2);
  const { of } = await stepShown(page);
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 3);
  await page.keyboard.press("End");
  await expectStep(page, of);
  await page.keyboard.press("Home");
  await expectStep(page, 1);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
});

test("paper has the title, the whole stage and diagram, the sentence and the code, in light colours", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=middle&theme=dark`);
  const size = (part: string) =>
    page.locator(part).evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width / height;
    });
  const shape = [await size(".workbench-stage"), await size(".workbench-diagram")];
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 718, height: 1000 });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  for (const part of [".scenario-title", ".caption", ".code"]) await expect(page.locator(part)).toBeVisible();
  for (const part of [".transport", ".header-tools", ".tabs"]) await expect(page.locator(part)).toBeHidden();
  for (const [index, part] of [".workbench-stage", ".workbench-diagram"].entries()) {
    expect(await size(part)).toBeCloseTo(shape[index] ?? 0, 1);
    const box = await page.locator(part).boundingBox();
    expect(box && box.x + box.width).toBeLessThanOrEqual(718);
  }
  const tops = await Promise.all(
    [".header", ".workbench-stage", ".workbench-diagram", ".caption", ".code"].map(
      async (part) => (await page.locator(part).boundingBox())?.y ?? NaN,
    ),
  );
  expect([...tops].sort((a, b) => a - b)).toEqual(tops);
  // What scrolls on the screen is whole.
  expect(
    await page.locator(".code").evaluate((code) => code.scrollHeight - code.clientHeight),
  ).toBeLessThanOrEqual(1);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
