import { berkeleySubject } from "../experiments/berkeley/subject.ts";
import { simulation } from "../runtimes/simulator.ts";
import { charting } from "../store/berkeley/charted.ts";
import type { Sketch, SketchAsked } from "../store/berkeley/sketch.ts";
import { answer } from "./answering.ts";

/**
 * The chart of a long run whose clocks are being dragged, on a thread of its own: there the run is made and forgotten,
 * and the page beside it keeps its frames, from the garbage as well.
 */

answer<SketchAsked, never, Sketch>(function* ({ scenario, area }) {
  const subject = berkeleySubject(scenario);
  const trace = yield* simulation(scenario, subject);
  const { chart } = yield* charting({ scenario, subject, trace }, area);
  return { scenario, chart };
});
