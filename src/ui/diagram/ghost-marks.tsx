import { memo } from "react";
import { headPath, linePath, type Arrow } from "../../scene/arrows.ts";
import type { Frame } from "../../scene/frame.ts";
import type { Ghost, GhostFlag } from "../../scene/ghost.ts";

/** The run as it was, where it went another way: in grey and dashed, behind everything. */
export const GhostMarks = memo(function GhostMarks({ ghost: { arrows, bars } }: { ghost: Ghost }) {
  return (
    <g className="ghost">
      {bars.map(({ key, x, y, width, height }) => (
        <rect key={key} x={x} y={y} width={width} height={height} rx={Math.min(6, height / 2)} />
      ))}
      {arrows.map((arrow) => (
        <GhostArrow key={arrow.key} arrow={arrow} />
      ))}
    </g>
  );
});

function GhostArrow({ arrow }: { arrow: Arrow }) {
  const { to, lost } = arrow;
  const head = headPath(arrow);
  return (
    <g className="ghost-arrow">
      <path className="ghost-line" d={linePath(arrow)} />
      {head !== null && <path d={head} />}
      {lost && <path d={`M${to.x - 5},${to.y - 5}l10,10m0,-10l-10,10`} />}
    </g>
  );
}

interface FlagProps {
  readonly flag: GhostFlag;
  readonly frame: Frame;
}

/** The first step that differs, told under the lanes. */
export function PartingFlag({ flag: { x, labelX, label, width }, frame: { plot, scale } }: FlagProps) {
  const floor = plot.y + plot.height;
  return (
    <g className="ghost-flag">
      <path d={`M${x},${plot.y}V${floor + 8 * scale}`} />
      <rect x={labelX} y={floor + 7 * scale} width={width} height={17 * scale} rx={4} />
      <text x={labelX + 7} y={floor + 19 * scale}>
        {label}
      </text>
    </g>
  );
}
