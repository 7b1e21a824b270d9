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
  await expect(canvas).toHaveCount(0);
  await expect(page.locator('.step[data-when="now"]')).toBeVisible();
});
