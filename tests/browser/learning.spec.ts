import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { bundle } from "../../scripts/bundle.mjs";
import type * as Whole from "../learning/whole-progress.ts";
import { expectAccessible } from "./axe.ts";
import { drawn, expect, expectStep, openPage, test, twoNodes } from "./page.ts";

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
  await expectAccessible(page, ".learn");
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

test("a hint tells how far the goal is, and a run that is shown does not count as won", async ({ page }) => {
  await withSeed(page);
  await openPage(page, twoNodes);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Lessons, challenges…" }).click();
  await expectAccessible(page, ".learn");
  await button(page, "Two in the section").click();
  await expect(panel(page)).toContainText("Not yet. Nothing is changed.");
  await button(page, "Hint").click();
  await button(page, "How far is the goal?").click();
  await expect(panel(page)).toContainText("one change is enough. Look at the REPLY from Node 1 to Node 2.");
  await button(page, "Show me").click();
  await expect(panel(page)).toContainText("Done. 1 change");
  await expect(panel(page)).toContainText("This run was shown to you.");
  await button(page, "Go to the step").click();
  await expectStep(page, 9);
  await expect(page.locator("[data-caption]")).toContainText("enters");
  await page.keyboard.press("Control+z");
  await expect(panel(page)).toContainText("Not yet.");
  await button(page, "All lessons and challenges").click();
  await expect(button(page, /^Two in the section/)).not.toContainText("stars");
});

/** Opens a challenge from the list, and the tab in which runs are changed. */
async function openChallenge(page: Page, title: string): Promise<void> {
  await button(page, new RegExp(`^${title}`)).click();
  await expect(panel(page)).toContainText("Not yet. Nothing is changed.");
  await page.getByRole("tab", { name: "Changes" }).click();
}

/** Steps on until the message is on its way, and chooses it. */
async function message(page: Page, name: string): Promise<void> {
  const choice = page.getByRole("combobox", { name: "Message" });
  for (let step = 0; step < 40; step++) {
    if ((await choice.locator(`option[value="${name}"]`).count()) > 0) break;
    await page.getByRole("tab", { name: "Changes" }).press("PageDown");
    await drawn(page);
  }
  await choice.selectOption(name);
}

/** The challenge is won; and back to the list. */
async function expectWon(page: Page): Promise<void> {
  await expect(panel(page)).toContainText("Done. 1 change");
  await button(page, "All lessons and challenges").click();
}

test("challenges of each experiment are won by mouse and by keys", async ({ page }) => {
  await withSeed(page);
  await page.addInitScript(() => window.localStorage.setItem("interleave.learning", "list"));
  await openPage(page);
  await openChallenge(page, "Nobody enters");
  await message(page, "2>1#1");
  await page.getByRole("button", { name: "Drop it" }).click();
  await expectWon(page);
  await openChallenge(page, "Two in the section");
  await message(page, "1>2#1");
  await page.getByRole("textbox", { name: "Delay by" }).fill("5");
  await page.keyboard.press("Enter");
  await expectWon(page);
  await openChallenge(page, "A clock that is never told");
  await message(page, "1>3#2");
  await page.getByRole("button", { name: "Drop it" }).focus();
  await page.keyboard.press("Enter");
  await expectWon(page);
  await openChallenge(page, "A clock that runs backwards");
  await message(page, "3>1#1");
  await page.getByRole("textbox", { name: "Deliver at" }).fill("150");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toContainText("Not allowed here: Clock 3’s ANSWER to clock 1 arrives at 150 ms.");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.getByRole("textbox", { name: "Delay by" }).fill("100");
  await page.keyboard.press("Enter");
  await expectWon(page);
  await openChallenge(page, "Two messages as one");
  await message(page, "client>server#3");
  await page.getByRole("textbox", { name: "Delay by" }).fill("35");
  await page.keyboard.press("Enter");
  await expectWon(page);
  await expect(panel(page).getByText("3 of 3 stars")).toHaveCount(5);
  // The run that is open, and what was done to it, can be handed on as a challenge.
  await button(page, "Make a challenge").click();
  await expectAccessible(page, ".learn");
  await panel(page).getByRole("textbox", { name: "Title" }).fill("Mine");
  await expect(panel(page)).toContainText("The player may delay one message.");
  const saving = page.waitForEvent("download");
  await button(page, "Save the challenge").click();
  const file = await (await saving).path();
  await button(page, "All lessons and challenges").click();
  await panel(page).getByLabel("A challenge’s file").setInputFiles(file);
  await expect(panel(page).getByRole("heading", { name: "Mine" })).toBeVisible();
  await expect(panel(page)).toContainText("Not yet. Nothing is changed.");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("taps win a challenge and answer the first questions of two lessons", async ({ page }) => {
    await withSeed(page);
    await page.addInitScript(() => window.localStorage.setItem("interleave.learning", "list"));
    await openPage(page, "./#/sockets/hello");
    await button(page, /^Too late for the client/).tap();
    await expect(panel(page)).toContainText("Not yet. Nothing is changed.");
    await page.getByRole("tab", { name: "Changes" }).tap();
    await message(page, "server>client#3");
    await page.getByRole("textbox", { name: "Delay by" }).fill("300");
    await page.getByRole("button", { name: "Delay", exact: true }).tap();
    await expectWon(page);
    for (const title of ["What does recv return\\?", "By how much\\?"]) {
      await button(page, new RegExp(title)).tap();
      await expect(page.locator(".workbench[data-hides]")).toHaveCount(1);
      await expectAccessible(page, ".learn");
      const options = panel(page).locator(".learn-option:enabled");
      while (!(await panel(page).getByText("Right.").isVisible())) await options.first().tap();
      await expect(page.locator(".workbench[data-hides]")).toHaveCount(0);
      await button(page, "Next").tap();
      await expect(panel(page)).toContainText("Question 2 of 2");
      await button(page, "All lessons and challenges").tap();
    }
  });
});

test("the record is saved, read back, and printed on four pages at most", async ({ page }) => {
  // Listings are texts to a bundler only.
  const { wholeProgress, readBack } = (await import(
    pathToFileURL(await bundle("tests/learning/whole-progress.ts")).href
  )) as typeof Whole;
  const whole = wholeProgress(7, "9.base.first");
  await page.addInitScript(
    (kept) => {
      window.localStorage.setItem("interleave.progress", kept);
      // No dialog comes, so the page stays as it is printed.
      window.print = () => {};
    },
    JSON.stringify({ ...whole, name: "" }),
  );
  await openPage(page);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Lessons, challenges…" }).click();
  await button(page, "Your record, to hand in").click();
  await panel(page).getByRole("textbox", { name: "Name" }).fill("Asha Rao");
  const sheet = panel(page).getByRole("article", { name: "The record" });
  await expect(sheet).toContainText("Asha Rao · 42");
  await expect(sheet.locator("tbody tr")).toHaveCount(60 + 36);
  await expectAccessible(page, ".record-form");
  const saving = page.waitForEvent("download");
  await button(page, "Save the record").click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("record-42-Asha-Rao.json");
  const record = readBack(readFileSync(await file.path(), "utf8"));
  expect(record).toMatchObject({ isUntouched: true, progress: { ...whole, name: "Asha Rao" } });
  await button(page, "Print").click();
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThanOrEqual(4);
});
