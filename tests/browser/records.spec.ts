import { join } from "node:path";
import { root } from "../../scripts/tools.mjs";
import { expectAccessible } from "./axe.ts";
import { expect, openPage, test } from "./page.ts";
import type { Page } from "@playwright/test";

const cases = join(root, "tests/oracle/records/cases");

async function open(page: Page, ...files: readonly string[]): Promise<void> {
  await page.getByLabel("A run’s file").setInputFiles(files.map((file) => join(cases, file)));
  await expect(page.locator(".record-findings")).toBeVisible();
}

const caption = (page: Page) => page.locator(".record-caption");

test("records of real runs are opened, judged, stepped and left again", async ({ page }) => {
  await openPage(page);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("http://localhost")) requests.push(request.url());
  });
  await open(page, "sockets-unread-reset/server.strace", "sockets-unread-reset/client.strace");
  await expect(page.locator(".record-findings")).toContainText("14 events and 1 messages");
  await expect(page.locator(".record-findings")).toContainText(
    "Broken: Every byte that was sent was received",
  );
  await expect(page.getByRole("combobox", { name: "Read as" })).toHaveValue("strace");
  await expect(caption(page)).toContainText("server creates a TCP socket");
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  await expect(page.locator(".record-count")).toHaveText("5 of 14");
  await page.keyboard.press("End");
  await expect(caption(page)).toContainText("client closes its socket");
  await page.getByRole("button", { name: "line 117" }).click();
  await expect(caption(page)).toContainText("client sends 100 bytes");
  await expect(page.locator(".record-lines [aria-current]")).toContainText("sendto(3");
  await expectAccessible(page, ".record");

  await open(page, "lines-own-words/printed.txt");
  await expect(page.locator(".record-problem")).toHaveCount(0);
  await open(page, "lines-three-nodes/printed.txt");
  await expect(page.locator(".record-findings")).toContainText("Lines understood: 28; not understood: 4");
  await expect(page.locator("[data-verdict=holds]")).toHaveCount(4);
  await page.getByRole("combobox", { name: "Read as" }).selectOption("strace");
  await expect(page.locator(".record-findings")).toContainText("Lines understood: 0");

  await open(page, "spans-shop/trace.json");
  const clocks = page.getByRole("checkbox", { name: "Correct the clocks" });
  await expect(page.locator(".record-clocks")).toContainText("± 5.00 ms");
  await expect(caption(page)).toContainText("cart: load");
  await clocks.check();
  await expect(clocks).toBeChecked();
  expect(requests).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Stage" })).toBeVisible();
});
