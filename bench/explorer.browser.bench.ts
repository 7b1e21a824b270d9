import type { Report, Site } from "../scripts/bench.mjs";
import { checkScenario, encodeLink } from "../src/experiments/files.ts";
import { p95 } from "./runs.ts";
import { spinRate } from "./spin.ts";

const mostStates = 5_000_000;

/** So many nodes that ask once each. */
async function address(count: number, order: "fifo" | "any"): Promise<string> {
  const processes = Array.from({ length: count }, (_, k) => ({
    id: String(k + 1),
    requests: [{ atMs: 0, holdMs: 1 }],
  }));
  const read = checkScenario({ version: 1, experiment: "ricart-agrawala", network: { order }, processes });
  if (!read.ok) throw new Error("the bench's scenario is none");
  return `#/ricart-agrawala?s=${await encodeLink(read.value)}&step=0`;
}

/** Tries every schedule in the page's worker, from the press of the button to the last word. */
async function search({ page, address: site }: Site, hash: string) {
  // A change of the hash alone would leave the page as it is.
  await page.goto("about:blank");
  await page.goto(`${site}${hash}`);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: /Every schedule/ }).click();
  await page.getByRole("button", { name: "Try them all" }).click();
  const { told, ...measured } = await page.evaluate(async () => {
    const output = document.querySelector(".explore-found output");
    const began = performance.now();
    const frames: number[] = [];
    let last = began;
    while (!/^(Stopped|Every|The search could)/.test(output?.textContent ?? "") && last - began < 120_000) {
      const now = await new Promise<number>((done) => requestAnimationFrame(done));
      frames.push(now - last);
      last = now;
    }
    return { frames, ms: performance.now() - began, told: output?.textContent ?? "" };
  });
  const states = Number(/([0-9,]+) states?/.exec(told)?.[1]?.replaceAll(",", ""));
  return { ...measured, told, states };
}

/** The same model as SPIN's, in the worker: how fast, beside SPIN on the same machine. */
async function besideSpin(report: Report, site: Site, order: "fifo" | "any"): Promise<void> {
  const theirs = spinRate(order);
  const { told, states, ms } = await search(site, await address(4, order));
  if (!told.startsWith("Every schedule")) throw new Error(`the search ended otherwise: ${told}`);
  const rate = states / (ms / 1000);
  report(
    `explorer in the page's worker, 4 nodes, ${order}, ${(states / 1e6).toFixed(2)} M states`,
    `${Math.round(rate / 1000)} k states/s`,
    theirs === null
      ? "ahead of SPIN, which is not installed"
      : `ahead of SPIN: ${Math.round(theirs / 1000)} k, ${(rate / theirs).toFixed(2)} times`,
    theirs === null ? null : rate > theirs,
  );
}

/** As many states as the page remembers, tried in its worker: how fast, and what the page does beside it. */
export default async function explorer(report: Report, site: Site): Promise<void> {
  for (const order of ["fifo", "any"] as const) await besideSpin(report, site, order);
  // More states than the page remembers.
  const { frames, ms, told, states } = await search(site, await address(5, "any"));
  if (states !== mostStates) throw new Error(`the search ended otherwise: ${told}`);
  report("5 million states in the page's worker", `${Math.round(states / ms)} k states/s`, "printed", null);
  report("frames of the page beside it, p95", `${p95(frames).toFixed(1)} ms`, "<= 20 ms", p95(frames) <= 20);
  report("the same, the longest", `${Math.max(...frames).toFixed(1)} ms`, "printed", null);
}
