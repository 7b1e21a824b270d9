import { test as base, expect, type Page } from "@playwright/test";

/** A page that may say nothing to the console, and moves nothing by itself. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const said: string[] = [];
      page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
      await use(undefined);
      expect(said, "nothing in the console").toEqual([]);
    },
    { auto: true },
  ],
});

export const twoNodes = "./#/ricart-agrawala/two-nodes";

/** Opens an address and waits until the page stands. */
export async function openPage(page: Page, address = "./"): Promise<void> {
  await page.goto(address);
  await expect(count(page)).toBeVisible();
  // A run that takes long is computed under the page.
  await expect(page.locator("[data-opening]")).toHaveCount(0, { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
}

export const count = (page: Page) => page.locator(".transport-count");
export const caption = (page: Page) => page.locator("[data-caption]");
export const slider = (page: Page) => page.locator(".transport").getByRole("slider", { name: "Step" });

/** The step that is shown, counted from 1, and how many there are. */
export async function stepShown(page: Page): Promise<{ step: number; of: number }> {
  const [, step = "", of = ""] = /Step (\d+) of (\d+)/.exec(await count(page).innerText()) ?? [];
  return { step: Number(step), of: Number(of) };
}

export async function expectStep(page: Page, step: number): Promise<void> {
  await expect(count(page)).toContainText(`Step ${step} of`);
}

/** The step, and every part of the page at it: steps that come quickly are drawn in turns, a frame for each part. */
export async function expectDrawn(page: Page, step: number): Promise<void> {
  await expectStep(page, step);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 10; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

export { expect };

/** Where the cursor’s line stands on the page. */
export const cursorX = (page: Page) =>
  page.locator(".diagram .cursor-line").evaluate((line) => line.getBoundingClientRect().left);
