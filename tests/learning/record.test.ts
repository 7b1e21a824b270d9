import { expect, test } from "vitest";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { formats } from "../../src/experiments/formats.ts";
import { challenges, lessons, questionsOf } from "../../src/learning/catalogue.ts";
import type { Progress } from "../../src/learning/progress.ts";
import { noProgress, readProgress, withAnswer, withWin } from "../../src/learning/progress.ts";
import { judged, readRecord, writeRecord } from "../../src/learning/record.ts";
import { checkScenario } from "../../src/scenario/read.ts";
import { wholeProgress } from "./whole-progress.ts";

const date = "2026-12-01";
const judge = (progress: Progress) =>
  judged(progress, experimentOf, (scenario) => checkScenario(scenario, formats).ok);

const whole = wholeProgress(7, "9.base.first");

test("a record is read back, and a changed one is told from an untouched one", () => {
  const text = writeRecord(whole, date);
  expect(readRecord(text)).toEqual({ date, progress: whole, isUntouched: true });
  expect(readRecord(text.replace("Asha", "Isha"))?.isUntouched).toBe(false);
  expect(readRecord(text.replace('"tries": 2', '"tries": 1'))?.isUntouched).toBe(false);
  expect(readRecord("{}")).toBeNull();
  expect(readRecord("no JSON")).toBeNull();
});

test("answers and wins are computed again, whatever the record says of them", () => {
  const { answers, wins, refused } = judge(whole);
  expect(answers.length).toBe(lessons.flatMap(questionsOf).length);
  expect(answers.filter(({ right }) => !right).map(({ question }) => question)).toEqual(["9.base.first"]);
  expect(wins.length).toBe(challenges.length + lessons.length);
  expect(refused).toBe(0);
  // The same answers to the questions of another seed.
  expect(judge({ ...whole, seed: 8 }).answers.filter(({ right }) => !right).length).toBeGreaterThan(5);
});

test("a win that is not one is refused: other moves, another beginning, what is no scenario", () => {
  const change = (made: object) => ({
    ...whole,
    answers: {},
    wins: { "two-inside": { moves: 1, stars: 3 as const, change: made } },
  });
  expect(judge(change({ interventions: [{ do: "delay", message: "1>2#1", byMs: 5 }] })).refused).toBe(0);
  expect(judge(change({ interventions: [] })).refused).toBe(1);
  expect(judge(change({ options: { deferWhenHeld: false } })).refused).toBe(1);
  expect(judge(change({ limitMs: 1e12 })).refused).toBe(1);
  expect(judge(change({ interventions: [{ do: "explode" }] })).refused).toBe(1);
  expect(judge(change({ title: "Another run" })).refused).toBe(1);
});

test("the first answer stays the first, and the best win stays the best", () => {
  const start: Progress = { ...noProgress, seed: 1 };
  const once = withAnswer(start, "q", { first: "a", right: false, ahead: false });
  const twice = withAnswer(once, "q", { first: "b", right: true, ahead: true });
  expect(twice.answers["q"]).toEqual({ first: "a", right: false, ahead: false, tries: 2 });
  const won = withWin(start, "c", { moves: 2, stars: 2, change: {} });
  expect(withWin(won, "c", { moves: 3, stars: 1, change: {} })).toBe(won);
  expect(withWin(won, "c", { moves: 1, stars: 3, change: {} }).wins["c"]?.stars).toBe(3);
  expect(readProgress(JSON.stringify(twice))).toEqual(twice);
  expect(readProgress('{"seed":"x"}')).toBeNull();
});
