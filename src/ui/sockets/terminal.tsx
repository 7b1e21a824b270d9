import { useLayoutEffect, useMemo, useRef } from "react";
import { at } from "../../base/invariant.ts";
import { criticalMark } from "../../experiments/sockets/python/own.ts";
import { tracebackOf } from "../../experiments/sockets/traceback.ts";
import type { Run } from "../../store/run.ts";
import { toldOf } from "../../store/told.ts";
import { writtenBy, type Written } from "../../store/written.ts";
import { useProcessName } from "../process/process-chip.tsx";
import { processColour } from "../theme/process-colour.ts";
import { useStep } from "../use-workbench.ts";
import { Scrolls } from "../panels/scrolls.tsx";

/** Of more lines than this only the newest are kept on the page. */
const mostLines = 300;

function linesOf(run: Run): readonly Written[] {
  return writtenBy(run, (step) => {
    const { happening, effects } = run.trace.steps[step] ?? {};
    // Only what raises can write a traceback; all other steps are passed over.
    const raises = effects?.some(
      (effect) => effect.kind === "cite" && (effect.rule === "raises" || effect.rule === "ends"),
    );
    return happening && raises ? tracebackOf(toldOf(run, step)) : null;
  });
}

/** What one process has written to its terminal up to the cursor, or all of them. */
export function Terminal({ process }: { readonly process: number | null }) {
  const { run, cursor } = useStep();
  const name = useProcessName(process ?? -1);
  const lines = useMemo(
    () => linesOf(run).filter((line) => process === null || line.process === process),
    [run, process],
  );
  const end = lines.findIndex(({ step }) => step > cursor);
  const count = end < 0 ? lines.length : end;
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (box.current && count > 0) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  const label = process === null ? "Console" : `Terminal of ${name}`;
  return (
    <Scrolls
      ref={box}
      className="terminal"
      aria-label={label}
      // Room for what will have been written in the end, from the first step on: nothing moves when a line comes.
      style={{ "--rows": lines.length } as React.CSSProperties}
    >
      {count === 0 && <p className="terminal-empty">Nothing printed yet.</p>}
      <ol>
        {grown(lines.slice(0, count))
          .slice(-mostLines)
          .map((line, index) => (
            <Line
              key={index}
              line={line}
              isNew={line.step === cursor}
              mark={markAt(run, line.step)}
              named={process === null}
            />
          ))}
      </ol>
    </Scrolls>
  );
}

/** A line that was written a part at a time is shown once, with what has been added to it so far. */
function grown(lines: readonly Written[]): readonly Written[] {
  const added = new Set(lines.map(({ goesOn }) => goesOn));
  return added.size === 1 && added.has(undefined)
    ? lines
    : lines.filter(({ id }) => id === undefined || !added.has(id));
}

function markAt({ trace }: Run, step: number): "enters" | "leaves" | null {
  const { state, previous } = at(trace.steps, step);
  return criticalMark(trace.steps[previous]?.state, state);
}

interface LineProps {
  readonly line: Written;
  readonly isNew: boolean;
  readonly mark: "enters" | "leaves" | null;
  readonly named: boolean;
}

function Line({ line: { process, text, isError }, isNew, mark, named }: LineProps) {
  const name = useProcessName(process);
  return (
    <li data-new={isNew || undefined} data-error={isError || undefined} data-critical={mark ?? undefined}>
      {named && (
        <span className="terminal-who" style={{ color: processColour(process) }}>
          {name}
        </span>
      )}
      <code>{text}</code>
      {mark !== null && (
        <small className="terminal-mark" data-term="critical-section">
          {mark === "enters" ? "inside" : "outside"}
        </small>
      )}
    </li>
  );
}

/** What all processes have written, in its order. */
export function Console() {
  return <Terminal process={null} />;
}
