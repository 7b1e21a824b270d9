import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "@playwright/test";
import { root } from "../../scripts/tools.mjs";
import { pageWithRun } from "../../src/export/one-file.ts";
import { fileText } from "../cli/command.ts";
import { handoutNodes } from "../support/scenario.ts";
import { gifFrames } from "../export/gif-frames.ts";
import { expectAccessible } from "./axe.ts";
import { expect, expectStep, openPage, test, twoNodes } from "./page.ts";

async function openExport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Export…" }).click();
  await expect(page.getByRole("heading", { name: "Export" })).toBeVisible();
}

test("the dialog hands out pictures, an animation, slides and text of the run", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page, `${twoNodes}?step=3`);
  await openExport(page);
  await expectAccessible(page);
  const download = async (name: string) => {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
  };
  const svg = await download("SVG");
  expect(svg.name).toMatch(/\.svg$/);
  expect(strFromU8(svg.bytes)).toContain("Step 4 of");
  // Both painters of one picture: what the SVG shows, the PNG shows.
  const png = await download("PNG 2×");
  const view = new DataView(png.bytes.buffer, png.bytes.byteOffset);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([1920, 1080]);
  await page.getByRole("textbox", { name: "to step" }).fill("5");
  const gif = gifFrames((await download("Animated GIF")).bytes);
  expect(gif).toMatchObject({ width: 960, height: 540, repeats: 0 });
  expect(gif.frames).toHaveLength(5);
  for (const { delayMs } of gif.frames) expect(delayMs).toBeGreaterThanOrEqual(1000);
  const slides = unzipSync((await download("Slides (PPTX)")).bytes);
  expect(Object.keys(slides).filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(5);
  expect(strFromU8(slides["ppt/slides/_rels/slide2.xml.rels"] ?? new Uint8Array())).toContain("?step=1");
  expect(slides["ppt/media/picture1.png"]?.length).toBeGreaterThan(5000);
  await page.getByRole("button", { name: "Copy Mermaid" }).click();
  await expect(page.getByText("Mermaid copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sequenceDiagram\n/);
  await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();

  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole("button", { name: "Print a handout" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".handout section")).toHaveCount(5);
  await expect(page.locator(".handout section").first()).toBeVisible();
  await expect(page.locator(".workbench")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".handout")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Export" })).toHaveCount(0);
  await expectStep(page, 4);
});

test("the dialog fits a phone, and the one file opens from disk: run, step and search", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, `${twoNodes}?step=3`);
  await openExport(page);
  expect(await page.locator(".export").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);

  const template = readFileSync(join(root, "dist/one-file.html"), "utf8");
  expect(template.length).toBeLessThan(1_000_000);
  const text = fileText({ title: "</script><b>Mine", processes: handoutNodes });
  const file = test.info().outputPath("run.html");
  writeFileSync(file, pageWithRun(template, { text, name: "Mine", step: 5 }));
  await page.setViewportSize({ width: 1280, height: 720 });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`file://${file}`);
  await expectStep(page, 6);
  await expect(page).toHaveTitle(/^<\/script><b>Mine/);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  await page.getByRole("button", { name: "Try them all" }).click();
  await expect(page.getByText(/states and .* transitions/)).toBeVisible();
  expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
});
