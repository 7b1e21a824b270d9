import { expectAccessible } from "./axe.ts";
import { caption, expect, expectStep, openPage, test, twoNodes } from "./page.ts";

test("the mouse drops a message and resets it, and each change is announced", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=2`);
  const address = page.url();
  await page.getByRole("tab", { name: "Changes" }).click();
  const panel = page.getByRole("region", { name: "Changes", exact: true });
  await panel.getByRole("combobox", { name: "Message" }).selectOption("2>1#1");
  await panel.getByRole("button", { name: "Drop it" }).click();
  const list = page.getByRole("list", { name: "Changes of this run" });
  await expect(list).toContainText("Node 2’s REQUEST to node 1 is dropped");
  const bar = page.getByRole("region", { name: "What was changed" });
  await expect(bar).toContainText("Changed from step 5 on: Node 2’s REQUEST to node 1 is dropped");
  await bar.getByRole("button", { name: "Go there" }).click();
  await expectStep(page, 5);
  await expect(caption(page)).toContainText("lost");
  await expectAccessible(page, ".workbench-side");
  await list.getByRole("button", { name: "Remove: Node 2’s REQUEST to node 1 is dropped" }).click();
  await expect(panel).toContainText("Nothing has been changed");
  await expect(bar).toContainText("Removed: Node 2’s REQUEST to node 1 is dropped");
  await bar.getByRole("button", { name: "Hide the old run" }).click();
  await expect(bar).toBeHidden();
  const branches = page.getByRole("list", { name: "Branches of this run" }).getByRole("button");
  await expect(branches).toHaveText([
    "As it was opened",
    "Node 2’s REQUEST to node 1 is dropped",
    "Removed: Node 2’s REQUEST to node 1 is dropped",
  ]);
  await branches.first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.url()).toBe(address);
});

test("the menu of a message follows the run: after undo it delivers at the moment that it names", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=2`);
  await page.getByRole("tab", { name: "Changes" }).click();
  const menu = page.getByRole("group", { name: "Change message" });
  const at = page.getByRole("textbox", { name: "Deliver at" });
  const before = await at.inputValue();
  await expect(menu).toContainText(`arrives at ${before} ms`);
  await menu.getByRole("button", { name: "Delay" }).click();
  await expect(at).toHaveValue(String(Number(before) + 10));
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(at).toHaveValue(before);
  await expect(menu).toContainText(`arrives at ${before} ms`);
});

test("Ctrl+Z undoes to the beginning, Ctrl+Y and Ctrl+Shift+Z redo, and a screen reader says so", async ({
  page,
}) => {
  await openPage(page, `${twoNodes}?step=2`);
  const address = page.url();
  const told = (await caption(page).textContent()) ?? "";
  const heard = page.getByRole("status").filter({ hasText: /^(Changed|Undone|Shown)/ });
  const tab = page.getByRole("tab", { name: "Code" });
  await tab.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("region", { name: "Change something" })).toBeVisible();
  const drop = page.getByRole("button", { name: "Drop it" });
  await drop.focus();
  await page.keyboard.press("Enter");
  await expect(heard).toHaveText(/^Changed: Node 1’s REQUEST to node 2 is dropped\.$/);
  await page.getByRole("textbox", { name: "Delay by" }).fill("25.5");
  await page.keyboard.press("Enter");
  await expect(heard).toHaveText(/^Changed: Node 1’s REQUEST to node 2 arrives 25\.5 ms later\.$/);
  await page.getByRole("button", { name: "A node" }).press("Enter");
  await page.getByRole("combobox", { name: "Node" }).selectOption("2");
  await page.getByRole("button", { name: /^Crash it here/ }).press("Enter");
  await expect(heard).toHaveText(/^Changed: Node 2 crashes at /);
  await page.keyboard.press("Control+z");
  await expect(heard).toHaveText(/^Undone: Node 2 crashes at /);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.url()).toBe(address);
  await expect(caption(page)).toHaveText(told);
  await page.keyboard.press("Control+y");
  await expect(heard).toHaveText(/^Shown again: Node 1’s REQUEST to node 2 is dropped\.$/);
  await page.keyboard.press("Control+Shift+Z");
  await expect(heard).toHaveText(/^Shown again: Node 1’s REQUEST to node 2 arrives 25\.5 ms later\.$/);
});

