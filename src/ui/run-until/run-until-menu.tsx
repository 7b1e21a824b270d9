import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { Run } from "../../store/run.ts";
import { leavable, lineOf, nextByLines, type ByLines } from "../../store/run-lines.ts";
import { byLines } from "./later-lines.ts";
import { nextStepOf, typedStep, type Until } from "../../store/run-until.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import { hasEntries, ownSteps, runUntil, type Asked } from "./run-until.ts";
import { Push } from "../form/push.tsx";
import "../form/form.css";
import "./run-until.css";

/** Where the run can go on to, each with the step that it leads to; what there is none of says so. */
export function RunUntilMenu({ asked, close }: { readonly asked: Asked; readonly close: () => void }) {
  const shownProcess = useWorkbench((workbench) => {
    const own = ownSteps(workbench);
    return own.kind === "own" ? own.process : 0;
  });
  const processes = useWorkbench(({ run }) => run.trace.processes);
  const experiment = useWorkbench(({ run }) => run.experiment);
  const [chosen, setChosen] = useState<number | null>(null);
  const process = chosen ?? shownProcess;
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const leaves = useMemo(() => leavable(run, cursor), [run, cursor]);
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
      {(leaves.loop || leaves.name !== null) && <hr className="menu-line" />}
      {leaves.loop && (
        <Row
          label="Out of this loop"
          keys="O"
          none="it is not left"
          until={{ kind: "out", of: "loop" }}
          close={close}
        />
      )}
      {leaves.name !== null && (
        <Row
          label={`Out of ${leaves.name}()`}
          keys={leaves.loop ? "" : "O"}
          none="it is not left"
          until={{ kind: "out", of: "function" }}
          close={close}
        />
      )}
      <hr className="menu-line" />
      <LineForm process={process} asked={asked === "line"} close={close} />
      <StepForm asked={asked === "step"} close={close} />
    </section>
  );
}

function nextOf(run: Run, cursor: number, until: Until | ByLines): number | null {
  return isByLines(until) ? nextByLines(run, cursor, until) : nextStepOf(run, cursor, until);
}

function isByLines(until: Until | ByLines): until is ByLines {
  return until.kind === "line" || until.kind === "out";
}

interface RowProps {
  readonly label: string;
  readonly keys: string;
  readonly none: string;
  readonly until: Until | ByLines;
  readonly close: () => void;
}

function Row({ label, keys, none, until, close }: RowProps) {
  const store = useWorkbenchStore();
  const step = useWorkbench(({ run, cursor }) => nextOf(run, cursor, until));
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const go = () => {
    if (isByLines(until)) void byLines.want().then((found) => found?.runByLines(store, until));
    else runUntil(store, until);
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

function StepForm({ asked, close }: { readonly asked: boolean; readonly close: () => void }) {
  const store = useWorkbenchStore();
  const count = useWorkbench(({ run, hidesFuture }) => (hidesFuture ? null : run.trace.steps.length));
  return (
    <NumberForm
      label="Go to step"
      hint={count === null ? "from 1" : `1 to ${count}`}
      asked={asked}
      go={(text) => {
        const typed = typedStep(text, store.getState().run);
        if ("problem" in typed) return typed.problem;
        store.getState().goTo(typed.step);
        close();
        return null;
      }}
    />
  );
}

/** To a line of the file that the process was in last; nothing where it has none. */
function LineForm(props: { readonly process: number; readonly asked: boolean; readonly close: () => void }) {
  const { process, asked, close } = props;
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const listing = useWorkbench(({ run, cursor }) => lineOf(run, cursor, process)?.listing ?? null);
  const text = run.experiment.listingsOf(run.scenario).find(({ name }) => name === listing)?.text;
  if (listing === null || text === undefined) return null;
  const last = text.trimEnd().split("\n").length;
  return (
    <NumberForm
      label={`Run to line of ${listing}`}
      hint={`1 to ${last}`}
      asked={asked}
      go={(typed) => {
        const line = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
        if (line < 1 || line > last) return `must be a whole number from 1 to ${last}`;
        void byLines
          .want()
          .then((found) => found?.runByLines(store, { kind: "line", process, listing, line }));
        close();
        return null;
      }}
    />
  );
}

interface NumberFormProps {
  readonly label: string;
  readonly hint: string;
  /** Whether the reader asked for this by its key. */
  readonly asked: boolean;
  /** Goes there, or returns what is wrong. */
  readonly go: (text: string) => string | null;
}

function NumberForm({ label, hint, asked, go }: NumberFormProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    // A thumb would get a keyboard over the run that it did not ask for.
    if (asked && window.matchMedia("(pointer: fine)").matches) input.current?.focus();
  }, [asked]);
  return (
    <form
      className="run-until-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(go(text));
      }}
    >
      <label htmlFor={id}>{label}</label>
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
        {problem ?? hint}
      </small>
    </form>
  );
}
