import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { build, preview } from "vite";
import type { Report, Site } from "../scripts/bench.mjs";
import type { WindowOfDiagram } from "./diagram-page/main.ts";
import { addressOf, median } from "./runs.ts";

const wanted: readonly (readonly [steps: number, mostMs: number])[] = [
  [1000, 30],
  [10_000, 150],
  [100_000, 1000],
];
const rounds = 5;

/**
 * The diagram to drawn: from a finished run that is handed to the store until the frame is painted, the plan of the
 * run, its spans and its places included. Once as it opens, a window at the cursor, and once with the whole run in
 * the window. Beside it what the run itself costs, and the whole page from its link on.
 */
export default async function diagram(report: Report, site: Site): Promise<void> {
  await site.page.emulateMedia({ reducedMotion: "reduce" });
  await alone(report, site);
  for (const [steps] of wanted) await fromTheLink(report, site, steps);
}

/** On a page of its own, built for it, so that no other panel is measured. */
async function alone(report: Report, { page }: Site): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), "interleave-diagram-"));
  const root = resolve("bench/diagram-page");
  await build({
    root,
    configFile: false,
    base: "./",
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
  });
  const server = await preview({
    root,
    configFile: false,
    logLevel: "silent",
    build: { outDir },
    preview: { port: 4291, host: "localhost", open: false },
  });
  try {
    for (const [steps, mostMs] of wanted) {
      await page.goto(server.resolvedUrls?.local[0] ?? "");
      await page.locator(".diagram canvas").first().waitFor();
      const hand = async () => {
        const prepared = await page.evaluate(
          (n) => (window as WindowOfDiagram).diagramPage?.prepare(n),
          steps,
        );
        const ms = await page.evaluate(() => (window as WindowOfDiagram).diagramPage?.hand());
        if (!prepared || ms === undefined || prepared.steps < steps * 0.9)
          throw new Error("no run was drawn");
        return { simulatedMs: prepared.ms, drawnMs: ms };
      };
      const opened = await repeated(hand);
      const out = page.getByRole("button", { name: "Zoom out" });
      // A press is drawn with the next frame.
      const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      for (await painted(); await out.isEnabled(); await painted()) await out.click();
      const whole = await repeated(hand);
      if (!(await isPainted(page))) throw new Error("nothing was painted");
      const told = (what: string, ms: number) =>
        report(`${steps} steps to drawn, ${what}`, `${ms.toFixed(0)} ms`, `< ${mostMs} ms`, ms < mostMs);
      told("as it opens", median(opened.map(({ drawnMs }) => drawnMs)));
      told("the whole run", median(whole.map(({ drawnMs }) => drawnMs)));
      const simulated = median([...opened, ...whole].map(({ simulatedMs }) => simulatedMs));
      report(`${steps} steps simulated, beside it`, `${simulated.toFixed(0)} ms`, "printed", null);
    }
  } finally {
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function isPainted(page: Page): Promise<boolean> {
  return page.locator(".diagram-window canvas").evaluateAll((all) =>
    all.some((one) => {
      const { width, height } = one as HTMLCanvasElement;
      const pixels = (one as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data;
      return pixels?.some((value) => value > 0) === true;
    }),
  );
}

async function repeated<T>(once: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i < rounds; i++) all.push(await once());
  return all;
}

async function fromTheLink(report: Report, { page, address }: Site, steps: number): Promise<void> {
  await page.goto(address);
  await page.locator(".transport-count").waitFor();
  const ms = await page.evaluate(
    async (hash) => {
      const count = () => document.querySelector(".transport-count")?.textContent ?? "";
      const before = count();
      const began = performance.now();
      window.location.hash = hash;
      while (count() === before) await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - began;
    },
    await addressOf(steps),
  );
  report(`${steps} steps from the link to the whole page`, `${ms.toFixed(0)} ms`, "printed", null);
}
