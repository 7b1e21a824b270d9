import { expectAccessible } from "./axe.ts";
import { expect, openPage, test, twoNodes } from "./page.ts";

test("a waiting node says which reply is missing, and by which comparison", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=3`);
  const why = page.getByRole("region", { name: "Why not yet" });
  const head = why.getByRole("button", { expanded: false });
  await head.focus();
  await page.keyboard.press("Enter");
  await expect(why).toContainText("its own request (4, 2) comes before node 1’s (5, 1)");
  await expect(why).toContainText("You can see every node, and so you know this.");
  await expect(page.locator(".blocked-sign")).toBeHidden();
  await page.keyboard.press("End");
  await expect(why).toBeHidden();
});

test("a blocked run is announced, with what would help", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/lost-message?step=0");
  await page.keyboard.press("End");
  const said = page.getByRole("status").filter({ hasText: "Blocked:" });
  await expect(said).toHaveText("Blocked: Node 1 and Node 2 wait for ever");
  await expect(said).toBeInViewport({ ratio: 1 });
  const why = page.getByRole("region", { name: "Why not yet" });
  await expect(why).toContainText("What would help: with retry, node 2 would send its REQUEST again");
  await expectAccessible(page);
  await page.keyboard.press("Home");
  await expect(said).toHaveCount(0);
});
