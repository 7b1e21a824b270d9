import { useId, useMemo, useState, type PointerEvent } from "react";
import {
  closeDomain,
  domainOf,
  evenAxis,
  offsetChart,
  type OffsetChart,
} from "../../scene/berkeley/offset-chart.ts";
import { clamp, type Box, type Size } from "../../scene/geometry.ts";
import { moment } from "../../scene/moment.ts";
import { textWidth } from "../../scene/text.ts";
import { axisTicks } from "../../scene/ticks.ts";
import { stepAt, timeAxis, xOf } from "../../scene/time-axis.ts";
import { processColour } from "../theme/process-colour.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { Handles } from "./handles.tsx";
import type { Scale } from "./offset-panel.tsx";
import { berkeleyOf, type Berkeley } from "./rounds.ts";
import { useClockDrag } from "./use-clock-drag.ts";

interface Props {
  readonly berkeley: Berkeley;
  readonly size: Size;
  readonly scale: Scale;
  readonly isClose: boolean;
  readonly readOnly: boolean;
}

const INSET = 12;

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
  const plot: Box = useMemo(
    () => ({
      x: 58 * type,
      y: 22 * type,
      width: size.width - 58 * type - INSET,
      height: Math.max(20, size.height - 44 * type),
    }),
    [size, type],
  );
  const axis = useMemo(() => {
    const steps = timeAxis(run.trace, plot.width);
    if (scale === "time") return evenAxis(steps, data.endMs, plot.width);
    return steps.fits ? steps : evenAxis(steps, data.endMs, plot.width);
  }, [run, plot.width, scale, data.endMs]);
  const behind = ghost ? berkeleyOf(ghost) : null;
  const domain = useMemo(() => {
    const [least, most] = (isClose ? closeDomain(data) : null) ?? domainOf(data);
    if (!behind) return [least, most] as const;
    const [ghostLeast, ghostMost] = (isClose ? closeDomain(behind.chart) : null) ?? domainOf(behind.chart);
    const shift = behind.epochMs - berkeley.epochMs;
    return [Math.min(least, ghostLeast + shift), Math.max(most, ghostMost + shift)] as const;
  }, [data, behind, berkeley.epochMs, isClose]);
  const [frozen, freeze] = useState(domain);
  const drag = useClockDrag(berkeley.scenario, (domain[1] - domain[0]) / plot.height, () => freeze(domain));
  // The scale stays as it was when a handle was taken: the line is under the hand.
  const shown = drag.hold ? frozen : domain;
  const chart = useMemo(() => offsetChart(data, axis, plot, shown), [data, axis, plot, shown]);
  const before = useMemo(
    () =>
      behind && scale === "time"
        ? offsetChart({ ...behind.chart, epochMs: berkeley.epochMs }, axis, plot, shown)
        : null,
    [behind, scale, axis, plot, shown, berkeley.epochMs],
  );
  const cursorX = plot.x + xOf(axis, cursor);
  const goTo = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    store.getState().goTo(stepAt(axis, event.clientX - left - plot.x));
  };
  const flag = moment(run.trace, run.trace.steps[cursor]?.atMs ?? 0);
  const flagWidth = textWidth(flag, font) + 14;
  const ticks = axisTicks(axis, 0, axis.length, 1, font);
  return (
    <div className="offset-picture">
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
        <clipPath id={`${clip}past`}>
          <rect x={0} y={plot.y} width={cursorX + 0.5} height={plot.height} />
        </clipPath>
        {chart.ticks.map(({ y, label }) => (
          <g key={label} className="offset-tick">
            <path d={`M${plot.x},${y}H${plot.x + plot.width}`} />
            <text x={plot.x - 12} y={y + font * 0.36} textAnchor="end" fontSize={font}>
              {label}
            </text>
          </g>
        ))}
        {ticks.map(({ key, x, label }) => (
          <text
            key={key}
            className="offset-time"
            x={plot.x + x}
            y={size.height - 7}
            textAnchor={x < 20 ? "start" : x > plot.width - 20 ? "end" : "middle"}
            fontSize={font}
          >
            {label}
          </text>
        ))}
        <path
          className="offset-zero"
          clipPath={`url(#${clip}plot)`}
          d={`M${plot.x},${chart.zeroY}H${plot.x + plot.width}`}
        />
        <g clipPath={`url(#${clip}plot)`}>
          {before?.lines.map(({ process, path }) => (
            <path key={process} className="offset-ghost" d={path} stroke={processColour(process)} />
          ))}
          <g className="offset-future">
            <Lines chart={chart} />
          </g>
          <g clipPath={`url(#${clip}past)`}>
            <Lines chart={chart} />
          </g>
        </g>
        <Marks chart={chart} cursor={cursor} />
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
      {!readOnly && <Handles berkeley={berkeley} chart={chart} drag={drag} plot={plot} />}
    </div>
  );
}

function Lines({ chart }: { readonly chart: OffsetChart }) {
  return (
    <>
      {chart.bands.map(({ key, path }) => (
        <path key={key} className="offset-band" d={path} />
      ))}
      {chart.lines.map(({ process, raw }) => (
        <path key={process} className="offset-raw" d={raw} stroke={processColour(process)} />
      ))}
      {chart.lines.map(({ process, path, jumps }) => (
        <g key={process} className="offset-line" stroke={processColour(process)}>
          <path d={path} />
          <path className="offset-jump" d={jumps} />
        </g>
      ))}
    </>
  );
}

const WHISKER = 3.5;

function Marks({ chart, cursor }: { readonly chart: OffsetChart; readonly cursor: number }) {
  return (
    <g className="offset-marks">
      {chart.readings.map(({ key, process, step, x, y, y1, y2 }) => (
        <g
          key={key}
          stroke={processColour(process)}
          fill={processColour(process)}
          opacity={step <= cursor ? 1 : 0.25}
        >
          <path
            fill="none"
            d={`M${x},${y1}V${y2}M${x - WHISKER},${y1}h${2 * WHISKER}M${x - WHISKER},${y2}h${2 * WHISKER}`}
          />
          <circle cx={x} cy={y} r={3} />
        </g>
      ))}
      {chart.averages.map(({ key, step, x, y }) => (
        <path
          key={key}
          className="offset-average"
          opacity={step <= cursor ? 1 : 0.25}
          d={`M${x},${y - 5}l5,5l-5,5l-5,-5Z`}
        />
      ))}
    </g>
  );
}
