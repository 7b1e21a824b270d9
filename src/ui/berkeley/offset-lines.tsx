import { memo } from "react";
import type { OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import { processColour } from "../theme/process-colour.ts";

/** In characters: some hundred corners. */
const denseLength = 1500;

interface LinesProps {
  readonly chart: OffsetChart;
  /** The clock that is under the hand, or null. */
  readonly held: number | null;
}

/** Every clock's way, what it would have been without adjustments, and the bound; the run as it was apart. */
export const OffsetLines = memo(function OffsetLines({ chart, held }: LinesProps) {
  return (
    <>
      <path className="offset-band" d={chart.bands} />
      {chart.lines.map(({ process, raw }) => (
        <path key={process} className="offset-raw" d={raw} stroke={processColour(process)} />
      ))}
      {chart.lines.map(({ process, path, jumps }) => (
        <g
          key={process}
          className="offset-line"
          data-dense={path.length > denseLength || undefined}
          data-held={process === held || undefined}
          stroke={processColour(process)}
        >
          <path d={path} />
          {jumps !== "" && <path className="offset-jump" d={jumps} />}
        </g>
      ))}
    </>
  );
});

export const GhostLines = memo(function GhostLines({ chart }: { readonly chart: OffsetChart }) {
  return chart.lines.map(({ process, path }) => (
    <path key={process} className="offset-ghost" d={path} stroke={processColour(process)} />
  ));
});
