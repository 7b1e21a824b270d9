import type { Page } from "@playwright/test";
import type { Report, Site } from "../scripts/bench.mjs";
import { encodeLink } from "../src/experiments/files.ts";
import { fifteenClocks } from "./clocks.ts";
import { framesOf, reportEmptyPage } from "./frame-times.ts";

interface Seen {
  /** Between one frame and the next. */
  readonly frames: number[];
  /** In how many of the frames the handle's value was another. */
  readonly changed: number;
  /** How many other pictures of the lines were put there. */
  readonly drawn: number;
}

/** Drags a handle of the chart up and down for so many frames, one move of the pointer each. */
async function dragHandle(page: Page, name: string, count: number): Promise<Seen> {
  const handle = page.locator(".offset-handle", { has: page.getByLabel(name, { exact: true }) });
  await handle.waitFor();
  const seen = await handle.evaluate(async (target, count) => {
    const box = target.getBoundingClientRect();
    const clientX = box.x + box.width / 2;
    const middle = box.y + box.height / 2;
    const send = (kind: string, clientY: number) =>
      target.dispatchEvent(
        new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX, clientY, pointerType: "mouse" }),
      );
    // A pointer that is none cannot be captured.
    target.setPointerCapture = () => undefined;
    const valueOf = () => target.querySelector("input")?.value;
    send("pointerdown", middle);
    const frames: number[] = [];
    let changed = 0;
    let drawn = 0;
    // A canvas of a picture has its marks at hand.
    const lines = [...document.querySelectorAll(".offset-marks canvas")][1] as
      { marks?: unknown } | undefined;
    let marks = lines?.marks;
    let last = performance.now();
    for (let i = 0; i < count; i++) {
      const before = valueOf();
      // Far enough for another value at each move, though a value is a round one.
      send("pointermove", middle + 11 * (5 - Math.abs((i % 20) - 10)));
      const nowMs = await new Promise<number>((done) => requestAnimationFrame(done));
      if (valueOf() !== before) changed++;
      if (lines?.marks !== marks) drawn++;
      marks = lines?.marks;
      // The first ones draw what the drag adds to the picture.
      if (i >= 5) frames.push(nowMs - last);
      last = nowMs;
    }
    send("pointerup", middle);
    return { frames, changed, drawn };
  }, count);
  await page.keyboard.press("Control+z");
  return seen;
}

/** The frames of the page while a clock's beginning, or its drift, is dragged in the chart of offsets. */
export default async function clockDrag(report: Report, { page, address }: Site): Promise<void> {
  await reportEmptyPage(report, page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const runs = [
    ["the measurement of 1989", "fifteen-machines?step=middle"],
    ["15 clocks, 200 rounds", `?s=${await encodeLink(fifteenClocks())}&step=middle`],
  ] as const;
  for (const [what, where] of runs) {
    // A link that is followed from the page itself would keep what the page has run before.
    await page.goto("about:blank");
    await page.goto(`${address}#/berkeley${where.startsWith("?") ? "" : "/"}${where}`);
    await page.locator(".offset-handle").first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    for (const [held, name] of [
      ["a reading", "Clock 8’s reading at the start"],
      ["a drift", "Clock 8’s drift"],
    ] as const) {
      const followed: string[] = [];
      const { bestMs, text } = await framesOf(async () => {
        const { frames, changed, drawn } = await dragHandle(page, name, 150);
        if (changed < frames.length / 2)
          throw new Error(`${what}: ${held} was dragged, and changed ${changed} times`);
        if (drawn === 0) throw new Error(`${what}: ${held} was dragged, and its line did not follow`);
        followed.push(`${changed} / ${drawn}`);
        return frames;
      });
      report(
        `${what}: ${held} dragged, frames, p95: best of three (and each)`,
        text,
        "<= 20 ms",
        bestMs <= 20,
      );
      report(
        "the same: how many of 150 frames showed another value, how many other lines",
        followed.join(", "),
        "printed",
        null,
      );
    }
  }
}
