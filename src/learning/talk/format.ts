import * as v from "valibot";
import { readScenario } from "../../experiments/files.ts";
import { tellAll } from "../../scenario/problem.ts";
import type { ExperimentId } from "../../scenario/scenario.ts";
import { predicate, type Predicate } from "../predicate.ts";

/**
 * A talk: a list of beats, each a moment of a run with what the speaker says about it. It is saved as one JSON file. What
 * is read and written again is the same text, but for what was changed.
 */
export interface Talk {
  readonly version: 1;
  readonly talk: string;
  /** What it is about and how long it takes, for the lecturer. */
  readonly about?: string | undefined;
  /** The runs by the names that beats have for them. */
  readonly runs: { readonly [name: string]: TalkRun };
  readonly beats: readonly Beat[];
}

/** A shipped scenario by its id, or a scenario as a file has it. */
export type TalkRun =
  | { readonly experiment: ExperimentId; readonly shipped: string }
  | { readonly experiment: ExperimentId; readonly scenario: { readonly [key: string]: unknown } };

export interface Beat {
  readonly title: string;
  readonly run: string;
  /** The step that is shown first, from 0. */
  readonly step: number;
  /** The last step: presenting goes there step by step before the next beat; absent for one step. */
  readonly to?: number | undefined;
  /** What fills the screen; absent for stage and diagram. */
  readonly large?: Large | undefined;
  /** For the speaker. */
  readonly note: string;
  readonly question?: TalkQuestion | undefined;
}

export const larges = ["stage", "diagram", "side"] as const;
export type Large = (typeof larges)[number];

export interface TalkQuestion {
  readonly text: string;
  /** None for a question that the hall answers freely. */
  readonly options: readonly TalkOption[];
}

/** Whether it is right is computed from the run, by what it claims; or its author says so. */
export type TalkOption =
  { readonly text: string; readonly claim: Predicate } | { readonly text: string; readonly right: boolean };

export const BEATS_MAX = 200;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));
const experiment = v.picklist(["sockets", "berkeley", "ricart-agrawala"] satisfies ExperimentId[]);

const talkRun: v.GenericSchema<unknown, TalkRun> = v.union([
  v.strictObject({ experiment, shipped: text(100) }),
  v.strictObject({ experiment, scenario: v.record(v.string(), v.unknown()) }),
]);

const question: v.GenericSchema<unknown, TalkQuestion> = v.strictObject({
  text: text(500),
  options: v.pipe(
    v.array(
      v.union([
        v.strictObject({ text: text(300), claim: predicate }),
        v.strictObject({ text: text(300), right: v.boolean() }),
      ]),
    ),
    v.maxLength(6),
  ),
});

const beat: v.GenericSchema<unknown, Beat> = v.strictObject({
  title: text(200),
  run: text(100),
  step,
  to: v.optional(step),
  large: v.optional(v.picklist(larges)),
  note: text(5000),
  question: v.optional(question),
});

const talk: v.GenericSchema<unknown, Talk> = v.strictObject({
  version: v.literal(1),
  talk: text(200),
  about: v.optional(text(2000)),
  runs: v.record(v.string(), talkRun),
  beats: v.pipe(v.array(beat), v.maxLength(BEATS_MAX)),
});

export type ReadTalk =
  { readonly ok: true; readonly talk: Talk } | { readonly ok: false; readonly text: string };

/** Reads a file of a talk, or says in a sentence what is wrong, where, and what to do. */
export function readTalk(file: string): ReadTalk {
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch {
    return no("It is no JSON. A talk is opened from the file that “Save the talk” writes.");
  }
  const read = v.safeParse(talk, value);
  if (!read.success) {
    const [issue] = read.issues;
    const path = v.getDotPath(issue) ?? "";
    return no(`${path === "" ? "" : `${path}: `}${issue.message}. Change that, or choose another file.`);
  }
  const { runs, beats } = read.output;
  for (const [index, { run, step: from, to }] of beats.entries()) {
    const at = `beats.${index}`;
    if (!Object.hasOwn(runs, run))
      return no(`${at}.run: there is no run “${run}”. Write one of ${Object.keys(runs).join(", ")}.`);
    if (to !== undefined && to < from) return no(`${at}.to: ${to} comes before the step ${from}.`);
  }
  for (const [name, run] of Object.entries(runs)) {
    if (!("scenario" in run)) continue;
    const scenario = readScenario(JSON.stringify(run.scenario));
    if (!scenario.ok) return no(`runs.${name}.scenario: ${tellAll(scenario.problems)}`);
    if (scenario.value.experiment !== run.experiment)
      return no(`runs.${name}.experiment: the scenario is of ${scenario.value.experiment}.`);
  }
  return { ok: true, talk: read.output };
}

function no(why: string): ReadTalk {
  return { ok: false, text: why };
}

/** A talk as the text of a file. */
export function writeTalk(value: Talk): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
