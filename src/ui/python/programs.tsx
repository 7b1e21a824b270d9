import { Download, Play, Plus, X } from "lucide-react";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { SyntaxErrors } from "../../contract/python-segment.ts";
import { templates } from "../../experiments/sockets/python/templates.ts";
import type { ProgramFile } from "../../store/page-state.ts";
import { loadInterpreter } from "../../store/own-programs.ts";
import { Push } from "../form/push.tsx";
import { handOut } from "../files/hand-out.ts";
import { useEscape } from "../popover/use-escape.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { withProcess } from "./draft-edits.ts";
import type { Draft } from "./drafts.ts";
import { draftWith } from "./dropped.ts";
import { earlierDrafts, keepDraft, keepEarlier, draftFor, textOf } from "./kept-drafts.ts";
import { Program, type Lead } from "./program.tsx";
import { runPrograms } from "./run-programs.ts";
import { mistakesIn, useMistakes } from "./use-mistakes.ts";
import "./programs.css";

const ABOUT =
  "Your own Python runs here, in real CPython over the modelled network. Nothing leaves this page: the programs reach no network, no files and no storage.";

/** The student's own programs: an editor for each process, and Run. It stands in the place of the run. */
export function Programs({ close }: { readonly close: () => void }) {
  const store = useWorkbenchStore();
  const scenario = useWorkbench(({ run }) => run.scenario);
  const files = useWorkbench(({ programFiles }) => programFiles);
  const [draft, setDraft] = useState<Draft>(() => draftFor(scenario));
  // Another set of processes makes other editors.
  const [edition, setEdition] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [lead, setLead] = useState<Lead | null>(null);
  const [seen, setSeen] = useState(scenario);
  if (seen !== scenario) {
    setSeen(scenario);
    const next = draftFor(scenario);
    // A run of the draft itself changes nothing.
    if (textOf(next) !== textOf(draft)) {
      setDraft(next);
      setEdition(edition + 1);
      setProblem(null);
      setLead(null);
    }
  }
  const mistakes = useMistakes(draft);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    loadInterpreter();
  }, []);
  useEscape(({ opening }) => opening === null && close());
  // A key can come before the page has drawn what the one before it did.
  const latest = useRef(draft);
  useLayoutEffect(() => {
    latest.current = draft;
  }, [draft]);
  const change = (edit: (draft: Draft) => Draft) => {
    const next = edit(latest.current);
    latest.current = next;
    setDraft(next);
    keepDraft(next, store.getState().run.scenario);
    setProblem(null);
    setLead(null);
  };
  const replace = (edit: (draft: Draft) => Draft) => {
    change(edit);
    setEdition(edition + 1);
  };
  const begin = (next: Draft) => {
    const before = latest.current;
    if (!templates.some(({ processes }) => textOf(processes) === textOf(before))) keepEarlier(before);
    replace(() => next);
  };
  const takeFiles = useEffectEvent((dropped: readonly ProgramFile[]) =>
    begin(draftWith(dropped, latest.current)),
  );
  useEffect(() => {
    if (files === null) return;
    takeFiles(files);
    store.setState({ programFiles: null });
  }, [files, store]);
  const run = async () => {
    setProblem(null);
    const draft = latest.current;
    const went = await runPrograms(store, draft);
    if (went.is === "refused") return setProblem(went.why);
    if (went.is !== "open") return undefined;
    const first = firstOf(draft, (await mistakesIn(draft)) ?? {});
    if (!first) return close();
    // It ran all the same, as CPython runs it: up to there.
    setProblem(`${first.file}${first.line > 0 ? `, line ${first.line}` : ""}: ${first.message}`);
    return setLead(first);
  };
  return (
    <main className="programs" aria-label="Your programs">
      <header className="bar programs-head">
        <h1 ref={heading} tabIndex={-1}>
          Your programs
        </h1>
        <Begin draft={draft} begin={begin} />
        <Push icon={Plus} onClick={() => replace(withProcess)}>
          Process
        </Push>
        <Push icon={Download} onClick={() => downloadAll(draft)}>
          Download
        </Push>
        <Push icon={Play} main onClick={() => void run()}>
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
        {problem ?? ABOUT}
        {lead && problem !== null && <Push onClick={close}>Show the run</Push>}
      </p>
      <div className="programs-grid">
        {draft.map((process, index) => (
          <Program
            key={`${edition}:${index}`}
            draft={draft}
            index={index}
            process={process}
            mistakes={mistakes}
            lead={lead?.process === index ? lead : null}
            leadTo={setLead}
            change={change}
            remove={draft.length > 1 ? () => replace((now) => now.filter((_, i) => i !== index)) : null}
            run={() => void run()}
          />
        ))}
      </div>
    </main>
  );
}

/** What the reader can begin with: a template, or what was typed here before. */
function Begin({ draft, begin }: { readonly draft: Draft; readonly begin: (draft: Draft) => void }) {
  const earlier = earlierDrafts().filter((each) => textOf(each) !== textOf(draft));
  return (
    <label className="programs-begin">
      Begin with
      <select
        value=""
        onChange={({ target: { value } }) => {
          const chosen =
            templates.find(({ id }) => id === value)?.processes ?? earlier[Number(value.slice(1))];
          if (chosen) begin(chosen);
        }}
      >
        <option value="" disabled>
          a template…
        </option>
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {templates
              .filter((template) => template.group === group)
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
          </optgroup>
        ))}
        {earlier.length > 0 && (
          <optgroup label="What you typed before">
            {earlier.map((each, index) => (
              // An earlier draft has no name but its place.
              <option key={index} value={`-${index}`}>
                {earlierName(each)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}

const groups = [...new Set(templates.map(({ group }) => group))];

function earlierName(draft: Draft): string {
  const names = draft.map(({ name }) => name).join(", ");
  const files = new Map(draft.flatMap(({ python }) => Object.entries(python.files)));
  const lines = [...files.values()].reduce((sum, text) => sum + text.trimEnd().split("\n").length, 0);
  return `${names.length > 40 ? `${names.slice(0, 40)}…` : names} (${lines} lines)`;
}

/** The first mistake, in the order of the processes. */
function firstOf(draft: Draft, mistakes: SyntaxErrors): Lead | null {
  for (const [process, { python }] of draft.entries())
    for (const file of [python.main, ...Object.keys(python.files)]) {
      const mistake = mistakes[file];
      if (mistake) return { ...mistake, file, process };
    }
  return null;
}

function downloadAll(draft: Draft): void {
  const files = new Map(draft.flatMap(({ python }) => Object.entries(python.files)));
  for (const [name, text] of files) handOut(name, text, "text/x-python");
}
