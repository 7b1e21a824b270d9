import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { finished } from "../../src/base/work.ts";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { challenges, lessons } from "../../src/learning/catalogue.ts";
import { challenge, solved, standing, startOf, type Challenge } from "../../src/learning/challenge.ts";
import { wayToGoal } from "../../src/learning/hint.ts";
import { play } from "../../src/learning/ran.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const all = [...challenges, ...lessons.map(({ change }) => change)];

/** How a challenge stands in its own run, changed in this way. */
function standingOf(level: Challenge, changed: (start: Scenario) => Scenario = (start) => start) {
  const experiment = experimentOf(level.experiment);
  if (!experiment) throw new Error(`no experiment ${level.experiment}`);
  const start = startOf(experiment, level, 1);
  return standing(level, start, play(experiment, changed(start)));
}

function level(id: string): Challenge {
  const found = all.find((each) => each.id === id);
  if (!found) throw new Error(`no challenge ${id}`);
  return found;
}

test("each experiment has eight challenges or more, and no two have the same id", () => {
  for (const experiment of ["sockets", "berkeley", "ricart-agrawala"])
    expect(challenges.filter((each) => each.experiment === experiment).length).toBeGreaterThanOrEqual(8);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

describe.each(all.map((each) => [each.id, each] as const))("%s", (_, each) => {
  test("is open at the beginning, and its reference solution wins three stars", () => {
    expect(v.safeParse(challenge, each).issues).toBeUndefined();
    expect(standingOf(each)).toEqual({ is: "open", moves: 0 });
    expect(standingOf(each, (start) => solved(each, start))).toMatchObject({ is: "won", stars: 3 });
  });
});

test("a move that is not allowed, one too many, and one that is too large are refused", () => {
  const once = level("nobody-enters");
  const doing = (of: Challenge, ...made: Scenario["interventions"]) =>
    standingOf(of, (start) => ({ ...start, interventions: made })).is;
  expect(doing(once, { do: "drop", message: "1>2#1" }, { do: "drop", message: "2>1#1" })).toBe("refused");
  expect(doing(once, { do: "delay", message: "2>1#1", byMs: 5 })).toBe("refused");
  expect(doing(level("slow-not-dead"), { do: "delay", message: "2>1#2", byMs: 81 })).toBe("refused");
  expect(doing(level("slow-not-dead"), { do: "delay", message: "2>1#2", byMs: 80 })).toBe("won");
});

test("a changed parameter is refused where it is not allowed, and another run is elsewhere", () => {
  const each = level("two-inside");
  const seen = (changed: (start: Scenario) => object) =>
    standingOf(each, (start) => ({ ...start, ...changed(start) })).is;
  expect(seen(({ options }) => ({ options: { ...options, deferWhenHeld: false } }))).toBe("refused");
  expect(seen(() => ({ limitMs: 10 }))).toBe("refused");
  expect(seen(() => ({ title: "Another run" }))).toBe("elsewhere");
});

test("more moves than needed win fewer stars", () => {
  const more = standingOf(level("two-inside"), (start) => ({
    ...start,
    interventions: [
      { do: "delay", message: "1>2#1", byMs: 5 },
      { do: "delay", message: "2>1#1", byMs: 1 },
    ],
  }));
  expect(more).toMatchObject({ is: "won", moves: 2, stars: 2 });
});

test.each(["two-inside", "forgetful", "half-message", "backwards"])(
  "the search for a hint finds a way to the goal of %s",
  (id) => {
    const each = level(id);
    const experiment = experimentOf(each.experiment);
    if (!experiment) throw new Error("it has an experiment");
    const start = startOf(experiment, each, 1);
    const { moves } = finished(wayToGoal(each, start, play(experiment, start)));
    expect(moves.length).toBe(each.stars[0]);
    expect(standingOf(each, () => ({ ...start, interventions: moves })).is).toBe("won");
  },
);
