import { useLayoutEffect, useMemo, useRef } from "react";
import { printedBy, type Printed } from "../../../store/printed.ts";
import { lastAtMost } from "../../../trace/timeline.ts";
import { useProcessName } from "../../process/process-chip.tsx";
import { processColour } from "../../theme/process-colour.ts";
import { useStep, useWorkbench } from "../../use-workbench.ts";
import { Scrolls } from "../scrolls.tsx";
import "./console.css";

/** Of more lines than this only the newest are kept on the page. */
const mostLines = 500;

/** What the processes have printed up to this step, the newest at the bottom. */
export function ConsolePanel() {
  const { run, cursor } = useStep();
  const printed = useMemo(() => printedBy(run), [run]);
  const steps = useMemo(() => printed.map(({ step }) => step), [printed]);
  const count = lastAtMost(steps, cursor) + 1;
  const from = Math.max(0, count - mostLines);
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (box.current && count > 0) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  return (
    <Scrolls ref={box} className="console" aria-label="Console">
      {count === 0 && <p className="panel-empty">Nothing has been printed yet.</p>}
      {from > 0 && <p className="console-more">{from} earlier lines</p>}
      <ol>
        {printed.slice(from, count).map((line, index) => (
          <Line key={from + index} line={line} isNew={line.step === cursor} />
        ))}
      </ol>
    </Scrolls>
  );
}

function Line({ line: { process, text }, isNew }: { readonly line: Printed; readonly isNew: boolean }) {
  const name = useProcessName(process);
  const id = useWorkbench(({ run }) => run.trace.processes[process]);
  const colour = processColour(process);
  return (
    <li className={isNew ? "console-line console-new" : "console-line"} style={{ borderColor: colour }}>
      <span className="heard-only">{name}:</span>
      <span className="console-who" style={{ color: colour }} title={name} aria-hidden="true">
        {id}
      </span>
      <code>{text}</code>
    </li>
  );
}
