import type { Report, Site } from "../scripts/bench.mjs";
import { addressOf, median, p95 } from "./runs.ts";

/** From a moved arrow head to the new picture: all that its frame has to do, painting included. */
export default async function drag(report: Report, { page, address }: Site): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${address}${await addressOf(500)}`);
  const mark = page.locator('.diagram .step[data-shape="disc"]');
  await mark.first().waitFor();
  const box = await page.locator('.step[data-when="now"] .step-mark').boundingBox();
  const near = await mark.evaluateAll(
    (all, x) =>
      all
        .map((one) => one.getBoundingClientRect())
        .map((rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }))
        .find((at) => at.x > x + 40),
    box?.x ?? 400,
  );
  if (!near) throw new Error("there is no arrow head to drag");
  await page.mouse.move(near.x, near.y);
  await page.mouse.down();
  await page.mouse.move(near.x + 12, near.y, { steps: 3 });
  const times = await page.evaluate(async ({ x, y }) => {
    const target = document.querySelector(".diagram-picture");
    const nextFrame = () =>
      new Promise<number>((done) => requestAnimationFrame(() => done(performance.now())));
    const painted = () =>
      new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => done());
        port1.start();
        requestAnimationFrame(() => port2.postMessage(null));
      });
    const seen: number[] = [];
    for (let i = 0; i < 120; i++) {
      await nextFrame();
      const clientX = x + 12 + (i % 60) * 3;
      target?.dispatchEvent(
        new PointerEvent("pointermove", {
          bubbles: true,
          pointerId: 1,
          clientX,
          clientY: y,
          pointerType: "mouse",
        }),
      );
      const began: { ms?: number } = {};
      requestAnimationFrame((nowMs) => Object.assign(began, { ms: nowMs }));
      const frame = painted();
      await frame;
      seen.push(performance.now() - (began.ms ?? 0));
    }
    return seen;
  }, near);
  const changed = await page.locator(".ghost-flag").count();
  await page.mouse.up();
  const ms = median(times);
  report(
    "a moved arrow head to the new picture",
    `${ms.toFixed(1)} ms`,
    "<= 16.7 ms",
    changed > 0 && ms <= 16.7,
  );
  report("the same, p95", `${p95(times).toFixed(1)} ms`, "printed", null);
}
