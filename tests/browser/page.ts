import { test as base, expect, type Page } from "@playwright/test";

/** A page that may say nothing to the console, and moves nothing by itself. */
export const test = base.extend<{ quiet: undefined; everyStep: boolean; firstVisit: boolean }>({
  /** Whether this is a first visit: then hints come. */
  firstVisit: [false, { option: true }],
  /** Whether stepping goes by every step; a page on its first visit goes by what matters. */
  everyStep: [true, { option: true }],
  quiet: [
    async ({ page, everyStep, firstVisit }, use) => {
      const kept = [
        ...(everyStep ? [["interleave.steps", "all"] as const] : []),
        ...(firstVisit ? [] : [["interleave.hints", "gone"] as const]),
      ];
      await page.addInitScript((all) => {
        // A page in a sandbox has no storage.
        try {
          for (const [place, value] of all) window.localStorage.setItem(place, value);
        } catch {}
      }, kept);
      const said: string[] = [];
      page.on("console", (message) => {
        // The tests' own doing (playwright.config.ts).
        if (message.text() !== "Service Worker registration blocked by Playwright")
          said.push(`${message.type()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
      await use(undefined);
      expect(said, "nothing in the console").toEqual([]);
    },
    { auto: true },
  ],
});

export const twoNodes = "./#/ricart-agrawala/two-nodes";

/** Opens an address, or two nodes that ask for the critical section, and waits until the page stands. */
export async function openPage(page: Page, address = twoNodes): Promise<void> {
  await page.goto(address);
  await expect(count(page)).toBeVisible();
  // A run that takes long is computed under the page.
  await expect(page.locator("[data-opening]")).toHaveCount(0, { timeout: 60_000 });
  // The side comes last.
  await expect(page.locator(".workbench-side:empty")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** What is read of the step’s number: beside it stands, unseen, the widest that it can be. */
export const count = (page: Page) => page.locator(".transport-count > span:not([aria-hidden])");
export const caption = (page: Page) => page.locator("[data-caption]");
export const slider = (page: Page) => page.locator(".transport").getByRole("slider", { name: "Step" });

/** The step that is shown, counted from 1, and how many there are. */
export async function stepShown(page: Page): Promise<{ step: number; of: number }> {
  await drawn(page);
  const [, step = "", of = ""] = /Step (\d+) of (\d+)/.exec(await count(page).innerText()) ?? [];
  return { step: Number(step), of: Number(of) };
}

export async function expectStep(page: Page, step: number): Promise<void> {
  await expect(count(page)).toContainText(new RegExp(`Step ${step} (?:of|·)`));
}

/** Lets so many frames go by that every part of the page has been drawn: a frame draws at least one of the four. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** The step, and every part of the page at it. */
export async function expectDrawn(page: Page, step: number): Promise<void> {
  await expectStep(page, step);
  await drawn(page);
}

export { expect };

/** Has the diagram show the whole run. */
export async function zoomOut(page: Page): Promise<void> {
  const out = page.getByRole("button", { name: "Zoom out" });
  // By key: the button of a run that takes long to draw may be disabled while the hand is still on its way to it.
  while (await out.isEnabled()) await page.getByRole("slider", { name: "Space–time diagram" }).press("-");
}

/** Where the cursor’s line stands on the page. */
export async function cursorX(page: Page): Promise<number> {
  await drawn(page);
  return page.locator(".diagram .cursor-line").evaluate((line) => line.getBoundingClientRect().left);
}
