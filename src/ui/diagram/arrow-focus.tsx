import { headPath, linePath, type Arrow } from "../../scene/arrows.ts";
import { processColour } from "../theme/process-colour.ts";

interface Props {
  readonly arrow: Arrow;
  /** Whether its head can be dragged. */
  readonly grip: boolean;
}

/** One arrow before all others: the one that is pointed at, picked or dragged, with the grip on its head. */
export function ArrowFocus({ arrow, grip }: Props) {
  const { flight, process, to, look } = arrow;
  const line = linePath(arrow);
  const head = headPath(arrow);
  const colour = processColour(process);
  return (
    <g className="arrow-focus" data-flight={flight} stroke={colour}>
      <path className="arrow-focus-halo" d={line} />
      <path d={line} strokeDasharray={look.dash ?? undefined} />
      {head !== null && <path d={head} fill={look.head === "open" ? "none" : colour} />}
      {grip && (
        <g className="arrow-grip" transform={`translate(${to.x} ${to.y})`}>
          <circle r={13} />
          <path d="M-9,0l4,-4m-4,4l4,4M9,0l-4,-4m4,4l-4,4" />
        </g>
      )}
    </g>
  );
}
