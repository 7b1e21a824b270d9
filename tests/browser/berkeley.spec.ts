import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { marksIn, type SeenMark } from "./marks.ts";
import { caption, expect, expectStep, openPage, stepShown, test } from "./page.ts";

const at = (id: string, step = 0) => `./#/berkeley/${id}?step=${step}`;
const card = (page: Page, id: number) =>
  page
    .getByRole("list", { name: "Clocks" })
    .getByRole("button")
    .nth(id - 1);
const cell = (page: Page, row: number, column: number) =>
  page
    .locator(".round tbody tr")
    .nth(row - 1)
    .locator("th, td")
    .nth(column);
const chart = (page: Page) => page.locator(".offset-picture");
/** The marks of the chart of offsets whose keys begin so. */
const inChart = async (part: Locator, key: string): Promise<SeenMark[]> =>
  (await marksIn(part)).filter((mark) => mark.key.startsWith(key));
const expectInChart = (part: Locator, key: string) =>
  expect.poll(async () => (await inChart(part, key)).length, { message: key }).toBeGreaterThan(0);
const check = (page: Page, title: string) => page.locator(".check", { hasText: title });

test("the experiment opens on the handout's four clocks, and a press of → goes on", async ({ page }) => {
  await openPage(page);
  await page.getByRole("link", { name: "Berkeley clocks" }).click();
  await expect(caption(page)).toContainText("clock 1 is the master");
  await expect(card(page, 2)).toContainText("102.5 s");
  // True time is unknown here: the page says what is measured, and calls no clock off.
  await expect(
    page.getByRole("region", { name: "Clock reading minus the time since the start" }),
  ).toBeVisible();
  await expect(page.locator(".true-time")).toHaveText("Since the start0 mstrue time is unknown");
  await expect(page.locator(".clock-offset")).toHaveText([
    "in chart: 100.3 s",
    "in chart: 102.5 s",
    "in chart: 98.4 s",
    "in chart: 101 s",
  ]);
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  await expect(caption(page)).toContainText("reads its own clock, 100.3 s, and polls clocks 2, 3 and 4");
  await page.keyboard.press("End");
  for (const id of [1, 2, 3, 4]) await expect(card(page, id)).toContainText("100.55 s");
  await expect(check(page, "No clock runs backwards")).toContainText("clock 2 is set back by 1.95 s");
  await expect(page.getByRole("region", { name: "What the listing prints" })).toContainText(
    "Synchronized Clocks: [100.55, 100.55, 100.55, 100.55]",
  );
});

test("the round's table fills in as the answers arrive", async ({ page }) => {
  await openPage(page, at("handout", 1));
  await page.getByRole("tab", { name: "State" }).click();
  await expect(page.getByRole("region", { name: "Round 1" })).toBeVisible();
  await expect(cell(page, 1, 1)).toHaveText("100.3 s");
  await expect(cell(page, 2, 1)).toHaveText("…");
  await page.keyboard.press("End");
  await expect(cell(page, 2, 3)).toHaveText("+2.2 s");
  await expect(cell(page, 3, 5)).toHaveText("+2.15 s");
  await expect(page.locator(".round-average")).toHaveText(
    "The average of 0 ms, +2.2 s, −1.9 s, +0.7 s is +0.25 s.",
  );
  await openPage(page, at("late-answer", 10));
  await page.keyboard.press("End");
  await expect(cell(page, 3, 4)).toContainText("late");
  await expect(cell(page, 3, 5)).toHaveText("none");
  await openPage(page, at("wild-clock-left-out"));
  await page.keyboard.press("End");
  await expect(cell(page, 3, 4)).toContainText("outnot in the largest set within 500 ms");
});

test("a clock is dragged in the chart: the run is computed again while the pointer moves", async ({
  page,
}) => {
  await openPage(page, at("handout", 10));
  const handle = page.locator(".offset-handle[data-kind=clock]").nth(1);
  const box = await handle.boundingBox();
  if (!box) throw new Error("there is no handle");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 30, { steps: 4 });
  await expect(page.locator(".offset-held")).toContainText(" ms");
  await expect(card(page, 1)).not.toContainText("100.55 s");
  await page.keyboard.press("Escape");
  await expect(card(page, 1)).toContainText("100.55 s");
  await page.mouse.up();
  await expect(page.getByRole("region", { name: "What was changed" })).toHaveCount(0);

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "Clock 2 begins at 101.",
  );
  await page.keyboard.press("Control+z");
  await expect(card(page, 1)).toContainText("100.55 s");
});

