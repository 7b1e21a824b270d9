import { memo, useMemo } from "react";
import type { Run } from "../../store/run.ts";
import { processColour } from "../theme/process-colour.ts";
import { useStep, useWorkbench } from "../use-workbench.ts";
import { isCrowded, tickList } from "./tick-list.ts";

/**
 * The picture under the slider: a mark for each step in its process's colour, and how far we are. The marks are drawn
 * once: what goes with the cursor is laid over them and only moved, so that a drag draws nothing anew.
 */
/** @param last the last step that the slider goes to */
export function Ticks({ last }: { readonly last: number }) {
  const { run, cursor } = useStep();
  const hovered = useWorkbench((workbench) => workbench.hovered);
  const moved = (step: number) => ({ transform: `translateX(${placeOf(step, last)})` });
  return (
    <div className="ticks" aria-hidden="true">
      <Marks run={run} last={last} veiled={moved(cursor).transform} />
      <div className="ticks-rail">
        <div className="ticks-past" style={moved(cursor)} />
      </div>
      {hovered !== null && hovered !== cursor && (
        <span className="ticks-hovered" style={{ left: placeOf(hovered, last) }} />
      )}
      <div className="ticks-carrier" style={moved(cursor)}>
        <span className="ticks-thumb" />
      </div>
    </div>
  );
}

interface Props {
  readonly run: Run;
  readonly last: number;
  /** Where the marks of what is still to come begin. */
  readonly veiled: string;
}

function Marks({ run, last, veiled }: Props) {
  const all = useMemo(() => tickList(run), [run]);
  const hiddenFrom = useWorkbench(({ cursor, hidesFuture }) => (hidesFuture ? cursor + 1 : null));
  const ticks = useMemo(
    () => (hiddenFrom === null ? all : all.filter(({ step }) => step < hiddenFrom)),
    [all, hiddenFrom],
  );
  return (
    <div className={isCrowded(ticks) ? "ticks-marks ticks-crowded" : "ticks-marks"}>
      <div className="ticks-inner">
        <Drawn ticks={ticks} last={last} />
        <div className="ticks-veil" style={{ transform: veiled }} />
      </div>
    </div>
  );
}

const Drawn = memo(function Drawn({ ticks, last }: { ticks: ReturnType<typeof tickList>; last: number }) {
  return (
    <>
      {ticks.map(({ step, process, interesting }) => (
        <span
          key={step}
          className={interesting ? "tick tick-interesting" : "tick"}
          data-term={interesting ? "round-tick" : "ticks"}
          style={{ left: placeOf(step, last), background: processColour(process) }}
        />
      ))}
      {ticks
        .filter(({ broken }) => broken)
        .map(({ step }) => (
          <span
            key={`break-${step}`}
            className="tick-break"
            data-term="break-tick"
            style={{ left: placeOf(step, last) }}
          />
        ))}
    </>
  );
});

function placeOf(step: number, last: number): string {
  return `${last === 0 ? 0 : (step / last) * 100}%`;
}
