import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { lessons, questionsOf } from "../../src/learning/catalogue.ts";
import { lesson as schema } from "../../src/learning/lesson.ts";
import { firstStep } from "../../src/learning/pattern.ts";
import { holds } from "../../src/learning/predicate.ts";
import { asked, type Question } from "../../src/learning/question.ts";
import { play } from "../../src/learning/ran.ts";
import { scenarioOf } from "../../src/learning/source.ts";

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

function experiment(id: Parameters<typeof experimentOf>[0]) {
  const found = experimentOf(id);
  if (!found) throw new Error(`no experiment ${id}`);
  return found;
}

const all = lessons.flatMap((each) =>
  questionsOf(each).map((question) => [question.id, question, experiment(each.experiment)] as const),
);

test("each misconception is aimed at by a question whose wrong answers are played, or told the rule that decides", () => {
  const aimed = new Map<number, boolean>();
  for (const [, question, of] of all) {
    const { options, right } = asked(of, question, 3);
    const wrong = options.filter((_, index) => index !== right);
    expect(wrong.every(({ because }) => because.length > 40)).toBe(true);
    for (const aim of question.aims ?? [])
      aimed.set(aim, aimed.get(aim) === true || wrong.some(({ play: find }) => find?.()));
  }
  expect([...aimed.keys()].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
  // Of these two no run makes the wrong answer right.
  expect([...aimed].flatMap(([aim, isPlayed]) => (isPlayed ? [] : [aim]))).toEqual([2, 5, 11]);
});

test("no two questions have the same id", () => {
  expect(new Set(all.map(([id]) => id)).size).toBe(all.length);
});

describe.each(all)("%s", (_, question: Question, of) => {
  // A question of a run that no seed changes is the same for all.
  const isMade = "made" in question.from;

  test("has one right answer with every seed, and each answer that is played is right where it is played", () => {
    const texts = new Set<string>();
    for (const seed of isMade ? seeds : [1]) {
      const { text, options, right, scenario, step } = asked(of, question, seed);
      const ran = play(of, scenario);
      texts.add(text + options.map((option) => option.text).join());
      expect(step).toBeLessThan(ran.trace.steps.length);
      expect(new Set(options.map((option) => option.text)).size).toBe(options.length);
      options.forEach(({ claim, play: find }, index) => {
        expect(holds(claim, ran)).toBe(index === right);
        const played = find?.();
        if (played) expect(holds(claim, play(of, played))).toBe(true);
      });
    }
    if (isMade) expect(texts.size).toBeGreaterThan(1);
  });
});

describe.each(lessons.map((each) => [each.id, each] as const))("lesson %s", (_, each) => {
  test("is in the form of a lesson, and each beat and each moment of the viva is in its run", () => {
    expect(v.safeParse(schema, each).issues).toBeUndefined();
    const of = experiment(each.experiment);
    expect(of.tasks.map(({ id }) => id)).toContain(each.task);
    const seen = play(of, scenarioOf(of, each.see.from, 1));
    const steps = each.see.beats.map(({ at }) => (at ? firstStep(seen.trace, at) : 0));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps).not.toContain(-1);
    for (const { from, at, question } of each.viva)
      expect(firstStep(play(of, scenarioOf(of, from, 1)).trace, at), question).toBeGreaterThanOrEqual(0);
  });
});