test("true time is what a right clock shows, and moving one clock moves no other", async ({ page }) => {
  await openPage(page, at("wild-clock"));
  const offsets = page.locator(".clock-offset");
  await expect(page.getByRole("region", { name: "Offset from true time" })).toBeVisible();
  await expect(page.locator(".true-time")).toContainText("True time100.3 s");
  await expect(offsets).toHaveText(["off by 0 ms", "off by +0.2 s", "off by +59.7 s", "off by −0.2 s"]);
  const slider = page.getByRole("slider", { name: "Clock 3’s reading at the start" });
  await slider.focus();
  await page.keyboard.press("ArrowDown");
  await expect(offsets.nth(2)).not.toHaveText("off by +59.7 s");
  await expect(offsets.nth(0)).toHaveText("off by 0 ms");
  await expect(offsets.nth(3)).toHaveText("off by −0.2 s");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("End");
  await expect(offsets).toHaveText(Array.from({ length: 4 }, () => "off by +14.93 s"));

  await page.getByRole("button", { name: /^Parameters/ }).click();
  const form = page.getByRole("region", { name: "Parameters" });
  await form.getByLabel("a correct clock starts at").fill("101.3");
  await expect(offsets.nth(0)).toHaveText("off by +13.93 s");
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "A correct clock starts at 101.3 s",
  );
  await form.getByLabel("True time is known").uncheck();
  await expect(offsets.nth(0)).toHaveText(/^in chart: 115.2/);
});

test("a handle at the edge of a close-up follows the pointer", async ({ page }) => {
  await openPage(page, at("fifteen-machines", 0));
  const handle = page.locator(".offset-handle[data-kind=clock]").nth(13);
  const middle = async () => {
    const box = await handle.boundingBox();
    if (!box) throw new Error("there is no handle");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const { x, y } = await middle();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 60, { steps: 6 });
  await expect(handle).toHaveAttribute("data-held");
  await expect.poll(async () => Math.abs((await middle()).y - (y - 60))).toBeLessThan(3);
  await page.keyboard.press("Escape");
  await expect.poll(async () => Math.abs((await middle()).y - y)).toBeLessThan(1);
  await page.mouse.up();
});

test("in a long run the lines follow the pointer, the rest follows when it stops, and both show one run", async ({
  page,
}) => {
  await openPage(page, at("fifteen-machines", 258));
  const handle = page.locator(".offset-handle[data-kind=clock]").nth(1);
  const box = await handle.boundingBox();
  if (!box) throw new Error("there is no handle");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const sketch = page.locator("[data-sketched]");
  const changed = page.getByRole("region", { name: "What was changed" });
  const lineOf2 = async () => JSON.stringify((await inChart(chart(page), "way:1"))[0]?.mark);
  const before = await lineOf2();
  let moves = 0;
  // What is seen is asked for in the breath of a move: a hand that waited would rest, and the sketch be gone.
  const followsWhileMoving = async () => {
    await page.mouse.move(x, y + 20 + (moves++ % 5));
    return (await sketch.count()) === 1 && (await lineOf2()) !== before;
  };
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect.poll(followsWhileMoving, { intervals: [10] }).toBe(true);
  // The hand rests: the run is made, and what was is seen behind it.
  await expect(sketch).toHaveCount(0);
  await expectInChart(chart(page), "before:");
  await expect(changed).toContainText("Clock 2 begins at");
  await page.keyboard.press("Escape");
  await expect(changed).toHaveCount(0);
  await page.mouse.up();

  // Let go while it moves: what it stood at is the run.
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect.poll(followsWhileMoving, { intervals: [10] }).toBe(true);
  const told = await page.locator(".offset-held").textContent();
  await page.mouse.up();
  await expect(sketch).toHaveCount(0);
  await expect(changed).toContainText(`Clock 2 begins at ${told}`);
  await page.keyboard.press("Control+z");
  // One drag is one change.
  await expect(changed).toHaveCount(0);
});

test("dragging a clock does not change a scenario that is opened meanwhile", async ({ page }) => {
  await openPage(page, at("fifteen-machines", 3));
  const box = await page.locator(".offset-handle[data-kind=clock]").nth(1).boundingBox();
  if (!box) throw new Error("there is no handle");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20, { steps: 4 });
  await page.evaluate(() => (location.hash = "#/berkeley/handout?step=3"));
  await expect(card(page, 4)).toBeVisible();
  await expect(card(page, 5)).toHaveCount(0);
  await page.mouse.move(x, y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator(".offset-handle[data-held]")).toHaveCount(0);
  // Longer than a hand rests before what it holds is run.
  await page.waitForTimeout(300);
  await expect(card(page, 5)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "What was changed" })).toHaveCount(0);
});

