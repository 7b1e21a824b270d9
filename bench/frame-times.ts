import type { Page } from "@playwright/test";
import type { Report } from "../scripts/bench.mjs";
import { p95 } from "./runs.ts";

/** How often a figure of frames is taken. What else a machine does only ever adds, so the best tells of the page. */
const TIMES = 3;

export interface FrameTimes {
  /** The least 95th percentile of the times between frames, in ms. */
  readonly bestMs: number;
  /** `16.8 ms (33.3, 16.8, 16.9)`: the best, and every one. */
  readonly text: string;
}

/** Takes the times between frames several times over. */
export async function framesOf(once: () => Promise<readonly number[]>): Promise<FrameTimes> {
  const all: number[] = [];
  for (let i = 0; i < TIMES; i++) all.push(p95(await once()));
  const bestMs = Math.min(...all);
  return { bestMs, text: `${bestMs.toFixed(1)} ms (${all.map((ms) => ms.toFixed(1)).join(", ")})` };
}

/** What the machine gives a page that does nothing but move one thing: no figure beside it can be better. */
export async function reportEmptyPage(report: Report, page: Page): Promise<void> {
  await page.goto("about:blank");
  const { text } = await framesOf(() =>
    page.evaluate(async () => {
      document.body.innerHTML = `<div style="width:20px;height:20px;background:red;will-change:transform"></div>`;
      const moved = document.body.firstElementChild as HTMLElement;
      const seen: number[] = [];
      let last = await new Promise<number>((done) => requestAnimationFrame(done));
      for (let i = 0; i < 150; i++) {
        moved.style.transform = `translate(${i % 50}px, 0)`;
        const nowMs = await new Promise<number>((done) => requestAnimationFrame(done));
        seen.push(nowMs - last);
        last = nowMs;
      }
      return seen;
    }),
  );
  report("an empty page, frames, p95: best of three (and each)", text, "printed", null);
}
