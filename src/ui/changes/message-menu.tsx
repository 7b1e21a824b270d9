import { useState } from "react";
import { changesOf, type Edit } from "../../scenario/edit.ts";
import type { Flight } from "../../trace/trace.ts";
import { useShown } from "../experiments/use-shown.ts";
import { msBounds } from "../form/read-number.ts";
import { fateWords } from "../diagram/message-words.ts";
import { NumberField } from "../form/number-field.tsx";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { interventionWords } from "../../experiments/interventions.ts";
import { namesOf } from "../../store/names.ts";
import { Push } from "../form/push.tsx";
import "./menu.css";

interface Props {
  /** The message's name, "1>2#1". */
  readonly name: string;
  /** Called after the message was changed, as to close the place that this stands in. */
  readonly done?: () => void;
}

/** What can be done to one message, whether it is under way, has arrived, or is still to be sent. */
export function MessageMenu({ name, done }: Props) {
  const store = useWorkbenchStore();
  const { MessageChanges } = useShown();
  const run = useWorkbench((workbench) => workbench.run);
  const flight = run.trace.flights.find((each) => each.name === name && !each.copy);
  const changes = changesOf(run.scenario, name);
  const decided = (what: string) => changes.some(({ intervention }) => intervention.do === what);
  const act = (edit: Edit) => {
    store.getState().edit(edit);
    done?.();
  };
  const isDropped = decided("drop");
  return (
    <fieldset className="change-menu" aria-label={`Change message ${name}`}>
      <MessageHead name={name} flight={flight} />
      {changes.length > 0 && (
        <ul className="change-menu-now" aria-label="Changed already">
          {changes.map(({ index, intervention }) => (
            <li key={index}>{interventionWords(intervention, namesOf(run))}</li>
          ))}
        </ul>
      )}
      <div className="change-menu-row">
        <Push disabled={isDropped} onClick={() => act({ kind: "drop", message: name })}>
          {isDropped ? "Dropped" : "Drop it"}
        </Push>
        <Push disabled={changes.length === 0} onClick={() => act({ kind: "let-go", message: name })}>
          Reset
        </Push>
      </div>
      <Amount
        label="Delay by"
        button="Delay"
        first={10}
        act={(byMs) => act({ kind: "delay", message: name, byMs })}
      />
      <Amount
        key={flight?.dueMs}
        label="Deliver at"
        button="Deliver"
        first={Math.min(msBounds.max, rounded(flight?.dueMs ?? 0))}
        act={(atMs) => act({ kind: "deliver", message: name, atMs })}
      />
      <Amount
        label="Duplicate; copy arrives later by"
        button="Double"
        first={5}
        act={(afterMs) => act({ kind: "duplicate", message: name, afterMs })}
      />
      {MessageChanges && <MessageChanges name={name} done={done} />}
    </fieldset>
  );
}

function MessageHead({ name, flight }: { name: string; flight: Flight | undefined }) {
  const trace = useWorkbench(({ run }) => run.trace);
  const label = useWorkbench(({ run }) =>
    flight ? run.subject.reader.labelOf(flight.message, run.trace.processes[flight.from] ?? "") : "Message",
  );
  return (
    <p className="change-menu-head">
      <b>{label}</b> <code>{name}</code>
      <small>{flight ? fateWords(trace, flight) : "is not sent in this run"}</small>
    </p>
  );
}

interface AmountProps {
  readonly label: string;
  readonly button: string;
  /** What stands there before anything is typed. */
  readonly first: number;
  readonly act: (ms: number) => void;
}

/** A time, and the button that uses it; Enter in the field does the same. */
function Amount({ label, button, first, act }: AmountProps) {
  const [ms, setMs] = useState(first);
  return (
    <form
      className="change-menu-amount"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWrong = event.currentTarget.querySelector("[aria-invalid=true]");
        if (!isWrong) act(ms);
      }}
    >
      <NumberField label={label} unit="ms" bounds={msBounds} value={ms} change={setMs} />
      <Push type="submit">{button}</Push>
    </form>
  );
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
