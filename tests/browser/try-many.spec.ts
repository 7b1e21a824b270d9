import { expect, test } from "@playwright/test";
import { ownCase } from "../support/own-case.ts";

const COUNTER = `import threading
total = 0
def work():
    global total
    seen = total
    total = seen + 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
`;

test("many schedules of own programs: a lost update is found, told and opened", async ({ page }) => {
  await page.goto("./");
  await page.evaluate(
    (text) => window.postMessage({ interleave: "open", text }, "*"),
    ownCase([{ name: "counter", text: COUNTER }]),
  );
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.locator(".transport-count")).toContainText("of");
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByText("Every schedule…").click();
  await page.getByRole("textbox", { name: "Schedules" }).fill("60");
  await page.getByText("before any line").click();
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
  await lost.getByRole("button", { name: "Open" }).click();
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
});
