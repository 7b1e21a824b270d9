import { Plus, X } from "lucide-react";
import { useCallback, useId, useMemo, useState } from "react";
import { isWatchable, withWatch } from "../../experiments/sockets/python/watch.ts";
import { watchDashes, watchPicture } from "../../scene/watch-picture.ts";
import type { Size } from "../../scene/geometry.ts";
import { valueAt, watchedIn, type Watched } from "../../store/watched.ts";
import { Drawn } from "../picture/drawn.tsx";
import { ProcessChip } from "../process/process-chip.tsx";
import { processColour } from "../theme/process-colour.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useStep, useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { brief } from "../words/brief.ts";
import "./watch.css";

/** Names that are watched: their values at the cursor, and those that are numbers over true time. */
export function Watch({ processes }: { readonly processes: readonly number[] }) {
  const { run, cursor } = useStep();
  const store = useWorkbenchStore();
  const hides = useWorkbench(({ hidesFuture }) => hidesFuture);
  const all = useMemo(() => watchedIn(run), [run]);
  const stop = ({ id, name }: Watched) => store.getState().change(withWatch(run.scenario, id, name, false));
  const until = hides ? cursor : run.trace.steps.length;
  return (
    <section className="watch" aria-label="Watched values">
      <h2>Watch</h2>
      {all.length > 0 && (
        <ul>
          {all.map((one, index) => {
            const value = valueAt(one, cursor);
            return (
              <li key={`${one.id} ${one.name}`} data-new={value?.step === cursor || undefined}>
                <ProcessChip index={one.process} />
                <Line process={one.process} index={lineOf(all, index)} />
                <code>{one.name}</code>
                <code className="watch-value" title={value?.text}>
                  {value === null ? "–" : brief(value.text)}
                </code>
                <button
                  type="button"
                  aria-label={`Stop watching ${one.name} of ${one.id}`}
                  onClick={() => stop(one)}
                >
                  <X size="1.1em" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Chart all={all} until={until} />
      <Add processes={processes} />
    </section>
  );
}

/** Which line of its process it is in the chart. */
function lineOf(all: readonly Watched[], index: number): number {
  return all.slice(0, index).filter(({ process }) => process === all[index]?.process).length;
}

/** A piece of its line in the chart. */
function Line({ process, index }: { readonly process: number; readonly index: number }) {
  const dash = watchDashes[index % watchDashes.length];
  return (
    <svg className="watch-line" viewBox="0 0 28 8" aria-hidden="true">
      <line
        x1={1}
        x2={27}
        y1={4}
        y2={4}
        stroke={processColour(process)}
        strokeWidth={2}
        strokeDasharray={dash?.join(" ")}
      />
    </svg>
  );
}

function Chart({ all, until }: { readonly all: readonly Watched[]; readonly until: number }) {
  const { run, cursor } = useStep();
  const scale = useTypeScale();
  const series = useMemo(
    () =>
      all.flatMap(({ process, name, values }, index) => {
        const points = values.flatMap(({ step, atMs, number }) =>
          number === null || step > until ? [] : [{ atMs, value: number }],
        );
        if (points.length === 0) return [];
        return [{ key: `${process}.${name}`, process, index: lineOf(all, index), points }];
      }),
    [all, until],
  );
  const atMs = run.trace.steps[cursor]?.atMs ?? 0;
  const endMs = until < run.trace.steps.length ? atMs : run.trace.endMs;
  const draw = useCallback(
    (size: Size) => watchPicture(series, { atMs, endMs }, size, scale),
    [series, atMs, endMs, scale],
  );
  return series.length === 0 ? null : <Drawn className="watch-chart" draw={draw} />;
}

function Add({ processes }: { readonly processes: readonly number[] }) {
  const { run } = useStep();
  const store = useWorkbenchStore();
  const [typed, setTyped] = useState("");
  const [chosen, choose] = useState<number | null>(null);
  const hint = useId();
  const process = chosen !== null && processes.includes(chosen) ? chosen : (processes[0] ?? 0);
  const name = typed.trim();
  const isWrong = name !== "" && !isWatchable(name);
  return (
    <form
      className="watch-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (name === "" || isWrong) return;
        setTyped("");
        store.getState().change(withWatch(run.scenario, run.trace.processes[process] ?? "", name, true));
      }}
    >
      {processes.length > 1 && (
        <select
          aria-label="Of the program"
          value={process}
          onChange={({ target: { value } }) => choose(Number(value))}
        >
          {processes.map((one) => (
            <option key={one} value={one}>
              {run.experiment.nameOf(run.trace.processes[one] ?? "")}
            </option>
          ))}
        </select>
      )}
      <input
        value={typed}
        aria-label="Watch a name"
        aria-invalid={isWrong}
        aria-describedby={hint}
        placeholder="clock or self.offset"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target: { value } }) => setTyped(value)}
      />
      <button type="submit" aria-label="Watch it" disabled={name === "" || isWrong}>
        <Plus size="1.1em" />
      </button>
      <small id={hint} role={isWrong ? "alert" : undefined}>
        {isWrong ? "A name with attributes, like self.offset: no calls and no sums" : ""}
      </small>
    </form>
  );
}
