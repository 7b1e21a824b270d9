import { expect, openPage, test } from "./page.ts";

test("the handout's arithmetic is stepped, and the clocks that do it with messages stand beside", async ({
  page,
}) => {
  await openPage(page, "./#/berkeley/handout?step=1");
  const listing = page.getByRole("region", { name: "Listing clocks.py" });
  const lit = listing.locator("[aria-current=step]");
  await expect(lit).toContainText("sum so far: 100.3");
  for (const words of [
    "clock 2 = 102.5",
    "clock 3 = 98.4",
    "clock 4 = 101.0",
    "= 202.8",
    "= 301.2",
    "402.2 / 4 = 100.55",
  ]) {
    await page.keyboard.press("ArrowRight");
    await expect(lit).toContainText(words);
  }
  await page.getByRole("button", { name: "berkeley.py", exact: true }).click();
  const beside = page.getByRole("region", { name: "Listing berkeley.py" });
  await expect(beside.locator("[aria-current=step]")).toContainText("self.average = sum(used) / len(used)");
});

test("the handout's two calls stand beside the right order, lit at the same step", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/two-nodes?step=3");
  await expect(
    page.getByRole("region", { name: "Listing node.py" }).locator("[aria-current=step]"),
  ).toContainText("(4, 2) < (5, 1)");
  await page.getByRole("button", { name: /^two_nodes.py\s+handout$/ }).click();
  const lit = page.getByRole("region", { name: "Listing two_nodes.py" }).locator("[aria-current=step]");
  await expect(lit).toContainText('"REQ from 1 at 5" > "REQ from 2 at 4" is False');
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(lit).toContainText("here node 1 gets the REPLY, not node 2");
});
