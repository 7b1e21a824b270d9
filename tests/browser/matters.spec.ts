import { expectAccessible } from "./axe.ts";
import { caption, count, expect, expectStep, openPage, stepShown, test } from "./page.ts";

const hello = "./#/sockets/hello";
const matters = { name: "Only what matters" };

test.use({ everyStep: false });

test("a first visit steps through the exchange in sixteen steps at most", async ({ page }) => {
  await openPage(page, hello);
  await expect(page.getByRole("button", matters)).toHaveAttribute("aria-pressed", "true");
  await expect(count(page)).toContainText(/Step 1 of 44.*1 of 16 that matter/s);
  const stops = [(await stepShown(page)).step];
  const forward = page.getByRole("button", { name: "Forward" });
  while ((await forward.getAttribute("aria-disabled")) !== "true") {
    await page.keyboard.press(stops.length % 2 === 0 ? "PageDown" : "ArrowRight");
    stops.push((await stepShown(page)).step);
  }
  expect(stops.length).toBeLessThanOrEqual(16);
  expect(stops.at(-1)).toBe(44);
  await expect(count(page)).toContainText("16 of 16 that matter");
  const back = [(await stepShown(page)).step];
  while (back.length < stops.length) {
    await page.keyboard.press(back.length % 2 === 0 ? "PageUp" : "ArrowLeft");
    back.push((await stepShown(page)).step);
  }
  expect(back).toEqual(stops.toReversed());
});

test("skipped steps have happened, and you can still go to them", async ({ page }) => {
  await openPage(page, hello);
  await page.keyboard.press("ArrowRight");
  await expect(caption(page)).toContainText("prints");
  const server = page.locator(".terminal, .console").filter({ hasText: "Server listening..." });
  await expect(server.first()).toBeVisible();
  await expect(page.getByText("LISTEN", { exact: true })).toBeVisible();
  await page.keyboard.press("Shift+ArrowLeft");
  await expectStep(page, 8);
  await expect(count(page)).toContainText("usually passed over");
  await page.getByRole("slider", { name: "Step", exact: true }).fill("20");
  await expectStep(page, 21);
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 22);
});

test("the choice is made by button or key, and remembered", async ({ page }) => {
  await openPage(page, hello);
  await page.keyboard.press("m");
  await expect(page.getByRole("button", matters)).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  await expect(count(page)).not.toContainText("matter");
  await page.keyboard.press("Shift+ArrowRight");
  await expectStep(page, 9);
  await page.reload();
  await openPage(page, hello);
  await expect(page.getByRole("button", matters)).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", matters).click();
  await page.getByRole("button", { name: "Forward" }).click();
  await expectStep(page, 9);
  await expectAccessible(page);
});

test("with later steps hidden their number is hidden too", async ({ page }) => {
  await openPage(page, hello);
  await page.keyboard.press("h");
  await expect(count(page)).toContainText("1 that matter so far");
  await expect(count(page)).not.toContainText("16");
});
