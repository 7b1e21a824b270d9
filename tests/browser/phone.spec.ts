import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { caption, count, expect, openPage, test } from "./page.ts";

test.use({ viewport: { width: 390, height: 844 } });

/** Where an element stands in the window, in pixels. */
async function edgesOf(part: Locator): Promise<{ top: number; bottom: number }> {
  return part.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });
}

/** What is looked at stands wholly in the window, above the transport, and nothing lies over it. */
async function expectInSight(page: Page, part: Locator): Promise<void> {
  const { top, bottom } = await edgesOf(part);
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual((await edgesOf(page.locator(".transport"))).top);
  const isOnTop = await part.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(seen) || seen?.contains(element) === true;
  });
  expect(isOnTop).toBe(true);
}

const scrollTo = (page: Page, share: number) =>
  page.evaluate((part) => window.scrollTo(0, part * document.documentElement.scrollHeight), share);

const judged = new Set([
  "sockets/hello?step=21",
  "berkeley/fifteen-machines?step=middle",
  "ricart-agrawala/crash-blocks?step=last",
]);

for (const address of [
  "sockets/hello?step=21",
  "sockets/eight-one-at-a-time?step=middle",
  "berkeley/fifteen-machines?step=middle",
  "ricart-agrawala/five-nodes-load?step=middle",
  "ricart-agrawala/lost-message?step=last",
  "ricart-agrawala/crash-blocks?step=last",
]) {
  test(`on a phone the sentence of the step is in sight however far one reads: ${address}`, async ({
    page,
  }) => {
    await openPage(page, `./#/${address}`);
    const blocked = page.locator(".blocked-sign");
    const isBlocked = address.endsWith("last");
    await expect(blocked).toHaveCount(isBlocked ? 1 : 0);
    for (const share of [0, 0.5, 1]) {
      await scrollTo(page, share);
      await expectInSight(page, caption(page));
      if (isBlocked) await expectInSight(page, blocked);
    }
    // One of each experiment: the others have the same parts.
    if (judged.has(address)) await expectAccessible(page);
  });
}

test("on a phone held across there is room for the picture over the sentence", async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await openPage(page, "./#/sockets/hello?step=21");
  await expect(count(page)).toBeVisible();
  await expectInSight(page, caption(page));
  expect((await edgesOf(page.locator(".caption"))).top).toBeGreaterThanOrEqual(220);
});

test("on a phone the first sentence says which button to tap", async ({ page, browser }) => {
  await openPage(page, "./#/sockets/hello");
  await expect(caption(page)).toContainText("Press → for the first step.");
  const { baseURL = "" } = test.info().project.use;
  const phone = await browser.newPage({ baseURL, isMobile: true, hasTouch: true });
  await phone.goto("./#/sockets/hello");
  await expect(caption(phone)).toContainText("Tap › for the first step.");
  await phone.close();
});
