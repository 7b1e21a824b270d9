import type { Page } from "@playwright/test";
import { encodeLink } from "../../src/scenario/share-link.ts";
import { node, scenario } from "../support/scenario.ts";
import { expect, openPage, slider, stepShown, test } from "./page.ts";

test("a run of a hundred thousand steps opens, is scrubbed, and is painted as a whole", async ({ page }) => {
  const requests = Array.from({ length: 1900 }, (_, k) => [(k * 7) % 1000, 3] as const);
  const run = scenario({
    limitMs: 86_400_000,
    stepsMax: 100_000,
    network: { delay: { kind: "uniform", minMs: 1, maxMs: 9 } },
    processes: ["1", "2", "3", "4", "5"].map((id) => node(id, ...requests)),
  });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=0`);
  expect((await stepShown(page)).of).toBeGreaterThan(90_000);
  await slider(page).fill("60000");
  await expect.poll(async () => (await stepShown(page)).step).toBe(60_001);
  const out = page.getByRole("button", { name: "Zoom out" });
  while (await out.isEnabled()) await out.click();
  const canvas = page.locator(".diagram-canvas canvas");
  await expect(canvas).toBeVisible();
  const colours = await canvas.evaluate((of) => {
    const { data } = (of as HTMLCanvasElement)
      .getContext("2d")
      ?.getImageData(0, 0, (of as HTMLCanvasElement).width, (of as HTMLCanvasElement).height) ?? { data: [] };
    let painted = 0;
    for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) painted++;
    return painted / (data.length / 4);
  });
  expect(colours).toBeGreaterThan(0.1);
  await page.getByRole("slider", { name: "Space–time diagram" }).focus();
  await page.keyboard.press("End");
  const { step, of } = await stepShown(page);
  expect(step).toBe(of);
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await expect(page.locator(".diagram-veil")).toHaveCount(0);
  await slider(page).fill("60000");
  await expect.poll(async () => (await stepShown(page)).step).toBe(60_001);
  await expect.poll(async () => colourAtCursor(page)).toEqual(await colourOfStep(page));
});

test("a long run is painted step by step, the mark at the cursor in its process's colour", async ({
  page,
}) => {
  const requests = Array.from({ length: 12 }, (_, k) => [k * 7, 3] as const);
  const run = scenario({ processes: ["1", "2", "3", "4", "5"].map((id) => node(id, ...requests)) });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=0`);
  const { of } = await stepShown(page);
  expect(of).toBeGreaterThan(256);
  await expect(page.locator(".diagram .step")).toHaveCount(0);
  for (const share of [0.2, 0.5, 0.9]) {
    await slider(page).fill(String(Math.round(of * share)));
    await expect.poll(async () => (await stepShown(page)).step).toBe(Math.round(of * share) + 1);
    await expect
      .poll(async () => colourAtCursor(page), { message: `at ${share} of the run` })
      .toEqual(await colourOfStep(page));
  }
});

/** What is painted in the middle of the mark that the cursor is on. */
async function colourAtCursor(page: Page): Promise<number[]> {
  const lane = await laneOfStep(page);
  const flag = await page.locator(".cursor-flag").boundingBox();
  const name = await page.locator(".lane-names text").nth(lane).boundingBox();
  const at = {
    x: (flag?.x ?? 0) + (flag?.width ?? 0) / 2,
    y: (name?.y ?? 0) + (name?.height ?? 0) / 2,
  };
  return page.locator(".diagram-canvas canvas").evaluate((canvas, { x, y }) => {
    const box = canvas.getBoundingClientRect();
    const { width, height } = canvas as HTMLCanvasElement;
    // Read from a copy: to read the canvas itself again and again would have it painted in another way.
    const copy = Object.assign(document.createElement("canvas"), { width, height });
    const context = copy.getContext("2d", { willReadFrequently: true });
    context?.drawImage(canvas as HTMLCanvasElement, 0, 0);
    return [...(context?.getImageData(x - box.left, y - box.top, 1, 1).data ?? [])];
  }, at);
}

async function colourOfStep(page: Page): Promise<number[]> {
  const lane = await laneOfStep(page);
  const hex = await page.evaluate(
    (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
    `--p${lane + 1}`,
  );
  return [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)).concat(255);
}

/** The lane of the process whose step it is, as the caption says. */
async function laneOfStep(page: Page): Promise<number> {
  const name = await page.locator(".caption .process-chip").first().textContent();
  const names = await page.locator(".lane-names text").allTextContents();
  expect(names).toContain(name);
  return names.indexOf(name ?? "");
}
