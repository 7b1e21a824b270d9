import { encodeLink } from "../../src/experiments/files.ts";
import { node, scenario } from "../support/scenario.ts";
import { caption, count, expect, expectStep, openPage, stepShown, test, twoNodes } from "./page.ts";

test("a reload shows the same run at the same step", async ({ page }) => {
  await openPage(page);
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/step=4$/);
  const words = await caption(page).innerText();
  await page.reload();
  await expectStep(page, 5);
  expect(await caption(page).innerText()).toBe(words);
});

test("a link to a changed run gives that run at that step, also while the page is open", async ({
  page,
  context,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/#\/ricart-agrawala\?s=[\w-]+&step=\d+$/);
  const { step } = await stepShown(page);
  await expect(page).toHaveURL(new RegExp(`step=${step - 1}$`));
  const words = await caption(page).innerText();
  const other = await context.newPage();
  await openPage(other, page.url());
  await expectStep(other, step);
  expect(await caption(other).innerText()).toBe(words);
  await expect(other.getByRole("button", { name: "Handout’s text order" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await other.evaluate(() => {
    window.location.hash = "#/ricart-agrawala/two-nodes?step=2";
  });
  await expectStep(other, 3);
  await expect(other.getByRole("button", { name: "Right order" })).toHaveAttribute("aria-pressed", "true");
});

test("a link may name the last or the middle step, and a theme", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=last&theme=dark`);
  const { step, of } = await stepShown(page);
  expect(step).toBe(of);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto(`${twoNodes}?step=middle&theme=dark`);
  await expectStep(page, Math.floor((of - 1) / 2) + 1);
});

test("share copies a link that opens here", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page, `${twoNodes}?step=3`);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/#\/ricart-agrawala\/two-nodes\?step=3$/);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText("Link copied")).toBeHidden();
});

const broken: readonly (readonly [string, RegExp])[] = [
  ["#/no-such-thing/two-nodes", /There is no experiment “no-such-thing”/],
  ["#/ricart-agrawala/no-such-run", /has no scenario “no-such-run”/],
  ["#/ricart-agrawala?s=AAAA&step=3", /the link is broken/i],
  ["#/ricart-agrawala?s=%25%25&step=3", /the link is broken/i],
  ["#/ricart-agrawala?s=&step=3", /the link is broken/i],
  ["#/ricart-agrawala/two-nodes?step=-4", /“step=-4” is not a step/],
  ["#/ricart-agrawala/two-nodes?step=400", /names step 400, but this run has steps 0 to \d+/],
  ["#/ricart-agrawala/two-nodes?theme=pink", /“theme=pink” is not a theme/],
  ["#nonsense", /There is no experiment “nonsense”/],
];

for (const [hash, message] of broken) {
  test(`the broken link ${hash} is explained, and the page stands`, async ({ page }) => {
    await openPage(page, `./${hash}`);
    await expect(page.getByRole("alert")).toContainText(message);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(page.getByRole("alert")).toBeEmpty();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await expectStep(page, 2);
  });
}

test("a broken link leaves the run that is shown", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=5`);
  const words = await caption(page).innerText();
  await page.evaluate(() => {
    window.location.hash = "#/ricart-agrawala?s=broken&step=1";
  });
  await expect(page.getByRole("alert")).toContainText("could not be opened");
  expect(await caption(page).innerText()).toBe(words);
  await expectStep(page, 6);
  await expect(page).toHaveURL(/two-nodes\?step=5$/);
});

test("a link to a run that takes long shows a page at once, how far it is, and Stop or Escape leaves the page", async ({
  page,
}) => {
  const nodes = Array.from({ length: 64 }, (_, i) =>
    node(String(i + 1), ...Array.from({ length: 50 }, (_, k) => [k * 7, 3] as const)),
  );
  const run = scenario({
    title: "very long",
    limitMs: 86_400_000,
    stepsMax: 1_000_000,
    processes: nodes,
  });
  const hash = `#/ricart-agrawala?s=${await encodeLink(run)}&step=last`;
  const bar = page.locator("[data-opening]");
  await page.goto(`./${hash}`);
  await expect(count(page)).toBeVisible();
  await expect(bar).toContainText(/Computing the run: [1-9][\d,]*,000 steps/);
  // The page under it is a page.
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  await page.keyboard.press("Escape");
  await expect(page.locator(".notice")).toContainText("Stopped. The previous run is still open.");
  await expectStep(page, 2);
  await expect(page).toHaveURL(/sockets\/hello\?step=1$/);

  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: "Stop" }).click();
  await expect(page.locator(".notice")).toContainText("Stopped.");
  await expectStep(page, 2);
});

test("Back leads to the scenario before, with its changes and what undo knows of them", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  await page.getByRole("button", { name: "Handout’s text order" }).click();
  await expect(page).toHaveURL(/[?]s=/);
  const { step } = await stepShown(page);
  await page.getByRole("link", { name: "Berkeley clocks" }).click();
  await expect(page).toHaveURL(/berkeley\/handout/);
  await page.goBack();
  const pressed = (name: string) => page.getByRole("button", { name, pressed: true });
  await expect(pressed("Handout’s text order")).toBeVisible();
  await expectStep(page, step);
  await page.keyboard.press("Control+z");
  await expect(pressed("Right order")).toBeVisible();
  await page.keyboard.press("Control+y");
  await expect(pressed("Handout’s text order")).toBeVisible();
  await page.goForward();
  await expect(page).toHaveURL(/berkeley\/handout/);
  await expect(page.locator(".offset-panel, .clock-strip").first()).toBeVisible();
});
