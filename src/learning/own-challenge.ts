import * as v from "valibot";
import { readableJson } from "../base/canonical-json.ts";
import type { Result } from "../scenario/problem.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { citationOf } from "../trace/trace.ts";
import { challenge, solved, type Challenge } from "./challenge.ts";
import { movesBetween, type Allowed } from "./moves.ts";
import type { Predicate } from "./predicate.ts";
import { changeOf } from "./progress.ts";
import type { Ran } from "./ran.ts";

/** A goal that somebody may choose who makes a challenge of a run: it holds in that run, and not in its beginning. */
export interface OfferedGoal {
  readonly words: string;
  readonly goal: Predicate;
}

/** So many printed texts are offered at most: a long run prints very many. */
const PRINTED_MAX = 20;

/** The goals that tell a run from its beginning: checks, exceptions, and rules and texts that only one of them has. */
export function goalsOf(start: Ran, now: Ran): OfferedGoal[] {
  const checks = now.checks.flatMap(({ id, title, verdict }): OfferedGoal[] => {
    if (verdict === "open" || start.checks.find((each) => each.id === id)?.verdict === verdict) return [];
    const says = verdict === "broken" ? "is broken" : "holds";
    return [{ words: `The check “${title}” ${says}`, goal: { check: id, is: verdict } }];
  });
  const exceptions = [...new Set(exceptionsIn(now))].filter((name) => !exceptionsIn(start).includes(name));
  const rules = [...new Set(rulesIn(now))].filter((rule) => !rulesIn(start).includes(rule));
  const printed = [...new Set(printedIn(now))].filter((text) => !printedIn(start).includes(text));
  const gone = [...new Set(rulesIn(start))].filter((rule) => !rulesIn(now).includes(rule));
  return [
    ...checks,
    ...exceptions.map((name) => ({
      words: `A call raises ${name}`,
      goal: { step: { "values.error.class": name } },
    })),
    ...printed.slice(0, PRINTED_MAX).map((text) => ({
      words: `A step prints “${text}”`,
      goal: { step: { printed: text } },
    })),
    ...rules.map((rule) => ({ words: `A step “${rule}” comes`, goal: { step: { rule } } })),
    ...gone.map((rule) => ({ words: `No step “${rule}” comes`, goal: { step: { rule }, times: 0 } })),
  ];
}

function rulesIn({ trace }: Ran): string[] {
  return trace.steps.flatMap((step) => citationOf(step)?.rule ?? []);
}

function printedIn({ trace }: Ran): string[] {
  return trace.steps.flatMap(({ effects }) => {
    const text = effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])).join("\n");
    return text === "" ? [] : [text];
  });
}

function exceptionsIn({ trace }: Ran): string[] {
  return trace.steps.flatMap((step) => {
    const error = citationOf(step)?.values["error"];
    const name = typeof error === "object" && error !== null && "class" in error ? error["class"] : null;
    return typeof name === "string" ? [name] : [];
  });
}

export interface Told {
  readonly title: string;
  readonly text: string;
  readonly hint: string;
}

/** A challenge that begins with `start`, allows what was done to it, and is solved by that. */
export function madeOf(start: Scenario, now: Scenario, goal: Predicate, told: Told): Challenge {
  const { made } = movesBetween(start, now);
  const counts = new Map<string, Allowed>();
  for (const move of made) {
    const key = move.do === "change" ? `change ${move.path}` : move.do;
    const most = (counts.get(key)?.most ?? 0) + 1;
    counts.set(key, move.do === "change" ? { do: "change", path: move.path } : { do: move.do, most });
  }
  return {
    id: "own",
    experiment: start.experiment,
    ...told,
    from: { scenario: { ...start } },
    may: [...counts.values()],
    goal,
    solution: changeOf(start, now),
    stars: [made.length, made.length + 1],
  };
}

const FORMAT = "interleave-challenge";

export function writeChallenge(level: Challenge): string {
  return `${readableJson({ format: FORMAT, version: 1, challenge: level })}\n`;
}

const file = v.strictObject({ format: v.literal(FORMAT), version: v.literal(1), challenge });

/**
 * Reads a challenge that somebody made; null where the text is none.
 * @param check reads a scenario of somebody else's making (`scenario/read.ts`)
 */
export function readChallenge(text: string, check: (value: unknown) => Result<Scenario>): Challenge | null {
  try {
    const level = v.parse(file, JSON.parse(text)).challenge;
    if (!("scenario" in level.from) || level.from.change) return null;
    const read = check(level.from.scenario);
    // Runs with many seeds are for questions of our own: they would hold up the page.
    if (!read.ok || read.value.experiment !== level.experiment || text.includes('"seeds"')) return null;
    const start = { ...read.value, title: level.title };
    const checked: Challenge = { ...level, id: "own", from: { scenario: { ...start } } };
    return check(solved(checked, start)).ok ? checked : null;
  } catch {
    return null;
  }
}
