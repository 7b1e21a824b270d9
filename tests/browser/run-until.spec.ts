import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, stepShown, test, twoNodes } from "./page.ts";

test("keys go on to the next entry, the next break, the node's next step, and to a step", async ({
  page,
}) => {
  await openPage(page, "./#/ricart-agrawala/text-violation?step=1");
  await page.keyboard.press("e");
  const first = (await stepShown(page)).step;
  expect(first).toBeGreaterThan(2);
  await page.keyboard.press("b");
  await expect(page.getByRole("button", { name: /^broken at step/ }).first()).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.press("g");
  const menu = page.getByRole("region", { name: "Run until" });
  const field = menu.getByRole("textbox", { name: "Go to step" });
  await expect(field).toBeFocused();
  await page.keyboard.type("999");
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("alert")).toContainText("must be a whole number from 1 to");
  await expectAccessible(page, ".unfolded");
  await field.fill("2");
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expectStep(page, 2);
});

test("says so when there is nothing to go on to", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=last`);
  const { step } = await stepShown(page);
  for (const [key, words] of [
    ["e", "No node enters the critical section after step"],
    ["b", "No check breaks after step"],
    ["n", "Node 1 has no further step after step"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(".notice")).toContainText(words);
    await expectStep(page, step);
  }
});

test.describe("by thumb", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the next entry, and the next step of a chosen node", async ({ page }) => {
    await openPage(page, twoNodes);
    const button = page.getByRole("button", { name: "Run until" });
    await button.tap();
    const menu = page.getByRole("region", { name: "Run until" });
    const entry = menu.getByRole("button", { name: /^Next entry/ });
    const [, wanted = ""] = /step (\d+)/.exec(await entry.innerText()) ?? [];
    await entry.tap();
    await expectStep(page, Number(wanted));
    await expect(menu).toBeHidden();
    await button.tap();
    await menu.getByRole("combobox", { name: "Which process" }).selectOption("Node 1");
    await menu.getByRole("button", { name: /^Next step of Node 1/ }).tap();
    await expect.poll(async () => (await stepShown(page)).step).toBeGreaterThan(Number(wanted));
    await expect(menu).toBeHidden();
  });
});
