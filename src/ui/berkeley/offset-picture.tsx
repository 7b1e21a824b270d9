import { useCallback, useMemo, useState, type PointerEvent } from "react";
import { evenAxis, offsetChart, tickLabels } from "../../scene/berkeley/offset-chart.ts";
import {
  frontLayer,
  lineLayer,
  offsetPlot,
  plotHeight,
  scaleLayer,
  veilLayer,
} from "../../scene/berkeley/offset-marks.ts";
import type { Size } from "../../scene/geometry.ts";
import { timeText } from "../../scene/time-text.ts";
import { stepAt } from "../../scene/time-axis.ts";
import { charting, chartOf, type ChartArea, type Scale } from "../../store/berkeley/charted.ts";
import { berkeleyOf, type Berkeley } from "../../store/berkeley/rounds.ts";
import type { Run } from "../../store/run.ts";
import { Layers } from "../picture/layers.tsx";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { usePrepared } from "../use-prepared.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { Handles } from "./handles.tsx";
import { useClockDrag } from "./use-clock-drag.ts";
import { useSketch } from "./use-sketch.ts";

interface Props {
  readonly berkeley: Berkeley;
  readonly size: Size;
  readonly scale: Scale;
  readonly isClose: boolean;
  readonly readOnly: boolean;
}

/** A run of more steps than this is sketched while a handle is dragged, and made when the hand rests. */
const madeMost = 400;

/** The chart in a room of known size. It is a scrubber: a press goes to the step at that place. */
export function OffsetPicture({ berkeley, size, scale, isClose, readOnly }: Props) {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const ghost = useWorkbench((workbench) => workbench.ghost);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hidesFuture = useWorkbench((workbench) => workbench.hidesFuture);
  const isTryingOut = useWorkbench((workbench) => workbench.preview !== null);
  const type = useTypeScale();
  const { rightMs, endMs } = berkeley.chart;
  const height = plotHeight(size, type);
  const domain = useMemo(() => {
    const domainIn = ({ domain: whole, close }: Berkeley) => (isClose ? close : null) ?? whole;
    const [least, most] = domainIn(berkeley);
    const before = ghost && berkeleyOf(ghost);
    if (!before) return [least, most] as const;
    const [ghostLeast, ghostMost] = domainIn(before);
    // Where true time itself was changed, the run as it was was measured from another reading.
    const shift = (before.chart.rightMs ?? 0) - (berkeley.chart.rightMs ?? 0);
    return [Math.min(least, ghostLeast + shift), Math.max(most, ghostMost + shift)] as const;
  }, [ghost, berkeley, isClose]);
  const [frozen, freeze] = useState(domain);
  const isLong = run.trace.steps.length > madeMost;
  const drag = useClockDrag(
    berkeley.scenario,
    (domain[1] - domain[0]) / height,
    () => freeze(domain),
    isLong,
  );
  const held = drag.hold?.process ?? null;
  // The scale stays as it was when a handle was taken: the line is under the hand.
  const shown = drag.hold ? frozen : domain;
  const room = useMemo(() => {
    const plot = offsetPlot(size, tickLabels(shown, height, rightMs !== null), type);
    return { size, plot, scale: type };
  }, [shown, rightMs, size, height, type]);
  const { plot } = room;
  const area = useMemo((): ChartArea => ({ plot, scale, domain: shown }), [plot, scale, shown]);
  usePrepared(useCallback((next: Run) => charting(next, area), [area]));
  const { axis, chart: made } = chartOf(run, area);
  const sketch = useSketch(isLong && drag.tried !== run.scenario ? drag.tried : null, area);
  const { scenario } = sketch ?? berkeley;
  const chart = sketch?.chart ?? made;
  // What is sketched is another run than the one that is shown, and is seen before it.
  const earlier = sketch && !isTryingOut ? run : ghost;
  const behind = earlier && berkeleyOf(earlier);
  // On an axis of its own: while a handle is dragged the run behind stays as it is, and so does its picture.
  const before = useMemo(() => {
    if (!earlier || !behind || scale !== "time") return null;
    return offsetChart({ ...behind.chart, rightMs }, evenAxis(earlier.trace, endMs, plot.width), plot, shown);
  }, [earlier, behind, scale, rightMs, endMs, plot, shown]);
  const look = useMemo(() => {
    const flag = timeText(run.trace, run.trace.steps[cursor]?.atMs ?? 0);
    return { axis, cursor, flag, held, before, hidesFuture };
  }, [run, axis, cursor, held, before, hidesFuture]);
  const scales = useMemo(() => scaleLayer(chart, room, axis), [chart, room, axis]);
  const lines = useMemo(() => lineLayer(chart, room, held), [chart, room, held]);
  const veil = useMemo(() => veilLayer(chart, room, look), [chart, room, look]);
  const front = useMemo(() => frontLayer(chart, room, look), [chart, room, look]);
  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    store.getState().goTo(stepAt(axis, event.clientX - left - plot.x));
  };
  return (
    <div className="offset-picture" data-sketched={sketch ? "" : undefined}>
      <div
        className="offset-marks"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
        }}
      >
        <Layers size={size} layers={[scales, lines, veil, front]} />
      </div>
      {!readOnly && (
        <Handles
          scenario={scenario}
          lines={chart.lines}
          msPerPixel={chart.msPerPixel}
          drag={drag}
          plot={plot}
        />
      )}
    </div>
  );
}
