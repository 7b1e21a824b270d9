import { expect, expectStep, openPage, slider, stepShown, test } from "./page.ts";

test("keys step, skip and go to the ends", async ({ page }) => {
  await openPage(page);
  const { of } = await stepShown(page);
  await page.keyboard.press("End");
  await expectStep(page, of);
  await page.keyboard.press("Home");
  await expectStep(page, 1);
  await page.keyboard.press("Shift+ArrowRight");
  const { step } = await stepShown(page);
  expect(step).toBeGreaterThan(1);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowLeft");
  await expectStep(page, step);
  await page.keyboard.press(",");
  await expect(page.getByRole("status", { name: "Speed" })).toHaveText("0.5×");
});

test("a clicker steps whatever has the focus, even an open list", async ({ page }) => {
  await openPage(page);
  let expected = 1;
  const step = async () => {
    await page.keyboard.press("PageDown");
    await expectStep(page, ++expected);
  };
  await step();
  for (const name of ["Share", "Play", "Handout’s text order"]) {
    await page.getByRole("button", { name, exact: true }).focus();
    await step();
  }
  await page.getByRole("tab", { name: "Code" }).focus();
  await step();
  await page.getByRole("region", { name: /^Listing/ }).focus();
  await step();
  await slider(page).focus();
  await step();
  await page.getByRole("button", { name: /^Scenario/ }).click();
  await expect(page.getByRole("navigation", { name: "Scenarios" })).toBeVisible();
  await step();
  await page.keyboard.press("PageUp");
  await expectStep(page, expected - 1);
  await expect(page.getByRole("navigation", { name: "Scenarios" })).toBeVisible();
});

test("a click leaves the keys to the run: Space plays and arrows step afterwards", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Forward" }).click();
  await expectStep(page, 2);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("Space");
  await page.getByRole("tab", { name: "State" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  await expect(page.getByRole("tab", { name: "State" })).toHaveAttribute("aria-selected", "true");
});

test("a widget that was reached with Tab keeps its own keys", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Forward" }).focus();
  await page.keyboard.press("Space");
  await expectStep(page, 2);
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await page.getByRole("tab", { name: "Code" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "State" })).toHaveAttribute("aria-selected", "true");
  await expectStep(page, 2);
});

test("? shows the keys, Escape puts them away, and the focus comes back", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Share" }).focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();
});

test("everything can be reached with Tab", async ({ page }) => {
  await openPage(page);
  const names = new Set<string>();
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("Tab");
    names.add(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      }),
    );
  }
  const wanted = ["Right order", "Share", "Keys", "Code", "First step", "Play", "Step", "Slower", "Faster"];
  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
});
