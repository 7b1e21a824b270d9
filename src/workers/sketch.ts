import { invariant } from "../base/invariant.ts";
import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { simulation } from "../runtimes/simulator.ts";
import type { OffsetChart } from "../scene/berkeley/offset-chart.ts";
import { charting } from "../store/berkeley/charted.ts";
import type { Sketch, SketchAsked } from "../store/berkeley/sketch.ts";
import { answer } from "./answering.ts";
import { paintChart } from "./paint-chart.ts";

/**
 * The chart of a long run whose clocks are being dragged, on a thread of its own: there the run is made, painted and
 * forgotten, and the page beside it keeps its frames, from the garbage as well.
 */

answer<SketchAsked, never, Sketch<ImageBitmap>>(
  function* (asked) {
    const { scenario, sheet } = asked;
    const subject = berkeleySubject(scenario);
    const trace = yield* simulation(scenario, subject);
    const { chart } = yield* charting({ scenario, subject, trace }, sheet);
    const lines = chart.lines.map(({ begin, drift }) => ({ begin, drift }));
    return { scenario, picture: painted(chart, asked), lines };
  },
  ({ picture }) => [picture],
);

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
