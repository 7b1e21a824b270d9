import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, stepShown, test, twoNodes } from "./page.ts";

test("right order and the text's order are one click apart, and a break is one click away", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=1`);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await expectStep(page, 2);
  const goes = page.getByRole("button", { name: /^(breaks|broken) at step \d+$/ }).first();
  const [, step = ""] = /step (\d+)/.exec(await goes.innerText()) ?? [];
  await goes.click();
  await expectStep(page, Number(step));
  await expect(page.getByRole("button", { name: `broken at step ${step}` }).first()).toBeVisible();
  await page.getByRole("button", { name: "Right order" }).click();
  await expect(page.getByRole("button", { name: /at step \d+$/ })).toHaveCount(0);
  // In a narrower window no part of the header lies over another.
  await page.setViewportSize({ width: 1024, height: 720 });
  const picker = await page.getByRole("button", { name: /^Scenario/ }).boundingBox();
  const order = await page.locator(".header fieldset").boundingBox();
  expect((picker?.x ?? Infinity) + (picker?.width ?? 0)).toBeLessThanOrEqual(order?.x ?? 0);
  await expect(page.locator(".header-tools")).toBeInViewport({ ratio: 1 });
});

test("another order is compared at the same step: the switch leaves the step alone", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/text-violation?step=8");
  await expectStep(page, 9);
  await page.getByRole("button", { name: "Right order" }).click();
  await expectStep(page, 9);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await expectStep(page, 9);
  await expect(page.locator(".caption-violation")).toBeVisible();
});

test("a step that breaks a check leads to the step that is the cause", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/text-violation?step=8");
  const cause = page.locator(".caption-cause");
  await expect(cause).toHaveText(/^The cause is step 6 ?Node 2.*the correct algorithm would defer here\.$/);
  await cause.getByRole("button", { name: "step 6" }).click();
  await expectStep(page, 6);
  await expect(cause).toHaveCount(0);
});

test("a scenario is chosen from the list, by mouse or by keys", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const picker = page.getByRole("button", { name: /^Scenario/ });
  const list = page.getByRole("navigation", { name: "Scenarios" });
  await picker.click();
  const last = list.getByRole("link").last();
  const name = await last.locator("b").innerText();
  await last.click();
  await expect(list).toBeHidden();
  await expect(page.getByRole("button", { name: `Scenario: ${name}` })).toBeVisible();
  await expectStep(page, 1);
  await picker.focus();
  await page.keyboard.press("Enter");
  await expect(last).toBeFocused();
  await page.keyboard.press("ArrowUp");
  const before = list.getByRole("link").nth(-2);
  await expect(before).toBeFocused();
  const href = (await before.getAttribute("href")) ?? "";
  await page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  await expect.poll(() => page.url().endsWith(href)).toBe(true);
  await picker.click();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
});

test("the theme follows the system until one is chosen, which is remembered", async ({ page }) => {
  const html = page.locator("html");
  await openPage(page);
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Switch to the projector theme" }).click();
  await expect(html).toHaveAttribute("data-theme", "projector");
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.reload();
  await stepShown(page);
  await expect(html).toHaveAttribute("data-theme", "light");
});

test("at 1280x720 stage, diagram, caption and transport are in view, and nothing scrolls", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=middle`);
  for (const part of [".workbench-stage", ".workbench-diagram", ".caption", ".transport", ".checks"])
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  const over = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth > window.innerWidth, scrollHeight > window.innerHeight];
  });
  expect(over).toEqual([false, false]);
});

test("at 390x844 stage, diagram, caption and transport are in view, and thumbs fit", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, `${twoNodes}?step=middle`);
  for (const part of [".workbench-stage", ".workbench-diagram", ".caption", ".transport"])
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  for (const button of await page.locator(".transport-button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
});

/** Each theme and each size twice or once: colours do not depend on the size, nor the layout on the colours. */
const looks = [
  { theme: "light", width: 1280, height: 720 },
  { theme: "dark", width: 1280, height: 720 },
  { theme: "light", width: 390, height: 844 },
  { theme: "dark", width: 390, height: 844 },
  { theme: "projector", width: 1920, height: 1080 },
] as const;

for (const { theme, width, height } of looks) {
  test(`axe finds nothing in ${theme} at ${width}x${height}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await openPage(page, `${twoNodes}?step=middle&theme=${theme}`);
    await expectAccessible(page);
    for (const tab of ["State", "Console", "Changes"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expectAccessible(page, ".workbench-side");
    }
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page, "dialog");
  });
}
