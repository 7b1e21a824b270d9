import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { count, drawn, expect, openPage, test, twoNodes } from "./page.ts";

test.use({ firstVisit: true });

const hint = (page: Page) => page.getByRole("region", { name: /^Hint: / });

/** The hints come with the first sign of life. */
async function arrive(page: Page): Promise<void> {
  await expect(count(page)).toBeVisible();
  await page.mouse.move(590, 330);
  await page.mouse.move(600, 330);
  await expect(page.locator("html")).toHaveAttribute("data-explains", "");
  await drawn(page);
}

async function isApart(page: Page, part: string): Promise<boolean> {
  const [told, kept] = [await hint(page).boundingBox(), await page.locator(part).boundingBox()];
  if (!told || !kept) throw new Error("both are on the page");
  return (
    told.x + told.width <= kept.x ||
    kept.x + kept.width <= told.x ||
    told.y + told.height <= kept.y ||
    kept.y + kept.height <= told.y
  );
}

test("a first visit shows four hints, one at a time, and none over what it points at", async ({ page }) => {
  await openPage(page, twoNodes);
  await arrive(page);
  for (const [words, part] of [
    ["for the next step", ".workbench-foot"],
    ["it explains itself", ".workbench-stage"],
    ["Drag the head of an arrow", ".workbench-diagram"],
    ["must hold", ".checks"],
  ] as const) {
    await expect(hint(page)).toHaveCount(1);
    await expect(hint(page)).toContainText(words);
    expect(await isApart(page, part), `${words} beside ${part}`).toBe(true);
    if (part === ".workbench-stage") expect(await isApart(page, ".workbench-diagram"), "lanes").toBe(true);
    if (part === ".workbench-stage") await expectAccessible(page);
    const next = hint(page).getByRole("button", { name: "Next" });
    // Whoever takes the step has understood the first one.
    if (part === ".workbench-foot") await page.keyboard.press("ArrowRight");
    else if (await next.isVisible()) await next.click();
  }
  await hint(page).getByRole("button", { name: "Got it" }).click();
  await expect(hint(page)).toHaveCount(0);
  await page.reload();
  await arrive(page);
  await expect(hint(page)).toHaveCount(0);
});

test("Escape puts the hints away for good, and the keys step meanwhile", async ({ page }) => {
  await openPage(page, twoNodes);
  await page.keyboard.press("ArrowRight");
  await expect(hint(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hint(page)).toHaveCount(0);
  await page.reload();
  await arrive(page);
  await expect(hint(page)).toHaveCount(0);
});

test("no hint comes in a presentation, nor from a link that presents", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3&present`);
  await arrive(page);
  await expect(hint(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await drawn(page);
  await expect(hint(page)).toHaveCount(0);
});

test("without storage the hints are gone for the visit", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new Error("no storage");
      },
    });
  });
  await openPage(page, twoNodes);
  await arrive(page);
  await hint(page).getByRole("button", { name: "Got it" }).click();
  await page.goto("./#/sockets/hello");
  await drawn(page);
  await expect(hint(page)).toHaveCount(0);
});
