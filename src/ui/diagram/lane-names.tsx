import { memo } from "react";
import type { Frame } from "../../scene/frame.ts";
import { processColour } from "../theme/process-colour.ts";

export const LaneNames = memo(function LaneNames({ frame }: { frame: Frame }) {
  return (
    <g className="lane-names" fontSize={frame.font}>
      {frame.lanes.map(({ process, name, y }) => (
        <text key={process} x={14} y={y} dy="0.35em" fill={processColour(process)}>
          {name}
        </text>
      ))}
    </g>
  );
});
