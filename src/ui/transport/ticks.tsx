import { useMemo } from "react";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import { isCrowded, tickList, type Tick } from "./tick-list.ts";

/** The picture under the slider: a mark for each step in its process's colour, and how far we are. */
export function Ticks() {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hovered = useWorkbench((workbench) => workbench.hovered);
  const ticks = useMemo(() => tickList(run), [run]);
  const last = run.trace.steps.length - 1;
  const place = (step: number) => `${last === 0 ? 0 : (step / last) * 100}%`;
  return (
    <div className={isCrowded(ticks) ? "ticks ticks-crowded" : "ticks"} aria-hidden="true">
      <div className="ticks-rail" />
      <div className="ticks-past" style={{ width: place(cursor) }} />
      {ticks.map((tick) => (
        <span
          key={tick.step}
          className={classOf(tick, cursor)}
          style={{ left: place(tick.step), background: processColour(tick.process) }}
        />
      ))}
      {ticks
        .filter(({ broken }) => broken)
        .map(({ step }) => (
          <span key={`break-${step}`} className="tick-break" style={{ left: place(step) }} />
        ))}
      {hovered !== null && hovered !== cursor && (
        <span className="ticks-hovered" style={{ left: place(hovered) }} />
      )}
      <span className="ticks-thumb" style={{ left: place(cursor) }} />
    </div>
  );
}

function classOf({ step, interesting }: Tick, cursor: number): string {
  const names = ["tick"];
  if (interesting) names.push("tick-interesting");
  if (step > cursor) names.push("tick-ahead");
  return names.join(" ");
}
