import type { Page } from "@playwright/test";
import { caption, count, expect, expectStep, openPage, slider, stepShown, test, twoNodes } from "./page.ts";
import { pixelsApart, wholePicture } from "./pictures.ts";

/**
 * Opens an address; from then on no time goes by but what the test lets go by, however slow the machine is. Returns how
 * many steps there are.
 */
async function openHeld(page: Page, address?: string): Promise<number> {
  await page.clock.install({ time: 0 });
  await openPage(page, address);
  const { of } = await stepShown(page);
  await page.clock.pauseAt(600_000);
  return of;
}

/** Presses a key where no time goes by, and lets the frame come that answers it. */
async function pressHeld(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.clock.runFor(20);
}

test("opens paused on the first step of the handout's two nodes, and one key moves something", async ({
  page,
}) => {
  await openPage(page);
  await expectStep(page, 1);
  await expect(page).toHaveURL(/#\/ricart-agrawala\/two-nodes\?step=0$/);
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  const before = await caption(page).innerText();
  const picture = await page.screenshot();
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  expect(await caption(page).innerText()).not.toBe(before);
  expect(await pixelsApart(page, await page.screenshot(), picture)).toBeGreaterThan(500);
});

test("to the end and back gives the first screen again", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=0`);
  await page.mouse.move(0, 0);
  const first = await wholePicture(page);
  const { of } = await stepShown(page);
  for (let step = 2; step <= of; step++) {
    await page.keyboard.press("ArrowRight");
    await expectStep(page, step);
  }
  await page.keyboard.press("ArrowRight");
  await expectStep(page, of);
  for (let step = of - 1; step >= 1; step--) {
    await page.keyboard.press("ArrowLeft");
    await expectStep(page, step);
  }
  await expect.poll(async () => pixelsApart(page, await wholePicture(page), first)).toBe(0);
});

test("the buttons go to the first, the previous, the next and the last step", async ({ page }) => {
  await openPage(page);
  const { of } = await stepShown(page);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press("Last step");
  await expectStep(page, of);
  await press("Back");
  await expectStep(page, of - 1);
  await press("First step");
  await expectStep(page, 1);
  await press("Forward");
  await expectStep(page, 2);
});

test("plays to the end and stops there, and a key stops it before", async ({ page }) => {
  const of = await openHeld(page);
  await pressHeld(page, "Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await playTo(page, 3);
  await pressHeld(page, "Space");
  await page.clock.runFor(20_000);
  await expectStep(page, 3);
  await pressHeld(page, ".");
  await pressHeld(page, ".");
  await expect(page.getByRole("status", { name: "Speed" })).toHaveText("4×");
  await pressHeld(page, "Space");
  await playTo(page, of);
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
});

test("stepping by hand stops the play", async ({ page }) => {
  await openHeld(page);
  await pressHeld(page, "Space");
  await pressHeld(page, "ArrowRight");
  await page.clock.runFor(20_000);
  await expectStep(page, 2);
});

test("the scrubber follows the mouse and the keyboard", async ({ page }) => {
  await openPage(page);
  const { of } = await stepShown(page);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("the scrubber has no place");
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  await expectStep(page, Math.round((of - 1) / 2) + 1);
  await page.mouse.move(box.x + box.width + 40, middle, { steps: 8 });
  await expectStep(page, of);
  await page.mouse.up();
  await slider(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expectStep(page, of - 1);
  await page.keyboard.press("Home");
  await expectStep(page, 1);
  await page.keyboard.press("ArrowUp");
  await expectStep(page, 2);
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^Step 2 of \d+, /);
});

test("the scrubber's thumb is under the pointer", async ({ page }) => {
  await openPage(page);
  const { of } = await stepShown(page);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("the scrubber has no place");
  for (const step of [0, 3, of - 1]) {
    const x = box.x + 10 + ((box.width - 20) * step) / (of - 1);
    await page.mouse.click(x, box.y + box.height / 2);
    await expectStep(page, step + 1);
    const thumbFromPointer = async () => {
      const thumb = await page.locator(".ticks-thumb").boundingBox();
      return Math.abs((thumb?.x ?? 0) + (thumb?.width ?? 0) / 2 - x);
    };
    await expect.poll(thumbFromPointer).toBeLessThan(1.5);
  }
});

test("a screen reader gets the caption once at each step, and not while playing", async ({ page }) => {
  await openHeld(page);
  await expect(caption(page)).toHaveAttribute("aria-live", "polite");
  await pressHeld(page, "ArrowRight");
  const said = await caption(page).innerText();
  const live = page.locator("[aria-live]:not([aria-live=off]), [role=status], [role=alert], output");
  const texts = (await live.allInnerTexts()).filter((text) => text.includes(said.slice(-20)));
  expect(texts).toHaveLength(1);
  await pressHeld(page, "Space");
  await expect(caption(page)).toHaveAttribute("aria-live", "off");
  await playTo(page, 3);
  await pressHeld(page, "Space");
  await expect(page.getByText(/^Stopped at step 3\./)).toBeAttached();
  await pressHeld(page, "ArrowRight");
  await expect(page.getByText(/^Stopped at/)).not.toBeAttached();
});

test("while a run plays, a screen reader gets one sentence at a time", async ({ page }) => {
  await openHeld(page, `${twoNodes}?step=0`);
  const heard = page.getByText(/^(Step \d+|Stopped at step \d+)\. /);
  await pressHeld(page, "Space");
  const sliceMs = 500;
  const said: { readonly atMs: number; readonly words: string }[] = [];
  for (let atMs = 0; !said.at(-1)?.words.startsWith("Stopped"); atMs += sliceMs) {
    await page.clock.runFor(sliceMs);
    const [words = ""] = await heard.allTextContents();
    if (words !== (said.at(-1)?.words ?? "")) said.push({ atMs, words });
    expect(atMs, "the run comes to its end").toBeLessThan(120_000);
  }
  const sentences = said.slice(0, -1);
  expect(sentences.length).toBeGreaterThan(1);
  for (const { words } of sentences) expect(words).toMatch(/^Step \d+\. Node \d /);
  expect(said.at(-1)?.words).toMatch(/^Stopped at step 11\. /);
  // Each has four seconds to be heard in.
  const gaps = sentences.slice(1).map(({ atMs }, index) => atMs - (sentences[index]?.atMs ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(4000 - sliceMs);
});

/** Lets the play's own time go by until the run has come to a step. */
async function playTo(page: Page, step: number): Promise<void> {
  for (let atMs = 0; atMs < 120_000; atMs += 100) {
    await page.clock.runFor(100);
    if (new RegExp(`Step ${step} `).test(await count(page).innerText())) break;
  }
  await expectStep(page, step);
}

test("code, state and console show the same step", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=1`);
  await expect(page.locator(".code-lit").first()).toBeInViewport();
  await page.getByRole("tab", { name: "State" }).click();
  await expect(page.locator(".state-changed").first()).toBeVisible();
  await page.getByRole("tab", { name: "Console" }).click();
  const lines = page.locator(".console-line");
  await expect(lines).not.toHaveCount(0);
  const printed = await lines.count();
  await page.keyboard.press("End");
  await expect(count(page)).toContainText(/Step (\d+) of \1/);
  await expect.poll(() => lines.count()).toBeGreaterThan(printed);
  await page.keyboard.press("Home");
  await expect(lines).toHaveCount(0);
});

