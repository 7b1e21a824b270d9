import { Eye, EyeOff } from "lucide-react";
import type { ProcessId } from "../../base/words.ts";
import { framesOf, type OwnFrame } from "../../experiments/sockets/python/frames-shown.ts";
import { sourceOf } from "../../experiments/sockets/python/own.ts";
import { withWatch } from "../../experiments/sockets/python/watch.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useStep, useWorkbenchStore } from "../use-workbench.ts";

/** Of a student's own program: each thread's functions from the outermost, with their variables. */
export function OwnState({ process }: { readonly process: number }) {
  const { run, cursor } = useStep();
  const { timeline, trace } = run;
  const stepped = cursor > 0 && trace.steps[cursor]?.process === process;
  const state = timeline.stateAt(process, cursor);
  const before = stepped ? timeline.stateAt(process, cursor - 1) : state;
  const id = trace.processes[process] ?? "";
  return (
    <>
      {framesOf(state, before).map((frame) => (
        <Variables key={`${frame.thread} ${frame.frame}`} id={id} frame={frame} />
      ))}
    </>
  );
}

function Variables({ id, frame }: { readonly id: ProcessId; readonly frame: OwnFrame }) {
  const { title, where, rows } = frame;
  return (
    <section className="own-frame" aria-label={`${title}, ${where}`}>
      <h3>
        {title} <small>{where}</small>
      </h3>
      <dl>
        {rows.map(({ name, value, isNew }) => (
          <div key={name} className={isNew ? "state-row state-changed" : "state-row"}>
            <dt>{name}</dt>
            <dd>
              <span>{value}</span>
              <Pin id={id} name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Pin({ id, name }: { readonly id: ProcessId; readonly name: string }) {
  const { run } = useStep();
  const store = useWorkbenchStore();
  const isOn = sourceOf(run.scenario, id)?.watch?.includes(name) ?? false;
  const label = isOn ? `Stop watching ${name}` : `Watch ${name}`;
  return (
    <button
      type="button"
      className="watch-pin"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onMouseDown={keepFocus}
      onClick={() => store.getState().change(withWatch(run.scenario, id, name, !isOn))}
    >
      {isOn ? <EyeOff size="1em" /> : <Eye size="1em" />}
    </button>
  );
}
