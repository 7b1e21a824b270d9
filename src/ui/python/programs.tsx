import { Download, Play, Plus, Trash2, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { templates, type OwnProcess } from "../../experiments/sockets/python/templates.ts";
import { loadInterpreter } from "../../store/own-programs.ts";
import { msBounds } from "../form/read-number.ts";
import { NumberField } from "../form/number-field.tsx";
import { Push } from "../form/push.tsx";
import { handOut } from "../files/hand-out.ts";
import { useEscape } from "../popover/use-escape.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { draftOf, firstDraft, keepDraft, keptDraft, type Draft } from "./drafts.ts";
import { Editor } from "./editor.tsx";
import { runPrograms } from "./run-programs.ts";
import "./programs.css";

/** The student's own programs: an editor for each process, and Run. It stands in the place of the run. */
export function Programs({ close }: { readonly close: () => void }) {
  const store = useWorkbenchStore();
  const scenario = useWorkbench(({ run }) => run.scenario);
  const [draft, setDraft] = useState<Draft>(() => draftOf(scenario) ?? keptDraft() ?? firstDraft);
  // Another text from outside makes other editors.
  const [edition, setEdition] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    loadInterpreter();
  }, []);
  useEscape(close);
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(next);
    setProblem(null);
  };
  const replace = (next: Draft) => {
    change(next);
    setEdition(edition + 1);
  };
  const set = (index: number, part: Partial<OwnProcess>) =>
    change(draft.map((process, i) => (i === index ? { ...process, ...part } : process)));
  const run = () => {
    const why = runPrograms(store, draft, close);
    setProblem(why);
  };
  return (
    <main className="programs" aria-label="Your programs">
      <header className="bar programs-head">
        <h1 ref={heading} tabIndex={-1}>
          Your programs
        </h1>
        <label className="programs-begin">
          Begin with
          <select
            value=""
            onChange={({ target: { value } }) => {
              const template = templates.find(({ id }) => id === value);
              if (template) replace(template.processes);
            }}
          >
            <option value="" disabled>
              a template…
            </option>
            {templates.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Push icon={Plus} onClick={() => replace([...draft, newProcess(draft)])}>
          Process
        </Push>
        <Push icon={Download} onClick={() => downloadAll(draft)}>
          Download
        </Push>
        <Push icon={Play} main onClick={run}>
          Run
        </Push>
        <button type="button" className="tool" aria-label="Close your programs" onClick={close}>
          <X size="1.25em" />
        </button>
      </header>
      <p
        className="programs-about"
        role={problem === null ? undefined : "alert"}
        data-problem={problem !== null || undefined}
      >
        {problem ??
          "Your own Python runs here, in real CPython over the modelled network. Nothing leaves this page: the programs reach no network, no files and no storage."}
      </p>
      <div className="programs-grid">
        {draft.map((process, index) => (
          <Program
            key={`${edition}:${index}`}
            process={process}
            index={index}
            set={(part) => set(index, part)}
            remove={draft.length > 1 ? () => replace(draft.filter((_, i) => i !== index)) : null}
            run={run}
          />
        ))}
      </div>
    </main>
  );
}

interface ProgramProps {
  readonly process: OwnProcess;
  readonly index: number;
  readonly set: (part: Partial<OwnProcess>) => void;
  readonly remove: (() => void) | null;
  readonly run: () => void;
}

function Program({ process, index, set, remove, run }: ProgramProps) {
  const { name, startAt, python } = process;
  const { main, files, args = [], stdin = [] } = python;
  const [file, setFile] = useState(main);
  const shown = file in files ? file : main;
  return (
    <section
      className="program"
      aria-label={`Program of ${name}`}
      style={{ "--c": processColour(index) } as React.CSSProperties}
    >
      <header className="program-head">
        <input
          className="program-name"
          aria-label={`Name of process ${index + 1}`}
          value={name}
          onChange={({ target: { value } }) => set({ name: value })}
        />
        {Object.keys(files).length > 1 ? (
          <select
            aria-label={`File of ${name}`}
            value={shown}
            onChange={({ target: { value } }) => setFile(value)}
          >
            {Object.keys(files).map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        ) : (
          <code>{main}</code>
        )}
        {remove && (
          <button type="button" className="tool" aria-label={`Remove ${name}`} onClick={remove}>
            <Trash2 size="1.1em" />
          </button>
        )}
      </header>
      <Editor
        key={shown}
        label={`${shown} of ${name}`}
        text={files[shown] ?? ""}
        type={(text) => set({ python: { ...python, files: { ...files, [shown]: text } } })}
        run={run}
      />
      <footer className="program-foot">
        <NumberField
          label={<span data-term="begins-at">begins at</span>}
          unit="ms"
          bounds={msBounds}
          value={startAt}
          change={(value) => set({ startAt: value })}
        />
        <label className="program-text" data-term="arguments">
          Arguments
          <input
            value={args.join(" ")}
            onChange={({ target: { value } }) =>
              set({ python: { ...python, args: value === "" ? [] : value.split(" ") } })
            }
          />
        </label>
        <label className="program-text" data-term="keyboard-lines">
          Keyboard: a line for each <code>input()</code>
          <textarea
            rows={2}
            value={stdin.join("\n")}
            onChange={({ target: { value } }) => {
              const { stdinMs: _, ...rest } = python;
              set({ python: { ...rest, stdin: value === "" ? [] : value.split("\n") } });
            }}
          />
        </label>
      </footer>
    </section>
  );
}

/** A process with a name and a file that no other has. */
function newProcess(draft: Draft): OwnProcess {
  let number = draft.length + 1;
  while (
    draft.some(({ name, python }) => name === `process ${number}` || `process${number}.py` in python.files)
  )
    number++;
  const main = `process${number}.py`;
  return { name: `process ${number}`, startAt: 300, python: { main, files: { [main]: "import socket\n" } } };
}

function downloadAll(draft: Draft): void {
  const files = new Map(draft.flatMap(({ python }) => Object.entries(python.files)));
  for (const [name, text] of files) handOut(name, text, "text/x-python");
}
