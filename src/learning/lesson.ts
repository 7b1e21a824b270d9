import * as v from "valibot";
import type { ExperimentId } from "../scenario/scenario.ts";
import { challenge, type Challenge } from "./challenge.ts";
import { measured, measures, type Measure } from "./measures.ts";
import { pattern, stepsLike, type Pattern } from "./pattern.ts";
import { question, type Question } from "./question.ts";
import type { Ran } from "./ran.ts";
import { source, type Source } from "./source.ts";

/** What goes with one task of the lab: asked before it is shown, and judged by the engine. */
export interface Lesson {
  readonly id: string;
  readonly experiment: ExperimentId;
  /** The id of the task in the lab. */
  readonly task: string;
  readonly title: string;
  readonly aim: string;
  readonly before: readonly Question[];
  readonly see: { readonly from: Source; readonly beats: readonly Beat[] };
  readonly predict: readonly Question[];
  /** A challenge that has this lesson's run. */
  readonly change: Challenge;
  /** What to write, where the task asks for a program. */
  readonly write?: string | undefined;
  readonly table: { readonly note: string; readonly columns: readonly Column[] };
  readonly viva: readonly Viva[];
}

/** A moment of a run, and what is to be seen there. */
export interface Beat {
  /** The first step like this; absent: the beginning. */
  readonly at?: Pattern | undefined;
  readonly text: string;
}

/** A column of the table of observations: what is read of each run that the student puts in. */
export interface Column {
  readonly title: string;
  readonly of: Reading;
}

export type Reading =
  /** The number of the steps that match. */
  | { readonly count: Pattern }
  /** When the first of them is, in ms of true time. */
  | { readonly first: Pattern }
  | { readonly clocks: Measure }
  /** What a check says at the end: "holds", "broken" or "open". */
  | { readonly check: string };

/** A question of a lecturer, its answer, and the moment of a run that shows it. */
export interface Viva {
  readonly question: string;
  readonly answer: string;
  readonly from: Source;
  readonly at: Pattern;
}

const viva = v.strictObject({ question: v.string(), answer: v.string(), from: source, at: pattern });

const reading = v.union([
  v.strictObject({ count: pattern }),
  v.strictObject({ first: pattern }),
  v.strictObject({ clocks: v.picklist(measures) }),
  v.strictObject({ check: v.string() }),
]);

export const lesson: v.GenericSchema<unknown, Lesson> = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  experiment: v.picklist(["sockets", "berkeley", "ricart-agrawala"]),
  task: v.string(),
  title: v.string(),
  aim: v.string(),
  before: v.array(question),
  see: v.strictObject({
    from: source,
    beats: v.pipe(v.array(v.strictObject({ at: v.optional(pattern), text: v.string() })), v.minLength(1)),
  }),
  predict: v.pipe(v.array(question), v.minLength(1)),
  change: challenge,
  write: v.optional(v.string()),
  table: v.strictObject({
    note: v.string(),
    columns: v.array(v.strictObject({ title: v.string(), of: reading })),
  }),
  viva: v.array(viva),
});

/** What a column shows of a run: a number, or a word. */
export function readOf(of: Reading, ran: Ran): string {
  if ("check" in of) return ran.checks.find(({ id }) => id === of.check)?.verdict ?? "–";
  if ("count" in of) return String(stepsLike(ran.trace, of.count).length);
  if ("first" in of) return inMs(stepsLike(ran.trace, of.first)[0]?.atMs);
  const ms = measured(ran, of.clocks);
  return inMs(Number.isFinite(ms) ? ms : undefined);
}

function inMs(value: number | undefined): string {
  return value === undefined ? "–" : `${Math.round(value * 10) / 10} ms`;
}
