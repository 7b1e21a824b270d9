import { useEffect, useId, useRef, useState } from "react";
import { nextStepOf, typedStep, type Until } from "../../store/run-until.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import { hasEntries, ownSteps, runUntil } from "./run-until.ts";
import { Push } from "../form/push.tsx";
import "../form/form.css";
import "./run-until.css";

/** Where the run can go on to, each with the step that it leads to; what there is none of says so. */
export function RunUntilMenu({ close }: { readonly close: () => void }) {
  const shownProcess = useWorkbench((workbench) => {
    const own = ownSteps(workbench);
    return own.kind === "own" ? own.process : 0;
  });
  const processes = useWorkbench(({ run }) => run.trace.processes);
  const experiment = useWorkbench(({ run }) => run.experiment);
  const [chosen, setChosen] = useState<number | null>(null);
  const process = chosen ?? shownProcess;
  return (
    <section className="run-until-menu" aria-label="Run until">
      {hasEntries(experiment) && (
        <Row label="Next entry" keys="E" none="no further entry" until={{ kind: "entry" }} close={close} />
      )}
      <Row
        label="Next broken check"
        keys="B"
        none="no further violation"
        until={{ kind: "break" }}
        close={close}
      />
      <Row
        label={`Next step of ${experiment.nameOf(processes[process] ?? "")}`}
        keys={process === shownProcess ? "N" : ""}
        none="no further step"
        until={{ kind: "own", process }}
        close={close}
      />
      <label className="run-until-own">
        Which process
        <select value={process} onChange={(event) => setChosen(Number(event.target.value))}>
          {processes.map((id, index) => (
            <option key={id} value={index}>
              {experiment.nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      <hr className="menu-line" />
      <StepForm close={close} />
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly keys: string;
  readonly none: string;
  readonly until: Until;
  readonly close: () => void;
}

function Row({ label, keys, none, until, close }: RowProps) {
  const store = useWorkbenchStore();
  const step = useWorkbench(({ run, cursor }) => nextStepOf(run, cursor, until));
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const go = () => {
    runUntil(store, until);
    close();
  };
  return (
    <button type="button" className="menu-item" disabled={step === null && !hides} onClick={go}>
      {label}
      <small>{hides ? "" : step === null ? none : stepName(step)}</small>
      <kbd>{keys}</kbd>
    </button>
  );
}

function StepForm({ close }: { readonly close: () => void }) {
  const store = useWorkbenchStore();
  const count = useWorkbench(({ run, hidesFuture }) => (hidesFuture ? null : run.trace.steps.length));
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    // A thumb would get a keyboard over the run that it did not ask for.
    if (window.matchMedia("(pointer: fine)").matches) input.current?.focus();
  }, []);
  return (
    <form
      className="run-until-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = typedStep(text, store.getState().run);
        if ("problem" in typed) return setProblem(typed.problem);
        store.getState().goTo(typed.step);
        return close();
      }}
    >
      <label htmlFor={id}>Go to step</label>
      <input
        ref={input}
        id={id}
        className="text-input"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
      />
      <Push type="submit">Go</Push>
      <small
        id={`${id}-hint`}
        role={problem === null ? undefined : "alert"}
        data-wrong={problem !== null || undefined}
      >
        {problem ?? (count === null ? "from 1" : `1 to ${count}`)}
      </small>
    </form>
  );
}
