import type { Report, Site } from "../scripts/bench.mjs";
import { median, p95 } from "./runs.ts";

const STEPS = 60;

/**
 * Sixty-four clients and their server on the page, stepped by key, as fast as a hand presses: the times between frames
 * all the while, and from a key to the first frame after it, in which the step is counted.
 */
export default async function sixtyFourClients(report: Report, { page, address }: Site): Promise<void> {
  await page.goto(`${address}#/sockets/sixty-four-threads?step=middle`);
  await page.locator(".transport-count").waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1000);
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
  const ms = p95(frames);
  report("64 clients: frames while stepping, p95", `${ms.toFixed(1)} ms`, "<= 20 ms", ms <= 20);
  report(
    `the same, the longest of ${frames.length}`,
    `${Math.max(...frames).toFixed(1)} ms`,
    "printed",
    null,
  );
  report(
    "64 clients: from a key to the first frame after it, median",
    `${median(shown).toFixed(1)} ms`,
    "printed",
    null,
  );
}
