import { useId, useState } from "react";
import type { ProcessId } from "../../base/words.ts";
import { momentAfter } from "../../trace/moment-after.ts";
import { NumberField } from "../form/number-field.tsx";
import { msBounds } from "../form/read-number.ts";
import { processColour } from "../theme/process-colour.ts";
import { useStep, useWorkbenchStore } from "../use-workbench.ts";
import { Push } from "../form/push.tsx";

/** How long a partition lasts unless the user sets it. */
const lastsMs = 50;
const sideNames = ["A", "B", "C", "D", "E", "F"];

/** Cuts the network into sides for a while: nothing gets from one to another. */
export function PartitionForm() {
  const store = useWorkbenchStore();
  const { run, cursor } = useStep();
  const { processes } = run.trace;
  const [sides, setSides] = useState(2);
  const [sideOf, setSideOf] = useState<ReadonlyMap<ProcessId, number>>(new Map());
  const [from, setFrom] = useState<number | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const fromMs = from ?? momentAfter(run.trace, cursor) ?? 0;
  const untilMs = until ?? Math.min(msBounds.max, Math.round((fromMs + lastsMs) * 1000) / 1000);
  const groups = sideNames
    .slice(0, sides)
    .map((_, side) => processes.filter((id) => (sideOf.get(id) ?? 0) === side))
    .filter((group) => group.length > 0);
  const problem =
    groups.length < 2
      ? "Put at least one node on another side."
      : untilMs < fromMs
        ? "It must end after it begins."
        : null;
  return (
    <form
      className="change-menu"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWrong = event.currentTarget.querySelector("[aria-invalid=true]");
        if (problem === null && !isWrong)
          store.getState().edit({ kind: "partition", groups, fromMs, untilMs });
      }}
    >
      <fieldset className="sides">
        <legend>Who can reach whom</legend>
        {processes.map((id, index) => (
          <Sides
            key={id}
            name={run.experiment.nameOf(id)}
            colour={processColour(index)}
            sides={sides}
            side={sideOf.get(id) ?? 0}
            choose={(side) => setSideOf(new Map(sideOf).set(id, side))}
          />
        ))}
        {sides < Math.min(sideNames.length, processes.length) && (
          <Push onClick={() => setSides(sides + 1)}>One more side</Push>
        )}
      </fieldset>
      <div className="sides-times">
        <NumberField label="From" unit="ms" bounds={msBounds} value={fromMs} change={setFrom} />
        <NumberField label="Until" unit="ms" bounds={msBounds} value={untilMs} change={setUntil} />
      </div>
      <div className="change-menu-row">
        <Push type="submit" disabled={problem !== null}>
          Cut the network
        </Push>
      </div>
      <p className="change-menu-note">
        {problem ?? "A message from one side to another is lost when it would arrive in that time."}
      </p>
    </form>
  );
}

interface SidesProps {
  readonly name: string;
  readonly colour: string;
  readonly sides: number;
  readonly side: number;
  readonly choose: (side: number) => void;
}

/** On which side one node is. */
function Sides({ name, colour, sides, side, choose }: SidesProps) {
  const group = useId();
  return (
    <div className="sides-row" role="radiogroup" aria-label={name}>
      <span style={{ color: colour }}>{name}</span>
      <span className="sides-choices">
        {sideNames.slice(0, sides).map((letter, index) => (
          <label key={letter}>
            <input
              type="radio"
              name={group}
              aria-label={`${name}: side ${letter}`}
              checked={index === side}
              onChange={() => choose(index)}
            />
            {letter}
          </label>
        ))}
      </span>
    </div>
  );
}