test("a wrong number gives an error beside its field and changes nothing", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=2`);
  const address = page.url();
  await page.getByRole("tab", { name: "Changes" }).click();
  const field = page.getByRole("textbox", { name: "Deliver at" });
  for (const wrong of ["-3", "600001", "soon", ""]) {
    await field.fill(wrong);
    await page.keyboard.press("Enter");
    await expect(field).toHaveAccessibleDescription(/^must be /);
  }
  expect(page.url()).toBe(address);
  await field.fill("31,5");
  await page.getByRole("button", { name: "Deliver" }).click();
  await expect(page.getByRole("list", { name: "Changes of this run" })).toContainText("arrives at 31.5 ms");
});

test("a network is cut into three, with the keys alone", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/three-nodes-tie?step=2");
  await page.getByRole("tab", { name: "Changes" }).click();
  await page.getByRole("button", { name: "The network" }).press("Enter");
  const cut = page.getByRole("button", { name: "Cut the network" });
  await expect(cut).toBeDisabled();
  await page.getByRole("button", { name: "One more side" }).press("Enter");
  await page.getByRole("radio", { name: "Node 2: side A" }).press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Node 2: side B" })).toBeChecked();
  await page.getByRole("radio", { name: "Node 3: side A" }).press("ArrowUp");
  await expect(page.getByRole("radio", { name: "Node 3: side C" })).toBeChecked();
  await expectAccessible(page, ".workbench-side");
  await cut.press("Enter");
  await expect(page.getByRole("list", { name: "Changes of this run" })).toContainText(
    "Node 1, node 2 and node 3 cannot reach one another",
  );
});

test("at 1280×720 there is room to change something, though the run is blocked and was changed", async ({
  page,
}) => {
  await openPage(page, "./#/ricart-agrawala/crash-blocks?step=last");
  await expect(page.getByRole("region", { name: "Reasons" })).toBeVisible();
  await page.getByRole("tab", { name: "Changes" }).click();
  await page.getByRole("button", { name: "A node" }).click();
  await page.getByRole("button", { name: /^Crash it here/ }).click();
  await expect(page.getByRole("region", { name: "What was changed" })).toBeInViewport({ ratio: 1 });
  const why = page.getByRole("button", { name: /^Blocked: / });
  await expect(why).toBeInViewport({ ratio: 1 });
  const panel = page.getByRole("region", { name: "Changes", exact: true });
  expect((await panel.boundingBox())?.height).toBeGreaterThan(300);
  await expect(page.getByRole("button", { name: /^Restart it here/ })).toBeInViewport({ ratio: 1 });
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toHaveText("1 check broken, 3 checks hold");
  await checks.getByRole("button").click();
  await expect(checks).toContainText("Every request is served");
  await why.click();
  await expect(page.getByRole("region", { name: "Reasons" })).toBeVisible();
  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.getByRole("region", { name: "Reasons" })).toBeVisible();
  await expect(checks.getByRole("listitem")).toHaveCount(4);
});

test.describe("by thumb", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a network is cut, and the change taken back", async ({ page }) => {
    await openPage(page, `${twoNodes}?step=2`);
    await page.getByRole("tab", { name: "Changes" }).tap();
    await page.getByRole("button", { name: "The network" }).tap();
    const cut = page.getByRole("button", { name: "Cut the network" });
    await expect(cut).toBeDisabled();
    await page.getByRole("radio", { name: "Node 1: side B" }).tap();
    await cut.tap();
    const bar = page.getByRole("region", { name: "What was changed" });
    await expect(bar).toContainText("Node 2 and node 1 cannot reach one another");
    for (const button of await bar.getByRole("button").all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await expectAccessible(page, ".workbench-side");
    await bar.getByRole("button", { name: "Undo" }).tap();
    await expect(bar).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
