import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { caption, expect, openPage, stepShown, test, twoNodes } from "./page.ts";

async function openSchedules(page: Page) {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  const drawer = page.getByRole("region", { name: "Every schedule" });
  await expect(drawer.getByRole("heading", { name: "Every schedule" })).toBeFocused();
  return drawer;
}

test("a shortest violation of the text order is found, opened, explained and linked", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/two-nodes-text");
  const drawer = await openSchedules(page);
  await drawer.getByRole("button", { name: "Find a violation" }).click();
  await expect(drawer.getByRole("status")).toContainText("the shortest such run has 8 steps");
  await drawer.getByRole("button", { name: "Open the shortest run" }).click();
  await expect.poll(() => stepShown(page)).toEqual({ step: 9, of: 9 });
  await expect(caption(page)).toContainText("enters the critical section");
  await expect(page.locator(".stage")).toContainText("In the critical section: Node 1 and Node 2.");
  await expect(drawer.getByRole("region", { name: "Where it went wrong" })).toContainText(
    "the correct algorithm would defer here",
  );
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "The order of its 8 steps is chosen by hand",
  );
  await expectAccessible(page, ".workbench-side");
  const told = await caption(page).textContent();
  await expect.poll(() => page.url()).toContain("?s=");
  await page.waitForTimeout(400);
  await page.reload();
  await expect(caption(page)).toHaveText(told ?? "");
});

test("where every schedule was tried the page says so, and what the bound was", async ({ page }) => {
  await openPage(page, twoNodes);
  const drawer = await openSchedules(page);
  await drawer.getByRole("button", { name: "Try them all" }).click();
  const verdict = drawer.getByRole("status");
  await expect(verdict).toContainText("Every schedule within these bounds was tried: ");
  await expect(verdict).toContainText("2 nodes");
  await expect(verdict).toContainText("Beyond these bounds nothing is known");
  await expect(verdict).not.toContainText("correct");
  await drawer.getByRole("textbox", { name: "Crashes" }).fill("1");
  await drawer.getByRole("button", { name: "Find a violation" }).click();
  await expect(verdict).toContainText("A node waits for ever");
});

test("a search that is stopped says how far it came, and the page goes on beside it", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/five-nodes-load");
  const drawer = await openSchedules(page);
  await drawer.getByRole("button", { name: "Try them all" }).click();
  await expect(drawer.getByRole("status")).toContainText("So far");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  await drawer.getByRole("button", { name: "Try them all" }).click();
  await expect(drawer.getByRole("status")).toContainText("So far");
  await drawer.getByRole("button", { name: "Stop" }).click();
  await expect(drawer.getByRole("status")).toContainText("the rest was not tried");
});

test("you choose the next event, and undo the choice", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=0`);
  const drawer = await openSchedules(page);
  const choices = drawer.getByRole("region", { name: "Be the scheduler" });
  await choices.getByRole("button", { name: "Node 2 is asked to enter" }).click();
  await choices.getByRole("button", { name: "REQUEST (4, 2) from node 2 reaches node 1" }).click();
  await expect.poll(() => stepShown(page)).toEqual({ step: 3, of: 3 });
  await expect(caption(page)).toContainText("replies to node 2 at once");
  await drawer.getByRole("heading", { name: "Every schedule" }).focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await stepShown(page)).of).toBe(11);
});

test("two masters are found in an election that is given up, opened, stepped and explained", async ({
  page,
}) => {
  await openPage(page, "./#/berkeley/lowest-clock");
  const drawer = await openSchedules(page);
  await expect(drawer.getByRole("textbox", { name: "Timeouts" })).toHaveValue("2");
  await drawer.getByRole("button", { name: "Find a violation" }).click();
  await expect(drawer.getByRole("status")).toContainText(
    "Two masters at once: the shortest such run has 4 steps",
  );
  await expect(drawer.getByRole("list", { name: "What was checked" })).toContainText(
    /At most one master violated in 1 of [0-9]+ new masters/,
  );
  await drawer.getByRole("button", { name: "Open the shortest run" }).click();
  await expect.poll(() => stepShown(page)).toEqual({ step: 5, of: 5 });
  await expect(caption(page)).toContainText("its own reading is the lowest: it is now the master");
  await expect(drawer.getByRole("region", { name: "Where it went wrong" })).toContainText(
    "No clock can tell",
  );
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "The order of its 4 steps is chosen by hand",
  );
  await expectAccessible(page, ".workbench-side");
  const told = await caption(page).textContent();
  await expect.poll(() => page.url()).toContain("?s=");
  await page.waitForTimeout(400);
  await page.reload();
  await expect(caption(page)).toHaveText(told ?? "");
});

test("every schedule of Berkeley is tried, and the page says how many states and which bound", async ({
  page,
}) => {
  await openPage(page, "./#/berkeley/handout-slewed");
  const drawer = await openSchedules(page);
  await drawer.getByRole("button", { name: "Try them all" }).click();
  const verdict = drawer.getByRole("status");
  await expect(verdict).toContainText("Every schedule within these bounds was tried: ");
  await expect(verdict).toContainText("4 clocks, 3 rounds");
  await expect(verdict).toContainText("Beyond these bounds nothing is known");
  const looked = drawer.getByRole("list", { name: "What was checked" });
  await expect(looked).toContainText(/A round counts only its own answers, each once in [0-9,]+ answers/);
  await expect(looked).toContainText("At most one master no new master to check");
});

test("you choose the next event of Berkeley, and undo the choice", async ({ page }) => {
  await openPage(page, "./#/berkeley/handout?step=0");
  const drawer = await openSchedules(page);
  const choices = drawer.getByRole("region", { name: "Be the scheduler" });
  await choices.getByRole("button", { name: "Clock 1: begins a round" }).click();
  await expect(caption(page)).toContainText("polls");
  await expect.poll(() => stepShown(page)).toMatchObject({ step: 2 });
  await choices.getByRole("button", { name: "Clock 1: stops waiting for round 1" }).click();
  await expect(caption(page)).toContainText("gives up on clocks 2, 3 and 4");
  await choices.getByRole("button", { name: "POLL 1 from clock 1 reaches clock 3" }).click();
  await expect(caption(page)).toContainText("answers with its own reading");
  await drawer.getByRole("heading", { name: "Every schedule" }).focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await stepShown(page)).of).toBe(11);
});

test("over sockets the page says why it cannot search", async ({ page }) => {
  await openPage(page, "./#/sockets");
  await expect(await openSchedules(page)).toContainText("does not cover the kernel’s buffers and timers");
});
