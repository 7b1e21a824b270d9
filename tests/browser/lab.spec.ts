import { expectAccessible } from "./axe.ts";
import { count, expect, expectStep, openPage, test, twoNodes } from "./page.ts";
import type { Page } from "@playwright/test";

const picker = (page: Page) => page.getByRole("button", { name: /^Scenario: / });
const list = (page: Page) => page.getByRole("navigation", { name: "Scenarios" });
const row = (page: Page, name: string | RegExp) => list(page).getByRole("link", { name });
const search = (page: Page) => page.getByRole("textbox", { name: "Search the scenarios" });

test("the header names the task of the run, on a phone too, and after a change", async ({ page }) => {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await openPage(page, "./#/sockets/refused");
    const tabs = page.getByRole("navigation", { name: "Experiments" }).getByRole("link");
    await expect(tabs).toHaveText(["7 Sockets", "8 Berkeley clocks", "9 Ricart–Agrawala"]);
    for (const tab of await tabs.all()) await expect(tab).toBeInViewport({ ratio: 1 });
    await expect(picker(page)).toHaveText("7.1No server listens");
    await expect(picker(page)).toHaveAccessibleName("Scenario: No server listens, task: 7.1 Exceptions");
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPage(page, "./#/ricart-agrawala/lost-message");
  await page.getByRole("tab", { name: "Changes" }).click();
  await page.getByRole("button", { name: /^Remove:/ }).click();
  await expect(page.locator(".change-bar")).toBeVisible();
  await expect(picker(page)).toContainText("9.2");
});

test("without an address the page opens on the base scenario of experiment 7", async ({ page }) => {
  await openPage(page, "./");
  await expect(picker(page)).toHaveText("BaseHello from client, hello from server");
  await expectStep(page, 1);
  await expect.poll(() => page.url()).toContain("#/sockets/hello");
  // Nothing comes before it in the browser's history.
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test("each task stands over its scenarios with its aim and when it is done", async ({ page }) => {
  await openPage(page, "./#/berkeley/handout");
  await picker(page).click();
  await expect(list(page).getByRole("heading")).toHaveText([
    "Base",
    "8.1 Network delays",
    "8.2 Leader election",
    "8.3 Real processes",
    "Beyond the handout",
  ]);
  const task = list(page).getByRole("region", { name: "8.1 Network delays" });
  await expect(task).toContainText("correct each reading by half of its round trip.");
  await expect(task).toContainText("Done when you can say");
  await expect(task.getByRole("link")).toHaveCount(5);
});

test("a scenario that was stepped stays marked as seen, and the next one is marked", async ({ page }) => {
  await openPage(page, "./#/berkeley/handout");
  await picker(page).click();
  await expect(page.getByText("0 of 17 seen")).toBeVisible();
  await expect(row(page, /^Four clocks, the/)).toContainText("Here");
  await expect(row(page, /half the round trip/)).toContainText("Next");
  await page.keyboard.press("PageDown");
  await expectStep(page, 2);
  await expect(page.getByText("1 of 17 seen")).toBeVisible();
  await expect(row(page, /^Seen: Four clocks, the/)).toBeVisible();
  await page.reload();
  await picker(page).click();
  await row(page, /half the round trip/).click();
  await expectStep(page, 1);
  await picker(page).click();
  await expect(page.getByText("1 of 17 seen")).toBeVisible();
  await expect(row(page, /^The same delays/)).toContainText("Next");
});

test("without storage the marks last as long as the page", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await openPage(page, "./#/berkeley/handout");
  await page.keyboard.press("ArrowRight");
  await picker(page).click();
  await expect(page.getByText("1 of 17 seen")).toBeVisible();
});

test("whatever is typed in the open menu is searched for, and Enter opens the first that is found", async ({
  page,
}) => {
  await openPage(page, "./#/sockets/hello?step=3");
  await picker(page).click();
  await expect(row(page, /^Seen: Hello from client/)).toBeFocused();
  await page.keyboard.type("7.1 taken");
  await expect(search(page)).toHaveValue("7.1 taken");
  await expect(list(page).getByRole("link")).toHaveCount(2);
  await expect(page.getByRole("status").filter({ hasText: "2 found" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(row(page, /^The port is taken, caught/)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(search(page)).toBeFocused();
  await search(page).fill("elephant");
  await expect(list(page)).toContainText("No scenario of 7 Sockets has these words");
  await search(page).fill("half a message");
  await page.keyboard.press("Enter");
  await expect(list(page)).toBeHidden();
  await expect(picker(page)).toContainText("One recv gets half a message");
  await expect.poll(() => page.url()).toContain("#/sockets/messages-split?step=0");
  // The keys are the run's again.
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
});

test("8.3 is chosen where 8.1 is, and its link opens the real processes", async ({ page }) => {
  await openPage(page, "./#/berkeley/handout");
  await picker(page).click();
  await row(page, /^Four clocks as real processes/).click();
  const title = page.getByRole("heading", { name: "Real processes" });
  await expect(title).toBeVisible();
  await expect.poll(() => page.url()).toContain("#/berkeley/real-processes?step=0&live");
  await page.reload();
  await expect(title).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("complementary", { name: "Processes" })).toContainText("Clock 4");
  // Another scenario is simulated, and Back leads to the real processes.
  await picker(page).click();
  await row(page, /^The same delays/).click();
  await expect(count(page)).toBeVisible();
  await expect(title).toBeHidden();
  await page.goBack();
  await expect(title).toBeVisible();
  await page.getByRole("button", { name: "Back to the workbench" }).click();
  await expect(count(page)).toBeVisible();
  await expect.poll(() => page.url().endsWith("#/berkeley/real-processes?step=0")).toBe(true);
});

for (const theme of ["light", "dark", "projector"])
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 390, height: 844 },
  ])
    test(`the menu stands whole on the page in ${theme} at ${size.width}x${size.height}`, async ({
      page,
    }) => {
      await page.setViewportSize(size);
      await openPage(page, `${twoNodes}?step=2&theme=${theme}`);
      await picker(page).click();
      await expect(row(page, /^Seen: Two nodes/)).toBeFocused();
      await expect(page.locator(".scenarios")).toBeInViewport({ ratio: 1 });
      const over = await list(page).evaluate((nav) => nav.scrollWidth - nav.clientWidth);
      expect(over).toBe(0);
      await expectAccessible(page, ".scenarios");
    });

test("on a phone a tap opens the menu without a keyboard over it, and a tap opens a scenario", async ({
  browser,
}) => {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await openPage(page, "./#/sockets/hello");
  await picker(page).tap();
  await expect(row(page, /^Hello from client/)).toBeFocused();
  const box = await row(page, /^No server listens ?(?:Next ?)?The client/).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await row(page, /^No server listens ?(?:Next ?)?The client/).tap();
  await expect(picker(page)).toContainText("7.1");
  await expect(list(page)).toBeHidden();
  await phone.close();
});
