import { invariant } from "../base/invariant.ts";
import { finished } from "../base/work.ts";
import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { simulation } from "../runtimes/simulator.ts";
import type { OffsetChart } from "../scene/berkeley/offset-chart.ts";
import { chartOf } from "../store/berkeley/charted.ts";
import { berkeleyOf } from "../store/berkeley/rounds.ts";
import type { Sketch, SketchAsked } from "../store/berkeley/sketch.ts";
import { paintChart } from "./paint-chart.ts";

/**
 * The chart of a long run whose clocks are being dragged, on a thread of its own: there the run is made, painted and
 * forgotten, and the page beside it keeps its frames, from the garbage as well.
 */

/** A thread has one owner and no origin, which the page's own types ask for. */
const tell = globalThis.postMessage as unknown as (sketch: Sketch, transfer: Transferable[]) => void;

globalThis.addEventListener("message", ({ data: asked }: MessageEvent<SketchAsked>) => {
  const { scenario, sheet } = asked;
  const subject = berkeleySubject(scenario);
  const run = { scenario, subject, trace: finished(simulation(scenario, subject)) };
  const berkeley = berkeleyOf(run);
  invariant(berkeley, "a sketch is one of clocks");
  const { chart } = chartOf(run, sheet);
  const picture = painted(chart, asked);
  const lines = chart.lines.map(({ begin, drift }) => ({ begin, drift }));
  tell({ scenario, picture, lines }, [picture]);
});

function painted(chart: OffsetChart, { sheet: { plot }, held, inks }: SketchAsked): ImageBitmap {
  const canvas = new OffscreenCanvas(
    Math.ceil((plot.width + 16) * inks.density),
    Math.ceil(plot.height * inks.density),
  );
  const context = canvas.getContext("2d");
  invariant(context, "a canvas that was just made has a context");
  context.scale(inks.density, inks.density);
  context.translate(8 - plot.x, -plot.y);
  paintChart(context, chart, held, inks);
  return canvas.transferToImageBitmap();
}
