import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, test, twoNodes } from "./page.ts";

const panel = (page: Page) => page.getByRole("complementary", { name: "Lessons and challenges" });
const button = (page: Page, name: string | RegExp) => panel(page).getByRole("button", { name });

/** A student whose seed is known, so that the questions are. */
async function withSeed(page: Page, seed = 7): Promise<void> {
  await page.addInitScript((own) => {
    const nothing = { name: "", roll: "", answers: {}, wins: {}, tables: {} };
    if (window.localStorage.getItem("interleave.progress") === null)
      window.localStorage.setItem("interleave.progress", JSON.stringify({ ...nothing, seed: own }));
  }, seed);
}

/** Opens the lesson of a task from the lab map. */
async function openLesson(page: Page, task: string): Promise<void> {
  await page.getByRole("button", { name: /^Scenario: / }).click();
  const region = page.getByRole("navigation", { name: "Scenarios" }).getByRole("region", { name: task });
  await region.getByRole("button", { name: "Lesson" }).click();
}

test("a lesson asks before it shows, plays a wrong answer, and comes back where it was", async ({ page }) => {
  await withSeed(page);
  await openPage(page);
  await openLesson(page, "Base");
  await button(page, "Predict").click();
  await expect(panel(page)).toContainText("Which node enters first?");
  await expect(page.locator(".workbench[data-hides]")).toHaveCount(1);
  await expectAccessible(page);
  const first = panel(page).locator(".learn-option");
  const lowest = /Node (\d) asks with \((\d+), \d\) and Node (\d) asks with \((\d+)/.exec(
    await panel(page).locator(".learn-text").innerText(),
  );
  const [, one = "", mine = "", other = "", theirs = ""] = lowest ?? [];
  const [right, wrong] = Number(mine) < Number(theirs) ? [one, other] : [other, one];
  await first.filter({ hasText: `Node ${wrong}` }).click();
  await expect(panel(page)).toContainText("No.");
  await button(page, "Play my answer").click();
  await expect(panel(page)).toContainText("the run in which your answer is right");
  await expect(page.locator("[data-caption]")).toContainText(new RegExp(`Node ${wrong}\\s*enters`));
  await button(page, "Back to the run").click();
  await first.filter({ hasText: `Node ${right}` }).click();
  await expect(panel(page)).toContainText("Right.");
  await expect(page.locator(".workbench[data-hides]")).toHaveCount(0);
  await page.reload();
  await expect(button(page, "Predict")).toHaveAttribute("aria-current", "step");
  await expect(panel(page)).toContainText("wrong at the first try");
  await button(page, "Close the lesson").click();
  await expect(panel(page)).toHaveCount(0);
  await openLesson(page, "Base");
  await expect(button(page, "Predict")).toHaveAttribute("aria-current", "step");
});

test("a challenge is won by a delay made with the keys, and keeps its stars", async ({ page }) => {
  await withSeed(page);
  await openPage(page, twoNodes);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Lessons, challenges…" }).click();
  await expectAccessible(page);
  await button(page, "Two in the section").click();
  await expect(panel(page)).toContainText("Not yet. Nothing is changed.");
  await button(page, "Hint").click();
  await button(page, "How far is the goal?").click();
  await expect(panel(page)).toContainText("one change is enough. Look at the REPLY from Node 1 to Node 2.");
  await button(page, "Show me").click();
  await expect(panel(page)).toContainText("Done. 1 change");
  await expect(panel(page)).toContainText("3 of 3 stars");
  await button(page, "Go to the step").click();
  await expectStep(page, 9);
  await expect(page.locator("[data-caption]")).toContainText("enters");
  await page.keyboard.press("Control+z");
  await expect(panel(page)).toContainText("Not yet.");
  await button(page, "All lessons and challenges").click();
  await expect(button(page, /^Two in the section/)).toContainText("3 of 3 stars");
});
