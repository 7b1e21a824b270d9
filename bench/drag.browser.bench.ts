import type { Report, Site } from "../scripts/bench.mjs";
import { diagramPlan } from "../src/scene/diagram-plan.ts";
import { diagramScene } from "../src/scene/diagram.ts";
import { axisWidth } from "../src/scene/frame.ts";
import type { Box } from "../src/scene/geometry.ts";
import { xOf } from "../src/scene/time-axis.ts";
import { following } from "../src/scene/view.ts";
import { runOf } from "../src/store/run.ts";
import { addressOf, contention, experiment, median, p95 } from "./runs.ts";

const steps = 500;

/** Where on the page the head of an arrow stands, a little after the cursor in the middle of the run. */
function headIn(picture: Box): { x: number; y: number } {
  const { trace, subject } = runOf(experiment, contention(Math.ceil(steps / 11), steps));
  const names = trace.processes.map((id) => experiment.nameOf(id));
  const plan = diagramPlan(trace, subject.reader, names, picture);
  const cursor = xOf(plan.axis, Math.floor((trace.steps.length - 1) / 2));
  const view = following({ zoom: 1, left: 0 }, cursor, plan.axis, axisWidth(plan.frame));
  const head = diagramScene(plan, view).arrows.find(({ to, lost }) => !lost && to.x > cursor + 40)?.to;
  if (!head) throw new Error("there is no arrow head to drag");
  const { plot, inset } = plan.frame;
  return { x: picture.x + plot.x + inset + head.x - view.left, y: picture.y + head.y };
}

/** From a moved arrow head to the new picture: all that its frame has to do, painting included. */
export default async function drag(report: Report, { page, address }: Site): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${address}${await addressOf(steps)}`);
  const picture = page.locator(".diagram-picture").first();
  await picture.waitFor();
  const box = await picture.boundingBox();
  if (!box) throw new Error("there is no diagram");
  const near = headIn(box);
  await page.mouse.move(near.x, near.y);
  await page.mouse.down();
  await page.mouse.move(near.x + 12, near.y, { steps: 3 });
  const times = await page.evaluate(async ({ x, y }) => {
    const target = document.querySelector(".diagram-picture");
    if (!target) throw new Error("there is no diagram");
    /** From the beginning of the next frame until it is painted, in ms. */
    const nextFrame = () =>
      new Promise<number>((done) => {
        const { port1, port2 } = new MessageChannel();
        requestAnimationFrame((beganMs) => {
          port1.addEventListener("message", () => done(performance.now() - beganMs));
          port1.start();
          port2.postMessage(null);
        });
      });
    const isDrawn = { anew: false };
    const observer = new MutationObserver(() => Object.assign(isDrawn, { anew: true }));
    observer.observe(target, { subtree: true, attributes: true, childList: true });
    const seen: number[] = [];
    for (let i = 0; i < 200; i++) {
      await new Promise((done) => requestAnimationFrame(done));
      isDrawn.anew = false;
      const away = Math.abs((i % 80) - 40) * 6;
      const clientX = x + 12 + away;
      target.dispatchEvent(
        new PointerEvent("pointermove", {
          bubbles: true,
          pointerId: 1,
          clientX,
          clientY: y,
          pointerType: "mouse",
        }),
      );
      const ms = await nextFrame();
      // A move of less than half a millisecond of the run changes nothing.
      if (isDrawn.anew) seen.push(ms);
    }
    observer.disconnect();
    return seen;
  }, near);
  const changed = await page.locator(".change-bar").count();
  await page.mouse.up();
  const ms = median(times);
  report(
    "a moved arrow head to the new picture",
    `${ms.toFixed(1)} ms`,
    "<= 16.7 ms",
    changed > 0 && times.length > 50 && ms <= 16.7,
  );
  report(`the same, p95 of ${times.length}`, `${p95(times).toFixed(1)} ms`, "printed", null);
}
