import type { Report, Site } from "../scripts/bench.mjs";
import { checkScenario } from "../src/scenario/read.ts";
import { encodeLink } from "../src/scenario/share-link.ts";
import { p95 } from "./runs.ts";

const states = 5_000_000;

/** Five nodes that ask once each, in any order of messages: more states than the page remembers. */
async function address(): Promise<string> {
  const processes = ["1", "2", "3", "4", "5"].map((id) => ({ id, requests: [{ atMs: 0, holdMs: 1 }] }));
  const read = checkScenario({
    version: 1,
    experiment: "ricart-agrawala",
    network: { order: "any" },
    processes,
  });
  if (!read.ok) throw new Error("the bench's scenario is none");
  return `#/ricart-agrawala?s=${await encodeLink(read.value)}&step=0`;
}

/** As many states as the page remembers, tried in its worker: how fast, and what the page does beside it. */
export default async function explorer(report: Report, { page, address: site }: Site): Promise<void> {
  await page.goto(`${site}${await address()}`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.getByRole("button", { name: /Every schedule/ }).click();
  await page.getByRole("button", { name: "Try them all" }).click();
  const { frames, ms, told } = await page.evaluate(async () => {
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
  if (!told.includes(states.toLocaleString("en"))) throw new Error(`the search ended otherwise: ${told}`);
  report("5 million states in the page's worker", `${Math.round(states / ms)} k states/s`, "printed", null);
  report("frames of the page beside it, p95", `${p95(frames).toFixed(1)} ms`, "<= 20 ms", p95(frames) <= 20);
  report("the same, the longest", `${Math.max(...frames).toFixed(1)} ms`, "printed", null);
}
