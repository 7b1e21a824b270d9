import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { encodeLink } from "../src/experiments/files.ts";
import { longScenarios } from "./long-scenarios.ts";
import { median } from "./runs.ts";

/** How often each key is pressed. */
const TIMES = 3;
const keys = ["ArrowRight", "End", "ArrowLeft", "Home"];

/**
 * The longest runs that a scenario can ask for: when there is something to see, the longest that the page stands still
 * while it opens one, and how long a key waits for the frame that shows it.
 */
export default async function longRuns(report: Report, { page, address }: Site): Promise<void> {
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watchTasks);
  for (const [name, make] of Object.entries(longScenarios)) {
    const scenario = make();
    await page.goto("about:blank");
    await page.goto(`${address}#/${scenario.experiment}?s=${await encodeLink(scenario)}&step=middle`, {
      waitUntil: "commit",
    });
    // Either is something to see: the count of what is computed, with its Stop, or the run.
    await page.locator("[data-opening], .transport-count").first().waitFor();
    const firstMs = await page.evaluate(() => performance.now());
    report(`${name}: something to see`, `${firstMs.toFixed(0)} ms`, "< 1000 ms", firstMs < 1000);
    await page.locator(".transport-count").waitFor();
    const shownMs = await page.evaluate(() => performance.now());
    report(`${name}: the run to see`, `${shownMs.toFixed(0)} ms`, "printed", null);
    await opened(page);
    const steps = await page.evaluate(() => document.querySelector(".transport-count")?.textContent ?? "");
    const openedMs = await page.evaluate(() => performance.now());
    const longest = await longestTask(page);
    report(`${name}: opened (step ${steps})`, `${(openedMs / 1000).toFixed(1)} s`, "printed", null);
    report(`${name}: the longest task while opening`, `${longest.toFixed(0)} ms`, "< 200 ms", longest < 200);
    for (const key of keys) {
      const times = await pressed(page, key);
      const most = Math.max(...times);
      const text = `${median(times).toFixed(0)} ms (${times.map((ms) => ms.toFixed(0)).join(", ")})`;
      report(`${name}: ${key} to its frame`, text, "each < 100 ms", most < 100);
    }
  }
}

/** Keeps when each task that takes longer than a frame began and how long it took. */
function watchTasks(): void {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

/** The longest task since this was last asked for, in ms. */
async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    return Math.max(0, ...longTasks.splice(0));
  });
}

/** Waits until the run that takes long is there, and the page is at rest. */
async function opened(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[data-opening]") === null);
  await page.evaluate(async () => {
    for (let calm = 0; calm < 20;) {
      const beganMs = performance.now();
      await new Promise((done) => setTimeout(done, 50));
      calm = performance.now() - beganMs < 80 ? calm + 1 : 0;
    }
  });
}

/** From each press of a key to the end of the frame after it, in ms. */
async function pressed(page: Page, key: string): Promise<number[]> {
  return page.evaluate(
    async ({ key, times }) => {
      const painted = () =>
        new Promise<void>((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => done());
          port1.start();
          requestAnimationFrame(() => port2.postMessage(null));
        });
      const all: number[] = [];
      for (let i = 0; i < times; i++) {
        const beganMs = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await painted();
        all.push(performance.now() - beganMs);
        // What the page puts off until the hand rests holds up no key after it.
        await new Promise((done) => setTimeout(done, 400));
      }
      return all;
    },
    { key, times: TIMES },
  );
}
