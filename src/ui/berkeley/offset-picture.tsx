import { useCallback, useId, useMemo, useState, type PointerEvent } from "react";
import { evenAxis, offsetChart, tickLabels } from "../../scene/berkeley/offset-chart.ts";
import { clamp, type Box, type Size } from "../../scene/geometry.ts";
import { moment } from "../../scene/moment.ts";
import { textWidth } from "../../scene/text.ts";
import { axisTicks } from "../../scene/ticks.ts";
import { stepAt, xOf } from "../../scene/time-axis.ts";
import type { Run } from "../../store/run.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { usePrepared } from "../use-prepared.ts";
import { charting, chartOf, type Scale, type Sheet } from "../../store/berkeley/charted.ts";
import { Handles } from "./handles.tsx";
import { GhostLines, OffsetLines } from "./offset-lines.tsx";
import { OffsetMarks } from "./offset-marks.tsx";
import { berkeleyOf, type Berkeley } from "../../store/berkeley/rounds.ts";
import { SketchPicture } from "./sketch-picture.tsx";
import { useClockDrag } from "./use-clock-drag.ts";
import { useSketch } from "./use-sketch.ts";

interface Props {
  readonly berkeley: Berkeley;
  readonly size: Size;
  readonly scale: Scale;
  readonly isClose: boolean;
  readonly readOnly: boolean;
}

const INSET = 12;
/** Between a tick's words and the plot. */
const LABEL_GAP = 12;

/** A run of more steps than this is sketched while a handle is dragged, and made when the hand rests. */
const madeMost = 400;

