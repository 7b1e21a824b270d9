import { memo } from "react";
import type { Stretch } from "../../scene/diagram-lanes.ts";
import type { Frame } from "../../scene/frame.ts";
import type { Tick } from "../../scene/ticks.ts";

interface Props {
  readonly ticks: readonly Tick[];
  readonly pauses: readonly Stretch[];
  readonly frame: Frame;
}

/** Round times under the lanes; a pause that is drawn shortened is broken. */
export const TickRow = memo(function TickRow({ ticks, pauses, frame: { plot, scale } }: Props) {
  const floor = plot.y + plot.height;
  return (
    <g className="tick-row">
      {ticks.map(({ key, x, label }) => (
        <text key={key} x={x} y={floor + 20 * scale} textAnchor="middle">
          {label}
        </text>
      ))}
      {pauses.map(({ key, from, to }) => {
        const middle = (from + to) / 2;
        return <path key={key} className="pause" d={`M${middle - 5},${floor + 7}l4,-12m2,12l4,-12`} />;
      })}
    </g>
  );
});
