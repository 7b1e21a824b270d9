import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build, preview, type PreviewServer } from "vite";
import { pythonDefine } from "../../scripts/site-plugins/python.mjs";
import { withToy } from "../toy/planted.ts";
import { caption, expect, openPage, test } from "./page.ts";

/** The page of `src` with a toy experiment in its catalogue: a token ring (`tests/toy`). */
let folder: string;
let server: PreviewServer;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), "toy-"));
  const outDir = join(folder, "dist");
  const shared = { configFile: false, logLevel: "warn", base: "./", define: pythonDefine } as const;
  await build({
    ...shared,
    plugins: [withToy(), react()],
    worker: { format: "es", plugins: () => [withToy()] },
    build: { outDir, emptyOutDir: true, minify: false },
  });
  server = await preview({ ...shared, build: { outDir }, preview: { host: "localhost", port: 0 } });
});

test.afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const address = () => server.resolvedUrls?.local[0] ?? "";

test("a fourth experiment is stepped through, searched and run on the page", async ({ page }) => {
  await openPage(page, `${address()}#/token-ring/three`);
  await expect(page.getByRole("link", { name: "Token ring" })).toHaveAttribute("aria-current", "page");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await expect(caption(page)).toContainText("has the token and enters");
  await expect(page.locator(".stage")).toContainText("Member 1");
  await expect(page.locator(".stage")).toContainText("INSIDE");
  const inside = await page.locator(".card").getByText("INSIDE").boundingBox();
  await page.mouse.move(0, 0);
  await expect(page.locator("html")).toHaveAttribute("data-explains", "");
  await page.mouse.move((inside?.x ?? 0) + 5, (inside?.y ?? 0) + 5);
  await expect(page.getByRole("tooltip")).toContainText("has the token and has entered");
  await page.keyboard.press("End");
  await expect(page.getByText("At most one member inside")).toBeVisible();

  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  const drawer = page.getByRole("region", { name: "Every schedule" });
  await expect(drawer).toContainText("Every order of the token's passes");
  await drawer.getByRole("button", { name: "Find a violation" }).click();
  await expect(drawer.getByRole("status")).toContainText("A node waits for ever: the shortest such run has");
  await drawer.getByRole("button", { name: "Open the shortest run" }).click();
  await expect.poll(() => page.url()).toContain("#/token-ring?s=");
  await page.keyboard.press("Escape");

  await page.goto(`${address()}#/token-ring/three`);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Real processes…" }).click();
  await expect(page.getByRole("heading", { name: "Real processes", level: 2 })).toBeVisible();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("complementary", { name: "Processes" })).toContainText("Member 3");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.locator("main.live")).toContainText("steps agree");
});
