import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { diagram, expectMark, labelled, markOf, marksIn } from "./marks.ts";
import { caption, drawn, expect, openPage, test, twoNodes } from "./page.ts";

const messages = (page: Page) => page.getByRole("slider", { name: "Messages of the diagram" });
const pop = (page: Page) => page.locator(".pop");

const middleOf = (page: Page, index: number) => markOf(page, `step:${index}`);

/** Every arrow of the run as it is. */
async function picture(page: Page): Promise<string[]> {
  const arrows = (await marksIn(diagram(page))).filter(({ key }) => key.startsWith("flight:"));
  return arrows
    .map(({ key, from, to }) => `${key} ${from?.x},${from?.y} ${to?.x},${to?.y}`)
    .sort((a, b) => a.localeCompare(b));
}

/** On the line of the run's first message. */
async function onLine(page: Page): Promise<{ x: number; y: number }> {
  const { from, to } = await markOf(page, "flight:0");
  if (!from || !to) throw new Error("the arrow has no ends");
  return { x: from.x + (to.x - from.x) / 3, y: from.y + (to.y - from.y) / 3 };
}

test("an arrow head that is dragged changes the run while it moves; Escape and undo take it back", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=3`);
  const first = await picture(page);
  const said = await caption(page).innerText();
  const { x, y } = await middleOf(page, 3);
  await page.mouse.move(x, y);
  await expectMark(page, "grip");
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 6 });
  await expectMark(page, "flag");
  await expect.poll(() => caption(page).innerText()).not.toBe(said);
  expect(Math.abs((await markOf(page, "grip")).x - x - 120)).toBeLessThan(16);
  await page.keyboard.press("Escape");
  await expect.poll(() => picture(page)).toEqual(first);
  await page.mouse.up();
  await expectMark(page, "flag", false);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 6 });
  await page.mouse.up();
  await drawn(page);
  expect((await marksIn(diagram(page))).filter(({ key }) => key.startsWith("ghost:flight:"))).not.toEqual([]);
  expect(await picture(page)).not.toEqual(first);
  await page.keyboard.press("Control+z");
  await expect.poll(() => picture(page)).toEqual(first);
  await expectMark(page, "flag", false);
});

test("a held arrow or an open menu ends when another scenario opens", async ({ page }) => {
  const openOther = (id: string) =>
    page.evaluate((id) => {
      window.location.hash = `#/ricart-agrawala/${id}?step=3`;
    }, id);
  const history = page.locator(".change-bar");
  await openPage(page, `${twoNodes}?step=3`);
  const { x, y } = await middleOf(page, 3);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 3 });
  await expect(history).toBeVisible();
  await openOther("two-nodes-text");
  await expect(page.getByRole("button", { name: "Handout’s text order", pressed: true })).toBeVisible();
  const other = await picture(page);
  await page.mouse.move(x + 120, y, { steps: 3 });
  await page.mouse.up();
  // The next press is the proof that nothing of the last one is still held.
  await page.keyboard.press("End");
  await drawn(page);
  expect(await picture(page)).toEqual(other);
  await expect(history).toHaveCount(0);
  await expect(page).toHaveURL(/two-nodes-text/);

  await messages(page).focus();
  await page.keyboard.press("Enter");
  await expect(pop(page)).toBeVisible();
  await openOther("two-nodes");
  await expect(page.getByRole("button", { name: "Right order", pressed: true })).toBeVisible();
  await expect(pop(page)).toHaveCount(0);
});

test("by keyboard an arrow is moved, kept, taken back and dropped", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=0`);
  const first = await picture(page);
  await messages(page).focus();
  await expect(messages(page)).toHaveAttribute("aria-valuetext", /^Message 1 of 4: .* arrives at 10 ms$/);
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect(messages(page)).toHaveAttribute("aria-valuetext", /arrives at 21 ms$/);
  await page.keyboard.press("Escape");
  await expect.poll(() => picture(page)).toEqual(first);
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await expect(messages(page)).toHaveAttribute("aria-valuetext", /arrives at 20 ms$/);
  await page.keyboard.press("Delete");
  await expect(messages(page)).toHaveAttribute("aria-valuetext", /is lost at/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => picture(page)).toEqual(first);
  await messages(page).focus();
  await page.keyboard.press("Enter");
  await expect(pop(page).getByRole("button", { name: "Drop it" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(pop(page)).toHaveCount(0);
  await expect(messages(page)).toBeFocused();
});

test("a message is picked by its arrow or on its way, a node by its card or its name; axe finds nothing", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=2`);
  const line = await onLine(page);
  await page.mouse.click(line.x, line.y);
  await expect(pop(page)).toContainText("1>2#1");
  await expectAccessible(page, ".pop", ".diagram");
  await pop(page).getByRole("button", { name: "Drop it" }).click();
  await expect(pop(page)).toHaveCount(0);
  await expectMark(page, "flag");
  await page.keyboard.press("Control+z");
  const pill = await labelled(page.locator(".stage"));
  await page.mouse.click(pill.x, pill.y);
  await expect(pop(page)).toContainText("Drop it");
  await page.mouse.click(600, 60);
  await expect(pop(page)).toHaveCount(0);
  await page.locator('.card[data-process="2"]').click();
  await expect(pop(page)).toContainText("Crash it here");
  await page.keyboard.press("Escape");
  await page.locator(".lane-buttons button").first().focus();
  await page.keyboard.press("Enter");
  await expect(pop(page)).toContainText("Node 1");
  await page.keyboard.press("Escape");
  await expect(page.locator(".lane-buttons button").first()).toBeFocused();
});

test.describe("by thumb", () => {
  // What is touched must stand still.
  test.use({
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    contextOptions: { reducedMotion: "reduce" },
  });

  test("an arrow head is dragged, and a popover stays in the window", async ({ page }) => {
    await openPage(page, `${twoNodes}?step=3`);
    const first = await picture(page);
    const { x, y } = await middleOf(page, 3);
    const touch = await page.context().newCDPSession(page);
    const at = (dx: number) => [{ x: x + dx, y }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (const dx of [10, 25, 40, 55])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(dx) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expectMark(page, "flag");
    expect(await picture(page)).not.toEqual(first);
    const line = await onLine(page);
    await page.touchscreen.tap(line.x, line.y);
    await expect(pop(page)).toBeVisible();
    const box = await pop(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    await page.keyboard.press("Escape");
  });
});
