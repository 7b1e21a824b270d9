import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { framesOf, reportEmptyPage, type FrameTimes } from "./frame-times.ts";
import { addressOf, experiment } from "./runs.ts";

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
  await reportEmptyPage(report, page);
  await page.goto(`${address}${await addressOf(10_000)}`);
  await page.locator(".transport-count").waitFor();
  for (const what of ["scrub", "zoom"] as const) {
    const { bestMs, text } = await framesOf(() => frames(page, what, 2500));
    report(
      `frames of a ${what} at 10,000 steps, p95: best of three (and each)`,
      text,
      "<= 20 ms",
      bestMs <= 20,
    );
  }
  let slowest = { id: "", bestMs: 0 };
  for (const { id } of experiment.scenarios) {
    const { bestMs, text } = await framesWhilePlaying(page, `${address}#/ricart-agrawala/${id}?step=0`);
    report(`frames while playing ${id}, p95`, text, "printed", null);
    if (bestMs > slowest.bestMs) slowest = { id, bestMs };
  }
  report(
    `frames while playing, p95 of the slowest (${slowest.id})`,
    `${slowest.bestMs.toFixed(1)} ms`,
    "<= 20 ms",
    slowest.bestMs <= 20,
  );
}

/** Several steps from the run’s beginning on, which a link opens anew each time. */
async function framesWhilePlaying(page: Page, link: string): Promise<FrameTimes> {
  return framesOf(async () => {
    await page.goto("about:blank");
    await page.goto(link);
    await page.locator(".transport-count").waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500);
    await page.keyboard.press("Space");
    return frames(page, "play", 4000);
  });
}
