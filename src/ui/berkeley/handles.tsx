import { memo, useState, type CSSProperties, type PointerEvent } from "react";
import type { OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import { clamp, type Box } from "../../scene/geometry.ts";
import { clockMsOf, type BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import type { ClockDrag, ClockHands, Hold } from "./use-clock-drag.ts";

interface Props {
  readonly scenario: BerkeleyScenario;
  /** Where the scenario's clocks are drawn, and to which scale. */
  readonly lines: OffsetChart["lines"];
  readonly msPerPixel: number;
  readonly drag: ClockDrag;
  readonly plot: Box;
}

/** More would lie over one another; the form of parameters has them all. */
const MOST = 16;

/** What a clock shows at the beginning, and how far its raw line has gone, to be dragged up and down. */
export function Handles({ scenario, lines, msPerPixel, drag, plot }: Props) {
  const experiment = useWorkbench(({ run }) => run.experiment);
  if (scenario.processes.length > MOST) return null;
  return (
    <div className="offset-handles">
      {scenario.processes.map((process, index) => {
        const line = lines[index];
        if (!line) return null;
        const name = experiment.nameOf(process.id);
        const { drift } = line;
        // The handle is where the hand is, and the line follows as soon as the run is there.
        const tried = drag.tried?.processes[index] ?? process;
        const isHeld = (kind: Hold["kind"]) => drag.hold?.kind === kind && drag.hold.process === index;
        const up = (ms: number) => ms / msPerPixel;
        const beginUp = isHeld("clock") ? up(clockMsOf(tried) - clockMsOf(process)) : 0;
        const driftUp =
          drift && isHeld("drift") ? up((tried.driftPpm - process.driftPpm) * 1e-6 * drift.atMs) : 0;
        return (
          <div key={process.id} style={ownColour(index)}>
            <Handle
              kind="clock"
              label={`${name}’s reading at the start`}
              value={clockMsOf(tried)}
              words={`${clockMsOf(tried)} ms`}
              x={line.begin.x}
              y={line.begin.y - beginUp}
              plot={plot}
              text={process.id}
              process={index}
              atMs={0}
              {...handled(drag, { kind: "clock", process: index })}
            />
            {drift && (
              <Handle
                kind="drift"
                label={`${name}’s drift`}
                value={tried.driftPpm}
                words={`${tried.driftPpm} ppm`}
                x={drift.x}
                y={drift.y - driftUp}
                plot={plot}
                text=""
                process={index}
                atMs={drift.atMs}
                {...handled(drag, { kind: "drift", process: index, atMs: drift.atMs })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

function handled({ hold: held, hands, stepOf }: ClockDrag, hold: Hold) {
  return { isHeld: held?.kind === hold.kind && held.process === hold.process, step: stepOf(hold), hands };
}

/** As a property, for what is filled with it and for what is edged. */
function ownColour(index: number): CSSProperties {
  return { "--c": processColour(index) } as CSSProperties;
}

interface HandleProps {
  readonly kind: Hold["kind"];
  readonly label: string;
  readonly value: number;
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly plot: Box;
  readonly text: string;
  readonly process: number;
  /** Where its drift is held. */
  readonly atMs: number;
  readonly isHeld: boolean;
  readonly step: number;
  readonly hands: ClockHands;
}

/** Further away than a key is pressed; the range moves along. */
const RANGE = 1000;

const Handle = memo(function Handle(props: HandleProps) {
  const { kind, label, value, words, x, y, plot, text, process, atMs, isHeld, step, hands } = props;
  const hold: Hold = kind === "clock" ? { kind, process } : { kind, process, atMs };
  // In a close-up a clock may begin outside of the picture: its handle waits at the edge, and goes with the hand from there.
  const inside = (top: number) => clamp(top, plot.y, plot.y + plot.height);
  const [taken, setTaken] = useState(0);
  return (
    <label
      className="offset-handle"
      data-kind={kind}
      data-held={isHeld || undefined}
      data-term="clock-handle"
      data-here={`${label}: ${words}`}
      style={{ translate: `${x}px ${inside(isHeld ? y + taken : y)}px` }}
      onPointerDown={(event: PointerEvent<HTMLLabelElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setTaken(inside(y) - y);
        hands.take(hold, event.clientY);
      }}
      onPointerMove={(event) => hands.moveTo(event.clientY)}
      onPointerUp={hands.letGo}
      onPointerCancel={hands.letGo}
    >
      {text}
      <input
        type="range"
        aria-label={label}
        aria-valuetext={words}
        min={value - RANGE * step}
        max={value + RANGE * step}
        step={step}
        value={value}
        onChange={(event) => hands.put(hold, Number(event.currentTarget.value))}
      />
      {isHeld && <output className="offset-held">{words}</output>}
    </label>
  );
});