test("the lit line is brought into view without moving the page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  const { of } = await stepShown(page);
  for (let step = 2; step <= of; step++) {
    await page.keyboard.press("PageDown");
    await expectStep(page, step);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  }
});

test("after a quick scrub every part of the page shows the same step", async ({ page }) => {
  const shown = () =>
    page.evaluate(() => ({
      step: document.querySelector(".transport-count > :last-child")?.textContent,
      // The diagram's window may stand elsewhere, depending on where the cursor came from; not so its cursor.
      texts: [".workbench-stage", ".diagram .cursor-flag", ".workbench-side", "[data-caption]"].map(
        (part) => document.querySelector(part)?.textContent,
      ),
    }));
  await openPage(page, "./#/ricart-agrawala/five-nodes-load?step=150");
  const wanted = await shown();
  await slider(page).fill("20");
  await expect.poll(async () => (await shown()).step).toMatch(/^Step 21 /);
  await slider(page).evaluate(async (input) => {
    const of = input as HTMLInputElement & { _valueTracker?: { setValue: (text: string) => void } };
    for (let step = 60; step <= 150; step += 3) {
      of.valueAsNumber = step;
      // React tells a change by the value that it knew.
      of._valueTracker?.setValue("");
      of.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  await expect.poll(shown).toEqual(wanted);
});
