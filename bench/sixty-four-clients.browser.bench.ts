import type { Report, Site } from "../scripts/bench.mjs";
import type { Page } from "@playwright/test";
import { framesOf, reportEmptyPage } from "./frame-times.ts";
import { median } from "./runs.ts";

const STEPS = 60;

/**
 * Sixty-four clients and their server on the page, stepped by key, as fast as a hand presses: the times between frames
 * all the while, and from a key to the first frame after it, in which the step is counted.
 */
export default async function sixtyFourClients(report: Report, { page, address }: Site): Promise<void> {
  await reportEmptyPage(report, page);
  const shownMs: number[] = [];
  const longestMs: number[] = [];
  const { bestMs, text } = await framesOf(async () => {
    await page.goto("about:blank");
    await page.goto(`${address}#/sockets/sixty-four-threads?step=middle`);
    await page.locator(".transport-count").waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(1000);
    const { frames, shown } = await stepped(page);
    shownMs.push(...shown);
    longestMs.push(Math.max(...frames));
    return frames;
  });
  report("64 clients: frames while stepping, p95: best of three (and each)", text, "<= 20 ms", bestMs <= 20);
  report("the same, the longest of each", longestMs.map((ms) => ms.toFixed(1)).join(", "), "printed", null);
  report(
    "64 clients: from a key to the first frame after it, median",
    `${median(shownMs).toFixed(1)} ms`,
    "printed",
    null,
  );
}

/** The times between frames, and from each key to its picture, in ms. */
async function stepped(page: Page): Promise<{ frames: number[]; shown: number[] }> {
  const { frames, shown, seen } = await page.evaluate(async (steps) => {
    const frames: number[] = [];
    const watch = { going: true };
    const watching = (async () => {
      let last = await new Promise<number>((done) => requestAnimationFrame(done));
      while (watch.going) {
        const nowMs = await new Promise<number>((done) => requestAnimationFrame(done));
        frames.push(nowMs - last);
        last = nowMs;
      }
    })();
    const painted = () =>
      new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => done());
        port1.start();
        requestAnimationFrame(() => port2.postMessage(null));
      });
    const count = () => document.querySelector(".transport-count")?.textContent ?? "";
    const shown: number[] = [];
    const seen = new Set<string>();
    for (let i = 0; i < steps; i++) {
      const beganMs = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      await painted();
      shown.push(performance.now() - beganMs);
      seen.add(count());
      // Between two presses of a quick hand.
      await new Promise((done) => setTimeout(done, 150));
    }
    watch.going = false;
    await watching;
    return { frames, shown, seen: seen.size };
  }, STEPS);
  if (seen < STEPS) throw new Error(`of ${STEPS} steps ${seen} were shown`);
  return { frames, shown };
}
