import { expect, test, type Page } from "@playwright/test";
import { ownCase, ownProgram } from "../support/own-case.ts";

const COUNTER = ownProgram("lost_update");
const MISSING_LOCK = ownProgram("no_lock");

async function openPrograms(page: Page, text: string) {
  await page.evaluate((file) => window.postMessage({ interleave: "open", text: file }, "*"), text);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.locator(".transport-count")).toContainText("of");
}

async function exploreSchedules(page: Page) {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByText("Every schedule…").click();
}

test("many schedules of own programs: what goes wrong is found, told and opened", async ({ page }) => {
  await page.goto("./");
  await openPrograms(page, ownCase([{ name: "counter", text: COUNTER }]));
  await exploreSchedules(page);
  await page.getByRole("textbox", { name: "Schedules" }).fill("60");
  await page.getByRole("radio", { name: "before any line" }).check();
  await page.getByRole("button", { name: "Try many" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  const outcomes = page.getByRole("list", { name: "Outcomes" }).getByRole("listitem");
  const lost = outcomes.filter({ hasText: "An update of total is lost" });
  await expect(lost).toContainText("counter: 1");
  await expect(lost).toContainText("All ended, but not well");
  await expect(lost, "both threads have their names").toContainText(
    /Thread-\d \(work\) read it.*Thread-\d \(work\) wrote it/,
  );
  await expect(outcomes).toHaveCount(2);
  await expect(lost, "what was found is in sight").toBeInViewport({ ratio: 0.9 });
  await lost.getByRole("button", { name: "Open" }).click();
  const compared = page.getByRole("region", { name: "The run as it was" });
  await expect(compared).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "What was changed" })).toContainText(
    "The threads run in another order",
  );
  // The run that was opened is that outcome: its last step stands at the end of a program that prints 1.
  await page.evaluate(() => {
    window.addEventListener("message", ({ data }) => {
      if (data.interleave === "summary" && "summary" in data)
        document.title = JSON.stringify(data.summary.console);
    });
    window.postMessage({ interleave: "summary" }, "*");
  });
  await expect(page).toHaveTitle('{"counter":["1"]}');

  // A search that is stopped keeps what it has found, with its sentences.
  await openPrograms(page, ownCase([{ name: "bank", text: MISSING_LOCK }]));
  await exploreSchedules(page);
  await page.getByRole("textbox", { name: "Schedules" }).fill("100000");
  // So many orders have the lines that the search is not over before it is stopped.
  await page.getByRole("radio", { name: "before any line" }).check();
  await page.getByRole("button", { name: "Try many" }).click();
  const dies = outcomes.filter({ hasText: "Bank dies of AssertionError" });
  await expect(dies).toContainText("This run and one that went well part at");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/^Stopped after/)).toBeVisible();
  await expect(dies).toContainText("An update of total is lost");

  // It opens beside a run that went well, at the step where they part.
  await dies.getByRole("button", { name: "Open" }).click();
  await expect(compared).toBeVisible();

  // After a change the schedule that went wrong comes first.
  await page.keyboard.press("Escape");
  const repaired = MISSING_LOCK.replace("assert total == 20, total", "print(total)");
  await openPrograms(page, ownCase([{ name: "bank", text: repaired }]));
  await exploreSchedules(page);
  await page.getByRole("textbox", { name: "Schedules" }).fill("1");
  await page.getByRole("button", { name: "Try many" }).click();
  await expect(outcomes).toHaveCount(1);
  await expect(outcomes).toContainText("bank: 10");
});
