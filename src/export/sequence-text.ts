import type { Flight } from "../trace/trace.ts";
import type { Run } from "../store/run.ts";
import { namesOf } from "./run-picture.ts";

/** The steps from `from` to `to`, both among them. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

type Row =
  | { readonly kind: "message"; readonly flight: Flight; readonly label: string }
  | { readonly kind: "note"; readonly process: number; readonly text: string };

/** The messages of a run in the order in which they end, as Mermaid's sequence diagram. */
export function mermaidText(run: Run, range: StepRange): string {
  const lines = rowsOf(run, range).map((row) => {
    if (row.kind === "note") return `    Note over p${row.process}: ${mermaidWords(row.text)}`;
    const { from, to, fate } = row.flight;
    return `    p${from}${arrows[fate].mermaid}p${to}: ${mermaidWords(row.label)}`;
  });
  const names = namesOf(run).map((name, index) => `    participant p${index} as ${mermaidWords(name)}`);
  return `${["sequenceDiagram", ...names, ...lines].join("\n")}\n`;
}

/** The same as PlantUML's sequence diagram. */
export function plantUmlText(run: Run, range: StepRange): string {
  const lines = rowsOf(run, range).map((row) => {
    if (row.kind === "note") return `note over p${row.process} : ${oneLine(row.text)}`;
    const { from, to, fate } = row.flight;
    return `p${from} ${arrows[fate].plantUml} p${to} : ${oneLine(row.label)}`;
  });
  const names = namesOf(run).map(
    (name, index) => `participant "${oneLine(name).replaceAll('"', "'")}" as p${index}`,
  );
  return `${["@startuml", `title ${oneLine(run.scenario.title)}`, ...names, ...lines, "@enduml"].join("\n")}\n`;
}

const arrows = {
  delivered: { mermaid: "->>", plantUml: "->" },
  lost: { mermaid: "-x", plantUml: "->x" },
  travelling: { mermaid: "-)", plantUml: "->>" },
} as const;

function rowsOf(run: Run, { from, to }: StepRange): Row[] {
  const { trace, subject } = run;
  const rows: Row[] = [];
  for (const step of trace.steps.slice(from, to + 1)) {
    const flight = trace.flights[step.flight];
    if (flight) {
      const label = subject.reader.labelOf(flight.message, trace.processes[flight.from] ?? "");
      const more = flight.fate === "lost" ? " (lost)" : "";
      rows.push({ kind: "message", flight, label: `${label}${more}` });
    }
    for (const effect of step.effects)
      if (effect.kind === "print" && step.process >= 0)
        rows.push({ kind: "note", process: step.process, text: `prints ${effect.text.trimEnd()}` });
  }
  return rows;
}

/** Mermaid ends a statement at a semicolon, and reads # as the beginning of an entity. */
function mermaidWords(text: string): string {
  return oneLine(text).replace(/[#;<>"]/g, (letter) => `#${letter.codePointAt(0)};`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
