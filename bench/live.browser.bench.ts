import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { p95 } from "./runs.ts";

const PROCESSES = "12";
const FOR_MS = 6000;

/** The times between frames for so long, while the page has nothing to do but what its processes tell. */
function frames(page: Page, forMs: number): Promise<number[]> {
  return page.evaluate(async (forMs) => {
    const seen: number[] = [];
    const began = performance.now();
    let last = began;
    for (let i = 0; last - began < forMs; i++) {
      const nowMs = await new Promise<number>((done) => requestAnimationFrame(done));
      if (i > 2) seen.push(nowMs - last);
      last = nowMs;
    }
    return seen;
  }, forMs);
}

/** The page beside twelve threads, each a real process, that run, drift, ask and draw. */
export default async function live(report: Report, { page, address }: Site): Promise<void> {
  const shows = [
    { what: "clocks", at: "#/berkeley/drift", count: "Machines" },
    { what: "nodes", at: "#/ricart-agrawala/two-nodes", count: "Nodes" },
  ];
  for (const { what, at, count } of shows) {
    // Of another address of the same page only the run would be another.
    await page.goto("about:blank");
    await page.goto(`${address}${at}`);
    await page.locator(".transport-count").waitFor();
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    await page.getByRole("button", { name: "Real processes…" }).click();
    await page.getByRole("textbox", { name: count }).fill(PROCESSES);
    await page.getByRole("button", { name: /^Start/ }).click();
    await page.locator('.live-status[data-status="running"]').waitFor();
    await page.waitForTimeout(3000);
    const ms = p95(await frames(page, FOR_MS));
    report(
      `frames with ${PROCESSES} ${what} as real processes, p95`,
      `${ms.toFixed(1)} ms`,
      "<= 20 ms",
      ms <= 20,
    );
    await page.getByRole("button", { name: "Stop" }).click();
    const began = Date.now();
    await page.locator(".live-result").waitFor();
    const told = (await page.locator(".live-result").innerText()).split(".")[0] ?? "";
    report(`stopped, replayed and told: ${told}`, `${Date.now() - began} ms`, "printed", null);
  }
}
