import { expectAccessible } from "./axe.ts";
import { caption, expect, openPage, stepShown, test, twoNodes } from "./page.ts";

test("a number is typed, run at once, and undone as one change", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=last`);
  const address = page.url();
  await page.getByRole("button", { name: "Parameters" }).click();
  const drawer = page.getByRole("region", { name: "Parameters" });
  await expect(drawer.getByRole("heading", { name: "Parameters" })).toBeFocused();
  for (const part of [".workbench-stage", ".workbench-diagram", ".caption", ".transport", ".checks"])
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  const delay = drawer.getByRole("textbox", { name: "takes" });
  await delay.fill("");
  await delay.pressSequentially("125");
  await expect(page.locator(".transport-count")).toContainText("415 ms");
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "A message takes 125 ms",
  );
  await expectAccessible(page, ".workbench-side");
  await drawer.getByRole("heading").focus();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.url()).toBe(address);
  await expect(delay).toHaveValue("10");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("button", { name: "Parameters" })).toBeFocused();
});

test("you rename a node, and every text uses the new name", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=2`);
  await page.getByRole("tab", { name: "Changes" }).click();
  await page.getByRole("combobox", { name: "Message" }).selectOption("2>1#1");
  await page.getByRole("button", { name: "Drop it" }).click();
  await expect.poll(() => page.url()).toContain("?s=");
  const address = page.url();
  await page.getByRole("button", { name: "Parameters" }).click();
  const drawer = page.getByRole("region", { name: "Parameters" });
  const number = drawer.getByRole("textbox", { name: "number" }).nth(1);
  for (const [wrong, told] of [
    ["1", /there is a node 1 already/],
    ["", /must be a whole number from 1/],
    ["07", /must be a whole number from 1, is “07”/],
    ["two", /must be a whole number from 1, is “two”/],
  ] as const) {
    await number.fill(wrong);
    await expect(number).toHaveAccessibleDescription(told);
  }
  expect(page.url()).toBe(address);
  await number.fill("");
  await number.pressSequentially("12");
  await expect(page.locator('.card[data-process="12"]')).toBeVisible();
  await expect(number).toBeFocused();
  const bar = page.getByRole("region", { name: "What was changed" });
  await expect(bar).toContainText("Node 2 is called 12");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Changes of this run" })).toContainText(
    "Node 12’s REQUEST to node 1 is dropped",
  );
  await bar.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => page.url()).toBe(address);
});

test("a run ends after so many steps", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=last`);
  await page.getByRole("button", { name: "Parameters" }).click();
  const field = page.getByRole("region", { name: "Parameters" }).getByRole("textbox", { name: "Ends after" });
  await expect(field).toHaveAccessibleDescription("whole, 1 to 1,000,000");
  await field.fill("6");
  await expect(page.locator(".transport-count")).toContainText("of 6");
});

test("an error is shown beside its field, and the run stays as it is", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const [address, told] = [page.url(), (await caption(page).textContent()) ?? ""];
  await page.getByRole("button", { name: "Parameters" }).click();
  const drawer = page.getByRole("region", { name: "Parameters" });
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ["Seed", "1.5", /must be a whole number/],
    ["Ends at", "86400001", /must be 0 to 86400000/],
    ["takes", "-1", /must be 0 to 600000/],
    ["Lost", "2", /must be 0 to 1/],
    ["highest at the start", "many", /must be a whole number from 0 to/],
    ["stays in for", "1e9", /must be 0 to 600000/],
  ];
  for (const [label, text, problem] of wrong) {
    const field = drawer.getByRole("textbox", { name: label }).first();
    await field.fill(text);
    await expect(field).toHaveAccessibleDescription(problem);
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  expect(page.url()).toBe(address);
  await expect(caption(page)).toHaveText(told);
  await drawer.getByRole("combobox", { name: "A message’s delay" }).selectOption("uniform");
  await expect.poll(() => page.url()).not.toBe(address);
  await drawer.getByRole("textbox", { name: "at least" }).fill("50");
  await expect(drawer.getByRole("status")).toContainText(
    "network.delay.maxMs: must be at least minMs (50), is 20",
  );
  await expect(drawer.getByRole("textbox", { name: "at most" })).toHaveAccessibleDescription(
    /must be at least/,
  );
  const kept = page.url();
  await drawer.getByRole("textbox", { name: "at most" }).fill("60");
  await expect(drawer.getByRole("status")).toBeEmpty();
  await expect.poll(() => page.url()).not.toBe(kept);
});

test.describe("by thumb", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a node is added and asks twice, with the stage in view", async ({ page }) => {
    await openPage(page, `${twoNodes}?step=last`);
    const { of } = await stepShown(page);
    await page.getByRole("button", { name: "Menu", exact: true }).tap();
    await page.getByRole("button", { name: "Parameters" }).tap();
    const drawer = page.getByRole("region", { name: "Parameters" });
    await drawer.getByRole("button", { name: "Add a node" }).tap();
    await expect(page.getByRole("article", { name: /^Node 3/ })).toBeVisible();
    await drawer.getByRole("button", { name: "A request of node 3" }).tap();
    await expect(drawer.getByRole("button", { name: "Remove request 2 of node 3" })).toBeVisible();
    await expect(page.locator(".workbench-stage")).toBeInViewport({ ratio: 0.6 });
    await expectAccessible(page, ".drawer");
    await drawer.getByRole("button", { name: "Close the parameters" }).tap();
    await expect.poll(async () => (await stepShown(page)).of).toBeGreaterThan(of);
    await expect(page.getByRole("region", { name: "What was changed" })).toContainText("Node 3 asks");
  });
});
