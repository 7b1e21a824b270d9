import { expect, test } from "vitest";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import { solved, standing, startOf } from "../../src/learning/challenge.ts";
import { goalsOf, madeOf, readChallenge, writeChallenge } from "../../src/learning/own-challenge.ts";
import { play } from "../../src/learning/ran.ts";
import { scenarioOf } from "../../src/learning/source.ts";

const found = experimentOf("ricart-agrawala");
if (!found) throw new Error("the experiment is there");
const experiment = found;
const start = scenarioOf(experiment, { shipped: "two-nodes" }, 1);
const now = { ...start, interventions: [{ do: "drop", message: "2>1#1" } as const] };
const told = { title: "Mine", text: "Stop both.", hint: "Lose one." };
const [first] = goalsOf(play(experiment, start), play(experiment, now));
if (!first) throw new Error("a goal is offered");
const made = madeOf(start, now, first.goal, told);

test("a challenge that is made of a run is open at its beginning, and won by what was done", () => {
  expect(first.words).toBe("The check “Every request is served” is broken");
  expect(made.may).toEqual([{ do: "drop", most: 1 }]);
  const begun = startOf(experiment, made, 0);
  expect(standing(made, begun, play(experiment, begun)).is).toBe("open");
  expect(standing(made, begun, play(experiment, solved(made, begun)))).toMatchObject({ is: "won", stars: 3 });
});

test("its file is read back, and a file that is none is refused", () => {
  const read = readChallenge(writeChallenge(made), checkScenario);
  expect(read).toMatchObject({ title: "Mine", goal: made.goal, solution: made.solution });
  const changed = (from: string, to: string) =>
    readChallenge(writeChallenge(made).replace(from, to), checkScenario);
  expect(changed('"atMs": 0', '"atMs": "soon"')).toBeNull();
  expect(changed('"most": 1', '"most": 0')).toBeNull();
  expect(changed('"do": "drop", "message"', '"do": "explode", "message"')).toBeNull();
  expect(readChallenge("[]", checkScenario)).toBeNull();
});
