import { expectAccessible } from "./axe.ts";
import { labelled, messagesIn } from "./marks.ts";
import { drawn, expect, expectStep, openPage, test, twoNodes } from "./page.ts";

test("P presents: large, without the tools for the desk; a clicker steps, Esc leaves", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const html = page.locator("html");
  const size = () => page.locator("[data-caption]").evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  const before = await size();
  await page.keyboard.press("p");
  await expect(html).toHaveAttribute("data-theme", "projector");
  expect(await size()).toBeGreaterThan(before * 1.4);
  await expect(page.getByRole("button", { name: "Share" })).toBeInViewport();
  await expect(page.locator(".checks")).toBeHidden();
  for (const part of [".workbench-stage", ".workbench-diagram", ".caption", ".transport", ".code"])
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("PageDown");
  await expectStep(page, 5);
  await expect(page.locator(".code [data-scroll-to]").first()).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("p");
  await page.keyboard.press("p");
  await expect(html).toHaveAttribute("data-theme", "light");
});

for (const size of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`the projector's theme fits and axe finds nothing at ${size.width}x${size.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openPage(page, `${twoNodes}?step=middle&theme=projector`);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "projector");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    for (const part of [".workbench-stage", ".workbench-diagram", ".caption", ".transport"])
      await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    await openPage(page, "./#/berkeley/handout?step=7&present");
    // Lower than this the handles of four clocks stand on each other.
    const chart = await page.locator(".offset-room").boundingBox();
    expect(chart?.height).toBeGreaterThan(140);
  });
}

test("a lecturer drops a message and steps on with a clicker: the menu closes, and Compare shows both runs", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=3`);
  await page.keyboard.press("p");
  const menu = page.getByRole("dialog", { name: /^Message/ });
  const clickMessage = async () => {
    const { x, y } = await labelled(page.locator(".stage"));
    await page.mouse.click(x, y);
  };
  await clickMessage();
  await expect(menu).toBeVisible();
  await page.keyboard.press("PageDown");
  await expectStep(page, 5);
  await expect(menu).toBeHidden();
  await clickMessage();
  await menu.getByRole("button", { name: "Drop it" }).click();
  await page.keyboard.press("End");
  await drawn(page);
  const stage = await page.locator(".stage").boundingBox();
  const lost = (await messagesIn(page.locator(".stage"))).find(({ mark }) => mark.cross);
  expect((lost?.y ?? Infinity) + (lost?.height ?? 0) / 2).toBeLessThanOrEqual(
    (stage?.y ?? 0) + (stage?.height ?? 0),
  );
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByRole("region", { name: "The run as it was" })).toBeVisible();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".transport-count")).toContainText("Step 11 ·");
});

test("a clicker’s B and full stop make the screen black, and the next key brings the picture back", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=3`);
  await page.keyboard.press("p");
  const black = page.getByText("The screen is black.");
  for (const key of ["b", "."]) {
    await page.keyboard.press(key);
    await expect(black).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("PageDown");
    await expect(black).toHaveCount(0);
    await expectStep(page, 4);
  }
  await page.keyboard.press("PageDown");
  await expectStep(page, 5);
});

test("a reload and a link keep the presentation, and one part can fill the page", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/&present$/);
  await page.reload();
  const leave = page.getByRole("button", { name: "Leave the presentation" });
  await expect(leave).toBeVisible();
  const diagram = page.getByRole("region", { name: "Space-time diagram" });
  const before = (await diagram.boundingBox())?.height ?? 0;
  await page.keyboard.press("2");
  await expect(page.getByRole("region", { name: "Stage" })).toBeHidden();
  expect((await diagram.boundingBox())?.height).toBeGreaterThan(before * 1.5);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Only the diagram" }).click();
  await expect(page.getByRole("region", { name: "Stage" })).toBeVisible();
  await leave.click();
  await expect(page).not.toHaveURL(/present/);
});
