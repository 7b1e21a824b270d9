import { memo } from "react";
import { headPath, linePath, type Arrow } from "../../scene/arrows.ts";
import type { BarMark, LaneMark } from "../../scene/diagram-lanes.ts";
import type { DiagramScene } from "../../scene/diagram.ts";
import type { Lens } from "../../scene/lens.ts";
import { processColour } from "../theme/process-colour.ts";
import { isSameArrow } from "./alike.ts";

/** What stands behind the lanes: moments that several steps share, and alarms. */
export const Backdrop = memo(function Backdrop({ scene }: { scene: DiagramScene }) {
  const { plot, label } = scene.frame;
  const { y, height } = plot;
  return (
    <g className="backdrop">
      {scene.moments.map(({ key, from, to }) => (
        <rect key={key} className="moment" x={from - 9} y={y} width={to - from + 18} height={height} rx={9} />
      ))}
      {scene.ticks.map(({ key, x }) => (
        <path key={key} className="grid" d={`M${x},${y}V${y + height}`} />
      ))}
      {scene.alarms.map(({ key, from, to }) => (
        <g key={key} className="alarm">
          <rect x={from} y={y} width={to - from} height={height} />
          {to - from > 6 * label && (
            <text x={(from + to) / 2} y={y + label} textAnchor="middle">
              two inside
            </text>
          )}
        </g>
      ))}
    </g>
  );
});

interface Props {
  readonly scene: DiagramScene;
  readonly lens: Lens | null;
  readonly clip: string;
  /** Where the cursor stands, as long as it does not glide; else null. */
  readonly stands: number | null;
}

/**
 * Lanes, bars and arrows, drawn on both sides of the cursor: as they are, and faint where they are still to come.
 * Where the cursor stands still, what lies on one side of it need only be drawn there.
 */
export const Drawing = memo(function Drawing({ scene, lens, clip, stands }: Props) {
  const drawn = (isOn: (from: number, to: number) => boolean) => (
    <>
      {scene.lanes.map((lane) => (
        <Lane key={lane.key} lane={lane} />
      ))}
      {scene.bars.map((bar) => isOn(bar.x, bar.x + bar.width) && <Bar key={bar.key} bar={bar} />)}
      {scene.arrows.map(
        (arrow) =>
          isOn(arrow.from.x, arrow.to.x) && (
            <ArrowView
              key={arrow.key}
              arrow={arrow}
              relation={lens?.ofFlight(arrow.sentStep, arrow.endStep)}
            />
          ),
      )}
    </>
  );
  return (
    <>
      <g className="to-come" clipPath={`url(#${clip}future)`}>
        {drawn((_, to) => stands === null || to > stands - halfMark)}
      </g>
      <g className="happened" clipPath={`url(#${clip}past)`}>
        {drawn((from) => stands === null || from < stands + halfMark)}
      </g>
    </>
  );
});

/** So far lines reach beyond the places that they lie between, in pixels. */
const halfMark = 8;

function Lane({ lane: { process, from, to, y, down } }: { lane: LaneMark }) {
  return (
    <path
      className="lane"
      data-down={down || undefined}
      d={`M${from},${y}H${to}`}
      stroke={processColour(process)}
    />
  );
}

function Bar({ bar: { process, kind, x, y, width, height, label, labelX, crowded } }: { bar: BarMark }) {
  return (
    <g className="bar" data-kind={kind} data-crowded={crowded || undefined}>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={Math.min(6, height / 2)}
        {...(kind === "waiting" ? { fill: processColour(process) } : {})}
      />
      {label !== "" && (
        <text x={labelX} y={y + height / 2} dy="0.35em">
          {label}
        </text>
      )}
    </g>
  );
}

interface ArrowProps {
  readonly arrow: Arrow;
  readonly relation: string | undefined;
}

const ArrowView = memo(
  function ArrowView({ arrow, relation }: ArrowProps) {
    const { process, look, lost } = arrow;
    const head = headPath(arrow);
    const colour = processColour(process);
    const full = look.head === "full" || look.head === "round";
    return (
      <g className="arrow" data-relation={relation} data-lost={lost || undefined} stroke={colour}>
        <path d={linePath(arrow)} strokeDasharray={look.dash ?? undefined} />
        {head !== null && <path d={head} fill={full ? colour : "none"} />}
      </g>
    );
  },
  (a, b) => a.relation === b.relation && isSameArrow(a.arrow, b.arrow),
);
