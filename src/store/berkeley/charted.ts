import { finished, type Work } from "../../base/work.ts";
import { evenAxis, offsetCharting, type OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import type { Box } from "../../scene/geometry.ts";
import { timeAxis, type TimeAxis } from "../../scene/time-axis.ts";
import { berkeleyIn, type ClockRun } from "./rounds.ts";

/** What the axis shows in even steps. */
export type Scale = "time" | "steps";

/** Where a run is drawn, and from which offset to which. */
export interface ChartArea {
  readonly plot: Box;
  readonly scale: Scale;
  readonly domain: readonly [number, number];
}

export interface Charted {
  readonly area: ChartArea;
  readonly axis: TimeAxis;
  readonly chart: OffsetChart;
}

const known = new WeakMap<ClockRun, Charted>();

/** A Berkeley run as it is drawn on this area; made once. */
export function chartOf(run: ClockRun, area: ChartArea): Charted {
  return finished(charting(run, area));
}

/** The same as work that can pause. */
export function* charting(run: ClockRun, area: ChartArea): Work<Charted> {
  const before = known.get(run);
  if (before?.area === area) return before;
  const berkeley = yield* berkeleyIn(run);
  if (!berkeley) throw new TypeError("the chart of offsets is one of clocks");
  const { chart: data } = berkeley;
  const axis = axisOf(run, area, data.endMs);
  yield;
  const made = { area, axis, chart: yield* offsetCharting(data, axis, area.plot, area.domain) };
  known.set(run, made);
  return made;
}

function axisOf({ trace }: ClockRun, { plot, scale }: ChartArea, endMs: number): TimeAxis {
  if (scale === "steps") {
    const steps = timeAxis(trace, plot.width);
    if (steps.fits) return steps;
  }
  return evenAxis(trace, endMs, plot.width);
}