test("drift is set with keys as well, and takes the link along", async ({ page }) => {
  await openPage(page, at("drift", 60));
  const drift = page.getByRole("slider", { name: "Clock 2’s drift" });
  await drift.focus();
  await expect(drift).toHaveAttribute("aria-valuetext", "900 ppm");
  await page.keyboard.press("ArrowUp");
  await expect(drift).not.toHaveAttribute("aria-valuetext", "900 ppm");
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText("Clock 2 drifts by");
  const told = await drift.getAttribute("aria-valuetext");
  await expect.poll(() => page.url()).toContain("s=");
  await page.reload();
  await expect(page.getByRole("slider", { name: "Clock 2’s drift" })).toHaveAttribute(
    "aria-valuetext",
    told ?? "",
  );
});

test("step against slew: two runs side by side under one cursor", async ({ page }) => {
  await openPage(page, at("drift", 30));
  await expect(check(page, "No clock runs backwards")).toContainText("broken");
  await page.getByRole("button", { name: "Slew" }).click();
  await expect(check(page, "No clock runs backwards")).not.toContainText("broken");
  await expectInChart(chart(page), "before:");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const was = page.getByRole("region", { name: "The run as it was" });
  const is = page.getByRole("region", { name: "The run as it is" });
  await expectInChart(was, "jumps:");
  await page.keyboard.press("End");
  await expect(was).toContainText("Step 61 of 61");
  await expect(is).toContainText("Step 61 of 61");
  await expect(was.getByRole("slider", { name: /Clock/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(was).toBeHidden();
});

test("half of the round trip, and the fault-tolerant average, are one press away", async ({ page }) => {
  await openPage(page, at("wild-clock", 10));
  await expect(card(page, 1)).toContainText("115.25 s");
  await page.getByRole("button", { name: "Fault-tolerant" }).click();
  await expect(card(page, 1)).toContainText("100.");
  await openPage(page, at("delays", 8));
  await page.getByRole("button", { name: "½ RTT" }).click();
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "Readings are used as they are",
  );
});

test("the chart is a scrubber", async ({ page }) => {
  await openPage(page, at("drift"));
  const box = await chart(page).boundingBox();
  if (!box) throw new Error("there is no chart");
  await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.7);
  await expect.poll(async () => (await stepShown(page)).step).toBeGreaterThan(20);
  await page.mouse.click(box.x + 70, box.y + box.height * 0.7);
  await expectStep(page, 1);
});

test("a message is picked and a clock is set from the stage", async ({ page }) => {
  await openPage(page, at("delays", 2));
  await page.getByRole("list", { name: "Messages under way" }).getByRole("button").first().click();
  await expect(page.getByRole("dialog")).toContainText("Drop");
  await page.keyboard.press("Escape");
  await card(page, 3).click();
  const menu = page.getByRole("dialog", { name: "Clock 3" });
  await menu.getByLabel("Set its clock by").fill("-700");
  await menu.getByRole("button", { name: "Set it here" }).click();
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText("set back by 700 ms");
});

test("the form has every option and every clock", async ({ page }) => {
  await openPage(page, at("handout"));
  await page.getByRole("button", { name: /^Parameters/ }).click();
  const form = page.getByRole("region", { name: "Parameters" });
  await form.getByLabel("The master").selectOption("lowest-clock");
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await expect(card(page, 3)).toContainText("MASTER");
});

for (const [width, height, theme] of [
  [1280, 720, "light"],
  [1920, 1080, "projector"],
  [390, 844, "dark"],
] as const) {
  test(`nothing is cut, and axe finds nothing, at ${width}×${height} in the ${theme} theme`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const id of ["fifteen-machines", "drift"]) {
      await openPage(page, `${at(id, 40)}&theme=${theme}`);
      await expectInChart(chart(page), "way:");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide, id).toBe(false);
      if (width < 900) continue;
      for (const part of [".clock-strip", ".offset-picture", ".workbench-diagram", ".caption", ".transport"])
        await expect(page.locator(part).first()).toBeInViewport({ ratio: 1 });
    }
    await expectAccessible(page, ".workbench-main");
  });
}

test("the listing of real processes is one press away from the code of every run", async ({ page }) => {
  await openPage(page, at("drift", 20));
  const code = page.getByRole("region", { name: /^Listing/ });
  await expect(code).toHaveAccessibleName("Listing berkeley.py");
  await page.getByRole("button", { name: "berkeley_sockets.py" }).click();
  await expect(code).toHaveAccessibleName("Listing berkeley_sockets.py");
  await expect(code).toContainText("import multiprocessing");
});

test("fifteen clocks at one line of the code leave room for the line", async ({ page }) => {
  await openPage(page, at("fifteen-machines", 258));
  const line = page.locator(".code-line[aria-current=step]");
  await expect(line.locator(".code-here > span")).toHaveCount(14);
  const room = await line.locator("code").evaluate((element) => element.getBoundingClientRect().width);
  const whole = await line.evaluate((element) => element.getBoundingClientRect().width);
  expect(room).toBeGreaterThan(whole * 0.75);
});
