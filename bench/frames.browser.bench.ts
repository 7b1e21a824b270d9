import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { addressOf, experiment, p95 } from "./runs.ts";

/** The times between frames while `act` goes on in the page's own frames. */
async function frames(page: Page, what: "scrub" | "zoom" | "play", forMs: number): Promise<number[]> {
  return page.evaluate(
    async ([what, forMs]) => {
      const diagram = document.querySelector(".diagram-picture");
      const slider = document.querySelector<HTMLInputElement>(".transport input[type=range]");
      const box = diagram?.getBoundingClientRect();
      const seen: number[] = [];
      const began = performance.now();
      let last = began;
      for (let i = 0; last - began < forMs; i++) {
        if (what === "scrub" && slider) {
          slider.valueAsNumber = Math.round((Number(slider.max) * (i % 100)) / 100);
          // React tells a change by the value that it knew.
          (
            slider as unknown as { _valueTracker?: { setValue: (text: string) => void } }
          )._valueTracker?.setValue("");
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        }
        if (what === "zoom")
          diagram?.dispatchEvent(
            new WheelEvent("wheel", {
              deltaY: i % 60 < 30 ? 20 : -20,
              ctrlKey: true,
              clientX: (box?.left ?? 0) + 400,
              clientY: (box?.top ?? 0) + 100,
              cancelable: true,
            }),
          );
        const nowMs = await new Promise<number>((done) => requestAnimationFrame(done));
        if (i > 2) seen.push(nowMs - last);
        last = nowMs;
      }
      return seen;
    },
    [what, forMs] as const,
  );
}

export default async function measure(report: Report, { page, address }: Site): Promise<void> {
  await page.goto(`${address}${await addressOf(10_000)}`);
  await page.locator(".transport-count").waitFor();
  for (const what of ["scrub", "zoom"] as const) {
    const ms = p95(await frames(page, what, 2500));
    report(`frames of a ${what} at 10,000 steps, p95`, `${ms.toFixed(1)} ms`, "<= 20 ms", ms <= 20);
  }
  let slowest = { id: "", ms: 0 };
  for (const { id } of experiment.scenarios) {
    await page.goto(`${address}#/ricart-agrawala/${id}?step=0`);
    await page.locator(".transport-count").waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500);
    await page.keyboard.press("Space");
    const ms = p95(await frames(page, "play", 1500));
    report(`frames while playing ${id}, p95`, `${ms.toFixed(1)} ms`, "printed", null);
    if (ms > slowest.ms) slowest = { id, ms };
    await page.keyboard.press("Space");
  }
  report(
    `frames while playing, p95 of the slowest (${slowest.id})`,
    `${slowest.ms.toFixed(1)} ms`,
    "<= 20 ms",
    slowest.ms <= 20,
  );
}
