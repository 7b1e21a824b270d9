import { ArrowRight } from "lucide-react";
import { useMemo, useRef } from "react";
import { useProcessName } from "../../process/process-chip.tsx";
import { processColour } from "../../theme/process-colour.ts";
import { useStep } from "../../use-workbench.ts";
import { useScrollIntoPanel } from "../scroll-into-panel.ts";
import { variablesAt, type ProcessRows, type VariableRow } from "./variables.ts";
import { brief } from "../../words/brief.ts";
import { Scrolls } from "../scrolls.tsx";
import "./state.css";

/** Every process's variables, as the listing names them; what this step changed is lit. */
export function StatePanel() {
  const { run, cursor } = useStep();
  const processes = useMemo(() => variablesAt(run, cursor), [run, cursor]);
  const box = useRef<HTMLElement>(null);
  useScrollIntoPanel(box, processes);
  return (
    <Scrolls ref={box} className="state" aria-label="Variables">
      {processes.map((rows) => (
        <ProcessState key={rows.process} {...rows} />
      ))}
    </Scrolls>
  );
}

function ProcessState({ process, stepped, rows }: ProcessRows) {
  const name = useProcessName(process);
  const colour = processColour(process);
  return (
    <section
      className={stepped ? "state-process state-stepped" : "state-process"}
      style={{ borderColor: stepped ? colour : undefined }}
      data-scroll-to={stepped ? "" : undefined}
    >
      <h2 style={{ color: colour }}>
        {name}
        {stepped && <small>this step</small>}
      </h2>
      {rows === null ? (
        <p className="state-down">is down: its memory is lost</p>
      ) : (
        <dl>
          {rows.map((row) => (
            <Row key={row.name} {...row} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Row({ name, before, value }: VariableRow) {
  return (
    <div className={before === null ? "state-row" : "state-row state-changed"}>
      <dt>{name}</dt>
      <dd>
        {before !== null && (
          <>
            <del title={before}>{brief(before)}</del>
            <ArrowRight size="1em" />
            <span className="heard-only">became</span>
          </>
        )}
        <span title={value}>{brief(value)}</span>
      </dd>
    </div>
  );
}
