import type { Page } from "@playwright/test";
import { diagram, expectNow, findMark, markOf, marksIn } from "./marks.ts";
import { cursorX, expect, expectStep, openPage, stepShown, test, twoNodes } from "./page.ts";

const middleOf = (page: Page, index: number) => markOf(page, `step:${index}`);

/** How the lens shows a step: lit in one of its colours, faded, or not at all. */
async function lensOf(page: Page, index: number): Promise<string | null> {
  const lit = await findMark(page, `step:${index}:lit`);
  if (lit) return lit.fill ? (lit.fill.ink === "accent" ? "past" : "future") : "self";
  const { fill, stroke } = await markOf(page, `step:${index}`);
  return (fill ?? stroke)?.alpha === 1 ? null : "concurrent";
}

const expectLens = (page: Page, index: number, wanted: string | null) =>
  expect.poll(() => lensOf(page, index), { message: `step ${index}` }).toBe(wanted);

test("a click on a step goes there, also one that misses by a few pixels", async ({ page }) => {
  await openPage(page, twoNodes);
  for (const index of [5, 2, 8]) {
    const { x, y } = await middleOf(page, index);
    await page.mouse.click(x + 6, y - 7);
    await expectStep(page, index + 1);
    await expectNow(page, index);
    expect(Math.abs((await cursorX(page)) - x)).toBeLessThan(1.5);
  }
});

test("a drag over empty space scrubs, to the last step at or before the pointer", async ({ page }) => {
  await openPage(page, twoNodes);
  const { of } = await stepShown(page);
  const diagram = await page.locator(".diagram-picture").boundingBox();
  if (!diagram) throw new Error("the diagram has no place");
  const floor = diagram.y + diagram.height - 10;
  const [fourth, fifth] = [await middleOf(page, 4), await middleOf(page, 5)];
  await page.mouse.move((fourth.x + fifth.x) / 2, floor);
  await page.mouse.down();
  await expectStep(page, 5);
  await page.mouse.move(fourth.x - 3, floor, { steps: 4 });
  await expectStep(page, 4);
  await page.mouse.move(5000, floor, { steps: 10 });
  await expectStep(page, of);
  await page.mouse.move(2, floor - 300, { steps: 10 });
  await expectStep(page, 1);
  await page.mouse.up();
  await page.mouse.move(fifth.x, floor);
  await expectStep(page, 1);
});

test("hovering a step lights its causes and effects, and fades concurrent steps", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=0`);
  // The first request of either node is concurrent with the other's.
  const { x, y } = await middleOf(page, 1);
  await page.mouse.move(x, y);
  await expectLens(page, 1, "self");
  await expectLens(page, 0, "past");
  await expectLens(page, 2, "concurrent");
  await expectLens(page, 3, "future");
  await expect(page.locator(".diagram-tooltip")).toContainText("1 step led here");
  await expectStep(page, 1);
  await page.mouse.move(3, 3);
  await expect(page.locator(".diagram-tooltip")).toHaveCount(0);
  await expectLens(page, 2, null);
});

test("the keyboard moves the lens, goes to the lit step, and still steps", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=2`);
  const diagram = page.getByRole("slider", { name: "Space–time diagram" });
  await diagram.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expectLens(page, 4, "self");
  await expect(diagram).toHaveAttribute(
    "aria-valuetext",
    /^Step 5 of 11, .* \d+ steps led here, \d+ follows? from it, /,
  );
  await expectStep(page, 3);
  await page.keyboard.press("Enter");
  await expectStep(page, 5);
  await page.keyboard.press("Escape");
  await expectLens(page, 4, null);
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 6);
});

test("a long run is seen through a window that follows the cursor, pans and zooms", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/five-nodes-load?step=0");
  const { of } = await stepShown(page);
  const plot = await page.locator(".diagram-picture").boundingBox();
  if (!plot) throw new Error("the diagram has no place");
  for (let index = 1; index < of; index += 9) {
    await page.keyboard.press("PageDown");
    const x = await cursorX(page);
    expect(x).toBeGreaterThan(plot.x + 60);
    expect(x).toBeLessThan(plot.x + plot.width);
  }
  await page.keyboard.press("End");
  await expectStep(page, of);
  for (let back = 1; back < 14; back++) await page.keyboard.press("ArrowLeft");
  await expectStep(page, of - 13);
  const before = await middleOf(page, of - 14);
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await middleOf(page, of - 14)).x - before.x).toBeGreaterThan(150);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await expect(page.getByRole("button", { name: "Reset zoom" })).toHaveCount(0);
});

test("what has happened is solid up to the cursor, and what has not is drawn beyond it", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=4`);
  const { x } = await middleOf(page, 4);
  const veil = await page.locator(".diagram .veil").boundingBox();
  expect(veil?.x).toBeCloseTo(x, 0);
  await expectNow(page, 4);
  // Solid in the process's colour, and hollow.
  expect((await markOf(page, "step:3")).fill?.ink).not.toBe("panel");
  expect((await markOf(page, "step:5")).fill?.ink).toBe("panel");
});

/** The ticks' labels and the lanes' names, from left to right. */
async function writtenIn(page: Page): Promise<{ left: number; right: number }[]> {
  const texts = (await marksIn(diagram(page))).filter(({ key }) => /^(tick|name):/.test(key));
  expect(texts.length).toBeGreaterThan(12);
  return page.evaluate(
    (texts) =>
      texts.map(({ key, text, x }) => {
        const context = document.createElement("canvas").getContext("2d");
        if (context) context.font = `${key.startsWith("name") ? "700 13px" : "11px"} "Inter Variable"`;
        const width = context?.measureText(text ?? "").width ?? 0;
        const left = key.startsWith("name") ? x : x - width / 2;
        return { left, right: left + width };
      }),
    texts,
  );
}

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [390, 844],
] as const) {
  test(`flag, ticks and names stay whole at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, "./#/ricart-agrawala/twelve-nodes?step=0");
    const { of } = await stepShown(page);
    const plot = await page.locator(".diagram").boundingBox();
    if (!plot) throw new Error("the diagram has no place");
    for (const index of [0, 7, of >> 1, of - 1]) {
      await page.goto(`./#/ricart-agrawala/twelve-nodes?step=${index}`);
      await expectStep(page, index + 1);
      const texts = page.locator(".cursor-flag, .legend li");
      const boxes = await texts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      for (const box of [...boxes, ...(await writtenIn(page))]) {
        expect(box.left).toBeGreaterThanOrEqual(plot.x - 0.5);
        expect(box.right).toBeLessThanOrEqual(plot.x + plot.width + 0.5);
      }
    }
  });
}
