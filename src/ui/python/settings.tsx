import { useId, useState, type ReactNode } from "react";
import { limits } from "../../contract/limits.ts";
import type { OwnProcess } from "../../experiments/sockets/python/templates.ts";
import { NumberField } from "../form/number-field.tsx";
import { msBounds, type Bounds } from "../form/read-number.ts";
import { argsOf, argsText, inputOf, inputText } from "./typed-fields.ts";

const offsetBounds: Bounds = { min: -limits.clockMs, max: limits.clockMs };
const driftBounds: Bounds = { min: -limits.driftPpm, max: limits.driftPpm };

interface Props {
  readonly process: OwnProcess;
  readonly set: (part: Partial<OwnProcess>) => void;
}

/** How a process is started: when, with what arguments and lines from the keyboard, and with which clock. */
export function Settings({ process, set }: Props) {
  const { startAt, python, clock } = process;
  const { args = [], stdinClosed = false } = python;
  const setClock = (part: NonNullable<OwnProcess["clock"]>) => set({ clock: { ...clock, ...part } });
  return (
    <details className="program-settings">
      <summary>
        <span>
          Start, input and clock <small>{summaryOf(process)}</small>
        </span>
      </summary>
      <div className="program-fields">
        <NumberField
          label={<span data-term="begins-at">Begins at</span>}
          unit="ms"
          bounds={msBounds}
          value={startAt}
          change={(value) => set({ startAt: value })}
        />
        <NumberField
          label={<span data-term="clock-ahead">Clock ahead by</span>}
          unit="ms"
          bounds={offsetBounds}
          value={clock?.offsetMs ?? 0}
          change={(offsetMs) => setClock({ offsetMs })}
        />
        <NumberField
          label={<span data-term="clock-drifts">Clock drifts by</span>}
          unit="ppm"
          bounds={driftBounds}
          value={clock?.driftPpm ?? 0}
          change={(driftPpm) => setClock({ driftPpm })}
        />
        <Typed
          label="Arguments"
          term="arguments"
          text={argsText(args)}
          type={(text) => set({ python: { ...python, args: argsOf(text) } })}
          rows={1}
        />
        <Typed
          term="keyboard-lines"
          label={
            <>
              Keyboard: a line for each <code>input()</code>. <code>@500 hello</code> comes at 500 ms
            </>
          }
          text={inputText(python)}
          type={(text) => {
            const { stdin: _, stdinMs: __, ...rest } = python;
            set({ python: { ...rest, ...inputOf(text) } });
          }}
          rows={3}
        />
        <label className="program-check" data-term="input-ends">
          <input
            type="checkbox"
            checked={stdinClosed}
            onChange={({ target: { checked } }) => set({ python: { ...python, stdinClosed: checked } })}
          />
          Input ends after the last line
        </label>
      </div>
    </details>
  );
}

interface TypedProps {
  readonly label: ReactNode;
  /** The glossary's name of it. */
  readonly term: string;
  readonly text: string;
  readonly rows: number;
  readonly type: (text: string) => void;
}

/** A text that stays as it is typed, also where the same could be written otherwise. */
function Typed({ label, term, text, rows, type }: TypedProps) {
  const [typed, setTyped] = useState(text);
  const id = useId();
  return (
    <div className="program-text">
      <label htmlFor={id} data-term={term}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        spellCheck={false}
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value);
          type(value);
        }}
      />
    </div>
  );
}

/** What is not as usual, so that it is seen without opening the fields. */
function summaryOf({
  startAt,
  python: { args = [], stdin = [], stdinClosed = false },
  clock = {},
}: OwnProcess) {
  const { offsetMs = 0, driftPpm = 0 } = clock;
  const lines = stdin.length === 1 ? "1 line" : `${stdin.length} lines`;
  return [
    `begins at ${startAt} ms`,
    args.length > 0 && `arguments ${argsText(args)}`,
    stdin.length > 0 && `${lines} of input`,
    stdinClosed && "input ends",
    offsetMs !== 0 && `clock ${signed(offsetMs)} ms`,
    driftPpm !== 0 && `drift ${signed(driftPpm)} ppm`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}
