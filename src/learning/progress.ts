import * as v from "valibot";
import { sameJson } from "../base/canonical-json.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { movesBetween } from "./moves.ts";
import { change, type Change } from "./source.ts";

/** What a student has done, as the browser keeps it and as a record holds it. */
export interface Progress {
  /** Decides every question: neighbours in a lab have different ones. */
  readonly seed: number;
  readonly name: string;
  readonly roll: string;
  /** By the question's id. */
  readonly answers: { readonly [question: string]: Given };
  /** By the challenge's id. */
  readonly wins: { readonly [challenge: string]: Win };
  /** By the lesson's id: the rows of its table. */
  readonly tables: { readonly [lesson: string]: readonly (readonly string[])[] };
}

/** The answers to one question. */
export interface Given {
  /** The answer that was given first, in its own words. */
  readonly first: string;
  readonly right: boolean;
  /** How many answers were given until the right one, or so far. */
  readonly tries: number;
  /** Whether a later step had been looked at before the first answer. */
  readonly ahead: boolean;
}

/** The best win of a challenge: what was done to its beginning. */
export interface Win {
  readonly moves: number;
  readonly stars: 1 | 2 | 3;
  readonly change: Change;
}

const given = v.strictObject({
  first: v.string(),
  right: v.boolean(),
  tries: v.number(),
  ahead: v.boolean(),
});
const win = v.strictObject({ moves: v.number(), stars: v.picklist([1, 2, 3]), change });

const members = {
  seed: v.pipe(v.number(), v.safeInteger()),
  name: v.pipe(v.string(), v.maxLength(200)),
  roll: v.pipe(v.string(), v.maxLength(200)),
  answers: v.record(v.string(), given),
  wins: v.record(v.string(), win),
  tables: v.record(v.string(), v.array(v.array(v.string()))),
};

export const progressSchema: v.GenericSchema<unknown, Progress> = v.strictObject(members);

export const noProgress = { name: "", roll: "", answers: {}, wins: {}, tables: {} } as const;

/** What was kept before; null where it is no progress of ours. */
export function readProgress(text: string | null): Progress | null {
  try {
    return v.parse(progressSchema, JSON.parse(text ?? "null"));
  } catch {
    return null;
  }
}

/** The first answer stays the first, whatever is answered later. */
export function withAnswer(progress: Progress, question: string, answer: Omit<Given, "tries">): Progress {
  const before = progress.answers[question];
  const tries = (before?.tries ?? 0) + 1;
  const isOver = before !== undefined && (before.right || before.tries > 20);
  const first = before ? { ...before, tries: isOver ? before.tries : tries } : { ...answer, tries };
  return { ...progress, answers: { ...progress.answers, [question]: first } };
}

/** A win counts where there was none, or one with more moves. */
export function withWin(progress: Progress, challenge: string, won: Win): Progress {
  const before = progress.wins[challenge];
  if (before && before.moves <= won.moves) return progress;
  return { ...progress, wins: { ...progress.wins, [challenge]: won } };
}

export function withRow(progress: Progress, lesson: string, row: readonly string[]): Progress {
  const rows = [...(progress.tables[lesson] ?? []), row].slice(-12);
  return { ...progress, tables: { ...progress.tables, [lesson]: rows } };
}

export function withoutRow(progress: Progress, lesson: string, index: number): Progress {
  const rows = (progress.tables[lesson] ?? []).filter((_, at) => at !== index);
  return { ...progress, tables: { ...progress.tables, [lesson]: rows } };
}

/** What was done to `start`, so that it can be done again (`challenge.ts`). */
export function changeOf(start: Scenario, now: Scenario): Change {
  const interventions = movesBetween(start, now).made.filter((move) => move.do !== "change");
  const { options, network, processes, limitMs } = now;
  return {
    interventions,
    ...(sameJson(options, start.options) ? {} : { options: { ...options } }),
    ...(sameJson(network, start.network) ? {} : { network: { ...network } }),
    ...(sameJson(processes, start.processes) ? {} : { processes }),
    ...(limitMs === start.limitMs ? {} : { limitMs }),
  };
}
