import type { CSSProperties, PointerEvent } from "react";
import type { OffsetChart } from "../../scene/berkeley/offset-chart.ts";
import { clamp, type Box } from "../../scene/geometry.ts";
import { clockMsOf } from "../../scenario/scenario.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import type { Berkeley } from "./rounds.ts";
import type { ClockDrag, Hold } from "./use-clock-drag.ts";

interface Props {
  readonly berkeley: Berkeley;
  readonly chart: OffsetChart;
  readonly drag: ClockDrag;
  readonly plot: Box;
}

/** More would lie over one another; the form of parameters has them all. */
const MOST = 16;

/** What a clock shows at the beginning, and how far its raw line has gone, to be dragged up and down. */
export function Handles({ berkeley: { scenario }, chart, drag, plot }: Props) {
  const experiment = useWorkbench(({ run }) => run.experiment);
  if (scenario.processes.length > MOST) return null;
  // In a close-up a clock may begin outside of the picture: its handle waits at the edge.
  const inside = (y: number) => clamp(y, plot.y, plot.y + plot.height);
  return (
    <div className="offset-handles">
      {scenario.processes.map((process, index) => {
        const line = chart.lines[index];
        if (!line) return null;
        const name = experiment.nameOf(process.id);
        const { drift } = line;
        return (
          <div key={process.id} style={ownColour(index)}>
            <Handle
              kind="clock"
              label={`${name}’s reading at the beginning`}
              value={clockMsOf(process)}
              words={`${clockMsOf(process)} ms`}
              x={line.begin.x}
              y={inside(line.begin.y)}
              text={process.id}
              hold={{ kind: "clock", process: index }}
              drag={drag}
            />
            {drift && (
              <Handle
                kind="drift"
                label={`${name}’s drift`}
                value={process.driftPpm}
                words={`${process.driftPpm} ppm`}
                x={drift.x}
                y={inside(drift.y)}
                text=""
                hold={{ kind: "drift", process: index, atMs: drift.atMs }}
                drag={drag}
              />
            )}
          </div>
        );
      })}
    </div>
  );
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
  readonly text: string;
  readonly hold: Hold;
  readonly drag: ClockDrag;
}

/** Further away than a key is pressed; the range moves along. */
const RANGE = 1000;

function Handle({ kind, label, value, words, x, y, text, hold, drag }: HandleProps) {
  const isHeld = drag.hold?.kind === kind && drag.hold.process === hold.process;
  const step = drag.stepOf(hold);
  return (
    <label
      className="offset-handle"
      data-kind={kind}
      data-held={isHeld || undefined}
      title={`${label}: ${words}. Drag it up or down`}
      style={{ left: x, top: y }}
      onPointerDown={(event: PointerEvent<HTMLLabelElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.take(hold, event.clientY);
      }}
      onPointerMove={(event) => drag.moveTo(event.clientY)}
      onPointerUp={drag.letGo}
      onPointerCancel={drag.letGo}
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
        onChange={(event) => drag.put(hold, Number(event.currentTarget.value))}
      />
      {isHeld && <output className="offset-held">{words}</output>}
    </label>
  );
}
