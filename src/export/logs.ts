import type { Run } from "../store/run.ts";
import { stepSentence } from "../store/step-sentence.ts";
import { summary } from "../summary/summary.ts";
import { citationOf } from "../trace/trace.ts";

/**
 * The log of a run for ShiViz: its own regular expression, an empty line, and two lines a step with the vector clock.
 * Steps of the world belong to no host, and are left out. Format: https://bitbucket.org/bestchai/shiviz/wiki/Home
 */
export function shivizLog(run: Run): string {
  const { trace } = run;
  const hosts = trace.processes.map((process) => process.replace(/\s+/g, "_"));
  const lines = trace.steps.flatMap((step) => {
    const host = hosts[step.process];
    if (host === undefined) return [];
    const vector = trace.stamps.vector(step.index);
    const clock = Object.fromEntries(
      hosts.flatMap((name, index) => ((vector[index] ?? 0) > 0 ? [[name, vector[index]]] : [])),
    );
    return [`${host} ${JSON.stringify(clock)}`, oneLine(stepSentence(run, step.index))];
  });
  return `${["(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)", "", ...lines].join("\n")}\n`;
}

/** A line of JSON a step: its number, true time in ms, process, rule, sentence and the numbers of its clocks. */
export function jsonLines(run: Run): string {
  const { trace } = run;
  return trace.steps
    .map((step) =>
      JSON.stringify({
        step: step.index,
        atMs: step.atMs,
        process: trace.processes[step.process] ?? null,
        rule: citationOf(step)?.rule ?? null,
        sentence: oneLine(stepSentence(run, step.index)),
        lamport: trace.stamps.lamport(step.index),
        vector: [...trace.stamps.vector(step.index)],
      }),
    )
    .map((line) => `${line}\n`)
    .join("");
}

type Row = Readonly<Record<string, unknown>>;

/**
 * A run's entries into the critical section, or its rounds with the adjustment of each clock (RFC 4180); null where a run
 * has neither. Times are in ms.
 */
export function csvTable({ trace, subject }: Run): string | null {
  const { entries, rounds } = summary(trace, subject) as {
    readonly entries?: readonly Row[];
    readonly rounds?: readonly (Row & { readonly adjustmentsMs: Row })[];
  };
  if (rounds)
    return csv(
      ["round", "master", "startMs", "targetMs", "skewBeforeMs", "skewAfterMs", ...trace.processes],
      rounds.map((round, index) => ({ round: index + 1, ...round, ...round.adjustmentsMs })),
    );
  if (!entries) return null;
  return csv(["process", "timestamp", "requestedMs", "enteredMs", "leftMs"], entries);
}

function csv(names: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => names.map((name) => field(row[name])));
  return [names.map(field), ...lines].map((line) => `${line.join(",")}\r\n`).join("");
}

function field(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
