import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { siteLists } from "../../scripts/site-plugins/offline.mjs";
import { root } from "../../scripts/tools.mjs";
import { servePlainly } from "./plain-server.ts";
import { expect, expectStep, openPage, test, twoNodes } from "./page.ts";

test.use({ serviceWorkers: "allow" });

const dist = join(root, "dist");

/** That the service worker has all that it caches at once, and answers for the page. */
async function isReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
}

test("what is cached at once is under 1.5 MB, and nothing of Python is among it", () => {
  const { files, optional } = siteLists(dist);
  const compressed = files.reduce((sum, file) => {
    const bytes = readFileSync(join(dist, file === "./" ? "index.html" : file));
    return sum + (file.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length);
  }, 0);
  expect(compressed).toBeLessThan(1_500_000);
  expect(files.filter((file) => file.includes("python"))).toEqual([]);
  expect(optional.some((file) => file.endsWith(".wasm"))).toBe(true);
});

test("after one visit the page, its dialogs and the other experiments open without network", async ({
  page,
  context,
}) => {
  await openPage(page);
  await isReady(page);
  await context.setOffline(true);
  await page.goto("about:blank");
  await openPage(page, "./#/berkeley/handout?step=3");
  await expectStep(page, 4);
  await page.getByRole("link", { name: "Ricart–Agrawala" }).click();
  await expect(page.locator(".stage .card").first()).toBeVisible();
  for (const [item, seen] of [
    ["Keys", ".keys-parts"],
    ["Export…", ".export"],
    ["Parameters", ".drawer-body"],
    ["Your programs…", ".programs"],
  ] as const) {
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    await page.locator(".menu-item", { hasText: item }).click();
    await expect(page.locator(seen)).toBeVisible();
    await page.keyboard.press("Escape");
  }
  await page.goto("about:blank");
  await openPage(page);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  await page.getByRole("button", { name: "Try them all" }).click();
  await expect(page.getByText(/states and .* transitions/)).toBeVisible();
});

test("a new version comes at the next opening, and the open page says so", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "interleave-site-"));
  cpSync(dist, folder, { recursive: true });
  const { home, close } = await servePlainly(folder);
  const context = await browser.newContext({ serviceWorkers: "allow" });
  try {
    const page = await context.newPage();
    await page.goto(`${home}/${twoNodes.slice(2)}?step=3`);
    await isReady(page);
    // Another version: another page, and a service worker that names it.
    const index = join(folder, "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace("<body>", '<body data-version="2">'));
    const { script, ...lists } = siteLists(folder);
    const worker = join(folder, "sw.js");
    const next = JSON.stringify({ ...lists, script: script.replace("index-", "index-next-") });
    writeFileSync(
      worker,
      readFileSync(worker, "utf8").replace(/^const lists = .*;$/m, `const lists = ${next};`),
    );
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.locator(".notice")).toContainText("A new version of Interleave is ready");
    await expect(page.locator("body")).not.toHaveAttribute("data-version");
    await expectStep(page, 4);
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator("body")).toHaveAttribute("data-version", "2");
    await expectStep(page, 4);
  } finally {
    await context.close();
    close();
    rmSync(folder, { recursive: true });
  }
});