/** The chart in a room of known size. It is a scrubber: a press goes to the step at that place. */
export function OffsetPicture({ berkeley, size, scale, isClose, readOnly }: Props) {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const ghost = useWorkbench((workbench) => workbench.ghost);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const type = useTypeScale();
  const clip = useId();
  const font = 11 * type;
  const { chart: data } = berkeley;
  const height = Math.max(20, size.height - 44 * type);
  const isTryingOut = useWorkbench((workbench) => workbench.preview !== null);
  const domain = useMemo(() => {
    const domainIn = ({ domain: whole, close }: Berkeley) => (isClose ? close : null) ?? whole;
    const [least, most] = domainIn(berkeley);
    const before = ghost && berkeleyOf(ghost);
    if (!before) return [least, most] as const;
    const [ghostLeast, ghostMost] = domainIn(before);
    const shift = fromMs(before) - fromMs(berkeley);
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
  // The scale stays as it was when a handle was taken: the line is under the hand.
  const shown = drag.hold ? frozen : domain;
  const isOffset = data.rightMs !== null;
  const plot = useMemo((): Box => {
    const widths = tickLabels(shown, height, isOffset).map((label) => textWidth(label, font));
    // A reading is longer than an offset: the longest has its room.
    const x = Math.max(58 * type, Math.ceil(Math.max(0, ...widths)) + LABEL_GAP + 2);
    return { x, y: 22 * type, width: Math.max(40, size.width - x - INSET), height };
  }, [shown, isOffset, size, height, font, type]);
  const sheet = useMemo((): Sheet => ({ plot, scale, domain: shown }), [plot, scale, shown]);
  usePrepared(useCallback((next: Run) => charting(next, sheet), [sheet]));
  const { axis, chart } = chartOf(run, sheet);
  const sketch = useSketch(
    isLong && drag.tried !== run.scenario ? drag.tried : null,
    drag.hold?.process ?? -1,
    sheet,
  );
  const { scenario } = sketch ?? berkeley;
  // What is sketched is another run than the one that is shown, and is seen before it.
  const earlier = sketch && !isTryingOut ? run : ghost;
  const behind = earlier && berkeleyOf(earlier);
  // On an axis of its own: while a handle is dragged the run behind stays as it is, and so does its picture.
  const before = useMemo(() => {
    if (!earlier || !behind || scale !== "time") return null;
    return offsetChart(behind.chart, evenAxis(earlier.trace, data.endMs, plot.width), plot, shown);
  }, [earlier, behind, scale, data.endMs, plot, shown]);
  // Where true time itself was changed, the run as it was is measured from another reading.
  const lift = behind ? (fromMs(berkeley) - fromMs(behind)) / chart.msPerPixel : 0;
  const cursorX = plot.x + xOf(axis, cursor);
  const plotEnd = plot.x + plot.width;
  const veiled = Math.max(0, plotEnd + 8 - cursorX);
  const ahead = chart.ticks.map(({ y }) => `M${cursorX},${y}H${plotEnd}`).join("");
  const goTo = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    store.getState().goTo(stepAt(axis, event.clientX - left - plot.x));
  };
  const flag = moment(run.trace, run.trace.steps[cursor]?.atMs ?? 0);
  const flagWidth = textWidth(flag, font) + 14;
  const ticks = axisTicks(axis, 0, axis.length, 1, font).filter(
    ({ x, label }) => plot.x + x + textWidth(label, font) / 2 <= size.width,
  );
  return (
    <div className="offset-picture" data-dragged={drag.hold ? "" : undefined}>
      {sketch && <SketchPicture picture={sketch.picture} plot={plot} />}
      <svg
        width={size.width}
        height={size.height}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
        }}
      >
        <clipPath id={`${clip}plot`}>
          <rect x={plot.x - 8} y={plot.y} width={plot.width + 16} height={plot.height} />
        </clipPath>
        {chart.ticks.map(({ y, label }) => (
          <g key={label} className="offset-tick">
            <path d={`M${plot.x},${y}H${plotEnd}`} />
            <text x={plot.x - LABEL_GAP} y={y + font * 0.36} textAnchor="end" fontSize={font}>
              {label}
            </text>
          </g>
        ))}
        {ticks.map(({ key, x, label }) => (
          <text
            key={key}
            className="offset-time"
            x={plot.x + x}
            y={size.height - 4}
            textAnchor={x < 20 ? "start" : "middle"}
            fontSize={font}
          >
            {label}
          </text>
        ))}
        {chart.zeroY !== null && (
          <path
            className="offset-zero"
            clipPath={`url(#${clip}plot)`}
            d={`M${plot.x},${chart.zeroY}H${plotEnd}`}
          />
        )}
        <g clipPath={`url(#${clip}plot)`}>
          {!sketch && <OffsetLines chart={chart} held={drag.hold?.process ?? null} />}
          {/* What is still to come lies under a veil: drawn once, it need not be drawn faint again. */}
          <rect className="offset-veil" x={cursorX + 0.5} y={plot.y} width={veiled} height={plot.height} />
          <path className="offset-tick-ahead" d={ahead} />
          {before && (
            <g transform={`translate(0 ${lift.toFixed(2)})`}>
              <GhostLines chart={before} />
            </g>
          )}
        </g>
        {!sketch && <OffsetMarks chart={chart} cursor={cursor} />}
        <path className="cursor-line" d={`M${cursorX},${plot.y - 3}V${plot.y + plot.height + 4}`} />
        <g
          className="cursor-flag"
          transform={`translate(${clamp(cursorX, flagWidth / 2 + 2, size.width - flagWidth / 2 - 2)} 2)`}
        >
          <rect x={-flagWidth / 2} width={flagWidth} height={17 * type} rx={5} />
          <text textAnchor="middle" y={12.5 * type} fontSize={font}>
            {flag}
          </text>
        </g>
      </svg>
      {!readOnly && (
        <Handles
          scenario={scenario}
          lines={sketch?.lines ?? chart.lines}
          msPerPixel={chart.msPerPixel}
          drag={drag}
          plot={plot}
        />
      )}
    </div>
  );
}

/** The reading at the start that a chart's scale counts from. */
function fromMs({ chart }: Berkeley): number {
  return chart.rightMs ?? 0;
}
