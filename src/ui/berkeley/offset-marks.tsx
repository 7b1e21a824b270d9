import { memo } from "react";
import { isDense, type ReadingMark } from "../../scene/berkeley/columns.ts";
import type { OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import { processColour } from "../theme/process-colour.ts";

interface Props {
  readonly chart: OffsetChart;
  readonly cursor: number;
}

const future = 0.25;

/** Readings with their error bars, and averages: those up to the cursor, and faint those after it. */
export const OffsetMarks = memo(function OffsetMarks({ chart, cursor }: Props) {
  const form = { count: chart.lines.length, isSmall: isDense(chart.readings) };
  return (
    <g className="offset-marks" data-small={form.isSmall || undefined}>
      <g opacity={future}>
        <Readings {...form} readings={chart.readings.filter(({ step }) => step > cursor)} />
        <Averages {...form} averages={chart.averages.filter(({ step }) => step > cursor)} />
      </g>
      <Readings {...form} readings={chart.readings.filter(({ step }) => step <= cursor)} />
      <Averages {...form} averages={chart.averages.filter(({ step }) => step <= cursor)} />
    </g>
  );
});

interface Form {
  readonly count: number;
  /** Whether they are so many that they are drawn as less. */
  readonly isSmall: boolean;
}

/** A path a clock, however many its readings are. */
function Readings({ count, isSmall, readings }: Form & { readonly readings: readonly ReadingMark[] }) {
  const bars = Array.from({ length: count }, () => "");
  const discs = Array.from({ length: count }, () => "");
  for (const { process, x, y, y1, y2 } of readings) {
    bars[process] += `M${x},${y1}V${y2}`;
    if (isSmall) continue;
    bars[process] += `M${x - 3.5},${y1}h7M${x - 3.5},${y2}h7`;
    discs[process] += `M${x - 3},${y}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0Z`;
  }
  return bars.map((bar, process) =>
    bar === "" ? null : (
      <g key={process} stroke={processColour(process)} fill={processColour(process)}>
        <path fill="none" d={bar} />
        <path className="offset-reading" d={discs[process]} />
      </g>
    ),
  );
}

function Averages({ isSmall, averages }: Form & { readonly averages: OffsetChart["averages"] }) {
  const r = isSmall ? 2 : 5;
  const d = averages.map(({ x, y }) => `M${x},${y - r}l${r},${r}l-${r},${r}l-${r},-${r}Z`).join("");
  return d === "" ? null : <path className="offset-average" d={d} />;
}
