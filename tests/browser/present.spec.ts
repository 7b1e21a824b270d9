import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, test, twoNodes } from "./page.ts";

test("P presents: large, without what is for the desk; a clicker steps, Esc leaves", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const html = page.locator("html");
  const size = () => page.locator("[data-caption]").evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  const before = await size();
  await page.keyboard.press("p");
  await expect(html).toHaveAttribute("data-theme", "projector");
  expect(await size()).toBeGreaterThan(before * 1.4);
  await expect(page.getByRole("button", { name: "Share" })).toBeHidden();
  await expect(page.locator(".checks")).toBeHidden();
  for (const part of [".workbench-stage", ".workbench-diagram", ".caption", ".transport", ".code"])
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("PageDown");
  await expectStep(page, 5);
  await expect(page.locator(".code [data-scroll-to]").first()).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("button", { name: "Share" })).toBeVisible();
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
  });
}
