import * as v from "valibot";
import { canonicalJson, readableJson } from "../base/canonical-json.ts";
import { fingerprint } from "../base/fingerprint.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentId, Intervention, Scenario } from "../scenario/scenario.ts";
import { challengeOf, lessons, questionsOf } from "./catalogue.ts";
import { standing, startOf, type Challenge } from "./challenge.ts";
import { movesBetween } from "./moves.ts";
import { progressSchema, type Progress, type Win } from "./progress.ts";
import { asked } from "./question.ts";
import { play } from "./ran.ts";
import { changedBy } from "./source.ts";

/**
 * What a student hands in: a file with everything that was answered and done. Its code is a fingerprint of the rest. The
 * code shows that a file was changed by accident or by hand; it is no proof, for whoever reads this source can make one.
 * What counts is computed again from the answers and the moves themselves.
 */
const FORMAT = "interleave-record";
const VERSION = 1;

const schema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  /** The day, "2026-12-01", by the student's clock. */
  date: v.pipe(v.string(), v.maxLength(40)),
  progress: progressSchema,
  code: v.string(),
});

export interface LabRecord {
  readonly date: string;
  readonly progress: Progress;
  /** Whether the code is that of this content. */
  readonly isUntouched: boolean;
}

export function writeRecord(progress: Progress, date: string): string {
  const record = { format: FORMAT, version: VERSION, date, progress };
  return `${readableJson({ ...record, code: codeOf(progress, date) })}\n`;
}

/** Ten digits and letters in two groups, as it stands on paper too. */
export function codeOf(progress: Progress, date: string): string {
  const code = fingerprint(canonicalJson({ date, progress }));
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8, 12)}-${code.slice(12)}`;
}

/** Reads a record; null where the text is none. */
export function readRecord(text: string): LabRecord | null {
  try {
    const { date, progress, code } = v.parse(schema, JSON.parse(text));
    return { date, progress, isUntouched: code === codeOf(progress, date) };
  } catch {
    return null;
  }
}

/** An answer, held against the run of its question. */
export interface JudgedAnswer {
  readonly lesson: string;
  readonly question: string;
  readonly text: string;
  readonly first: string;
  readonly answer: string;
  readonly right: boolean;
  readonly tries: number;
  readonly ahead: boolean;
}

export interface Judged {
  readonly answers: readonly JudgedAnswer[];
  /** The challenges whose moves reach the goal when they are made again. */
  readonly wins: readonly { readonly challenge: string; readonly title: string; readonly stars: 1 | 2 | 3 }[];
  /** How many wins of the record do not. */
  readonly refused: number;
}

type ExperimentOf = (id: ExperimentId) => Experiment | undefined;

/**
 * Computes again what the record claims: each question is asked of its seed, each win is made again.
 * @param check whether a scenario of somebody else's making is one (`scenario/read.ts`)
 */
export function judged(
  { seed, answers, wins }: Progress,
  experimentOf: ExperimentOf,
  check: (scenario: Scenario) => boolean,
): Judged {
  const all = lessons.flatMap((lesson) => {
    const experiment = experimentOf(lesson.experiment);
    return questionsOf(lesson).flatMap((question): JudgedAnswer[] => {
      const given = answers[question.id];
      if (!given || !experiment) return [];
      const { text, options, right } = asked(experiment, question, seed);
      const answer = options[right]?.text ?? "";
      const { first, tries, ahead } = given;
      const isRight = first === answer;
      return [
        { lesson: lesson.id, question: question.id, text, first, answer, right: isRight, tries, ahead },
      ];
    });
  });
  const again = Object.entries(wins).map(([id, win]) => {
    const level = challengeOf(id);
    const experiment = level && experimentOf(level.experiment);
    const stars = experiment ? starsOf(level, experiment, seed, win, check) : null;
    return stars === null ? [] : [{ challenge: id, title: level?.title ?? id, stars }];
  });
  return {
    answers: all,
    wins: again.flat(),
    refused: again.filter((each) => each.length === 0).length,
  };
}

function starsOf(
  level: Challenge,
  experiment: Experiment,
  seed: number,
  { change }: Win,
  check: (scenario: Scenario) => boolean,
): 1 | 2 | 3 | null {
  const start = startOf(experiment, level, seed);
  const interventions = [
    ...start.interventions,
    ...((change.interventions ?? []) as readonly Intervention[]),
  ];
  const scenario = changedBy(start, { ...change, title: start.title, interventions });
  if (!check(scenario)) return null;
  // Before it is run: what is not allowed may take for ever.
  const kinds = new Set<string>(level.may.map((each) => each.do));
  if (!movesBetween(start, scenario).made.every((move) => kinds.has(move.do))) return null;
  const stands = standing(level, start, play(experiment, scenario));
  return stands.is === "won" ? stands.stars : null;
}
