import type { Report, Site } from "../scripts/bench.mjs";
import { addressOf, median } from "./runs.ts";

const wanted: readonly (readonly [number, number])[] = [
  [1000, 30],
  [10_000, 150],
  [100_000, 1000],
];

/**
 * The diagram of a run to drawn: from a click that draws all of it anew, from its plan on, until it is painted; and
 * for comparison the whole page from the link on, which also runs the scenario.
 */
export default async function diagram(report: Report, { page, address }: Site): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const [steps, mostMs] of wanted) {
    const link = await addressOf(steps);
    const times: number[] = [];
    let opened = 0;
    for (let round = 0; round < 3; round++) {
      await page.goto(address);
      await page.locator(".transport-count").waitFor();
      opened = await page.evaluate(async (hash) => {
        const began = performance.now();
        window.location.hash = hash;
        const count = () => document.querySelector(".transport-count")?.textContent ?? "";
        const before = count();
        while (count() === before) await new Promise((done) => requestAnimationFrame(done));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - began;
      }, link);
      times.push(
        await page.evaluate(async () => {
          const out = () => document.querySelector<HTMLElement>('[aria-label="Zoom out"]:not(:disabled)');
          const stage = document.querySelector<HTMLElement>(".diagram");
          for (let far = out(); far; far = out()) {
            far.click();
            await new Promise((done) => requestAnimationFrame(done));
          }
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          // Another height makes another plan.
          const began = performance.now();
          if (stage) stage.style.height = "calc(100% - 10px)";
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return performance.now() - began;
        }),
      );
    }
    const ms = median(times);
    report(`the diagram of ${steps} steps to drawn`, `${ms.toFixed(0)} ms`, `< ${mostMs} ms`, ms < mostMs);
    report(`${steps} steps from the link to drawn`, `${opened.toFixed(0)} ms`, "printed", null);
  }
}
