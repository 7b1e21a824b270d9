import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, test, twoNodes } from "./page.ts";

test("two runs stand side by side under one cursor", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=2`);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const was = page.getByRole("region", { name: "The run as it was" });
  const is = page.getByRole("region", { name: "The run as it is" });
  const caption = "[data-caption]";
  await expect(was.locator(caption)).toHaveText((await is.locator(caption).textContent()) ?? "");
  await page.keyboard.press("End");
  await expect(was).toContainText("Step 11 of 11");
  await expect(is.locator(caption)).not.toHaveText((await was.locator(caption).textContent()) ?? "");
  await expectAccessible(page);
  const over = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth > window.innerWidth, scrollHeight > window.innerHeight];
  });
  expect(over).toEqual([false, false]);
  for (const part of [
    was.locator(".stage"),
    is.locator(".diagram"),
    was.locator(".caption"),
    is.locator(".caption"),
  ])
    await expect(part).toBeInViewport({ ratio: 1 });
  await was.getByRole("slider", { name: "Space–time diagram" }).fill("1");
  await expectStep(page, 2);
  await page.keyboard.press("Escape");
  await expect(was).toBeHidden();
  await expect(page.getByRole("region", { name: "What was changed" })).toBeVisible();
});
