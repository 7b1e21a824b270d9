import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { SyntaxErrors } from "../../contract/python-segment.ts";
import type { OwnProcess } from "../../experiments/sockets/python/templates.ts";
import { processColour } from "../theme/process-colour.ts";
import { withText } from "./draft-edits.ts";
import type { Draft } from "./drafts.ts";
import { Editor } from "./editor.tsx";
import { Files } from "./files.tsx";
import { Settings } from "./settings.tsx";
import type { Mistake } from "./syntax-mark.ts";

/** A place in a file, that the reader is led to. */
export interface Lead extends Mistake {
  /** The number of the process whose editor shows it. */
  readonly process: number;
  readonly file: string;
}

interface Props {
  readonly draft: Draft;
  readonly index: number;
  readonly process: OwnProcess;
  readonly mistakes: SyntaxErrors;
  /** Where the reader is led to in a file of this process; null for nowhere. */
  readonly lead: Lead | null;
  readonly leadTo: (lead: Lead) => void;
  readonly change: (edit: (draft: Draft) => Draft) => void;
  readonly remove: (() => void) | null;
  readonly run: () => void;
}

/** One process: its name, its files, one of them in the editor, and how it is started. */
export function Program({ draft, index, process, mistakes, lead, leadTo, change, remove, run }: Props) {
  const { name, python } = process;
  const { main, files } = python;
  const [chosen, choose] = useState({ file: main, lead });
  const wanted = lead !== null && lead !== chosen.lead ? lead.file : chosen.file;
  const file = wanted in files ? wanted : main;
  const mistake = mistakes[file] ?? null;
  const set = (part: Partial<OwnProcess>) =>
    change((now) => now.map((each, i) => (i === index ? { ...each, ...part } : each)));
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
        <Files
          draft={draft}
          index={index}
          process={process}
          file={file}
          show={(next) => choose({ file: next, lead })}
          change={change}
        />
        {remove && (
          <button type="button" className="tool" aria-label={`Remove ${name}`} onClick={remove}>
            <Trash2 size="1.1em" />
          </button>
        )}
      </header>
      <Editor
        key={file}
        label={`${file} of ${name}`}
        text={files[file] ?? ""}
        mistake={mistake}
        lead={lead?.file === file ? lead : null}
        type={(text) => change((now) => withText(now, file, text))}
        run={run}
      />
      {mistake && (
        <button
          type="button"
          className="program-mistake"
          onClick={() => leadTo({ ...mistake, process: index, file })}
        >
          {mistake.line > 0 && <b>Line {mistake.line}</b>} {mistake.message}
        </button>
      )}
      <Settings process={process} set={set} />
    </section>
  );
}
