import { describe, expect, it } from "vitest";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { rightAnswers } from "../../src/learning/talk/answers.ts";
import {
  emptyTalk,
  withBeat,
  withChangedBeat,
  withMovedBeat,
  withoutBeat,
} from "../../src/learning/talk/edit.ts";
import { readTalk, writeTalk, type Talk } from "../../src/learning/talk/format.ts";
import { talks } from "../../src/learning/talk/shipped.ts";
import { runOf } from "../../src/store/run.ts";
import { fileText } from "../cli/command.ts";
import { handoutNodes } from "../support/scenario.ts";

describe.each(talks.map((talk) => [talk.talk, talk] as const))("%s", (_name, talk) => {
  const runs = new Map(
    Object.entries(talk.runs).map(([name, run]) => {
      const experiment = experimentOf(run.experiment);
      const id = "shipped" in run ? run.shipped : "";
      const shipped = experiment?.scenarios.find((each) => each.id === id);
      if (!experiment || !shipped) throw new Error(`no scenario ${id}`);
      return [name, runOf(experiment, shipped.scenario)] as const;
    }),
  );

  it("lasts a lecture: 15 to 25 beats with notes, at least four questions", () => {
    expect(talk.beats.length).toBeGreaterThanOrEqual(15);
    expect(talk.beats.length).toBeLessThanOrEqual(25);
    expect(talk.beats.filter(({ question }) => question).length).toBeGreaterThanOrEqual(4);
    for (const { note } of talk.beats) expect(note.length).toBeGreaterThan(40);
  });

  it("shows steps that its runs have, and uses each run", () => {
    for (const { title, run, step, to } of talk.beats) {
      const last = (runs.get(run)?.trace.steps.length ?? 0) - 1;
      expect(step, title).toBeLessThanOrEqual(last);
      expect(to ?? last, title).toBeLessThanOrEqual(last);
    }
    expect(new Set(talk.beats.map(({ run }) => run))).toEqual(new Set(Object.keys(talk.runs)));
  });

  it("asks questions with exactly one right answer, which the run decides", () => {
    for (const { title, run, question } of talk.beats) {
      const ran = runs.get(run);
      if (question && ran) expect(rightAnswers(question, ran), title).toHaveLength(1);
    }
  });

  it("is read from its own file, and written as the same text", () => {
    const text = writeTalk(talk);
    const read = readTalk(text);
    expect(read.ok && writeTalk(read.talk)).toBe(text);
  });
});

describe("a talk's file", () => {
  const own = JSON.parse(fileText({ processes: handoutNodes })) as { readonly [key: string]: unknown };
  const made = withBeat(
    withBeat(
      emptyTalk,
      { experiment: "ricart-agrawala", shipped: "two-nodes" },
      { title: "A", step: 2, note: "" },
      -1,
    ),
    { experiment: "ricart-agrawala", scenario: own },
    { title: "B", step: 1, to: 4, large: "stage", note: "Say it.", question: { text: "Who?", options: [] } },
    0,
  );

  it("changed by hand in one field is saved again but for that field", () => {
    const text = writeTalk(made).replace('"title": "B"', '"title": "Bb"');
    const read = readTalk(text);
    expect(read.ok && writeTalk(read.talk)).toBe(text);
  });

  it.each<[string, (talk: Talk) => unknown, string]>([
    ["no JSON", () => "{", "It is no JSON"],
    ["a later version", (talk) => ({ ...talk, version: 2 }), "version"],
    ["a beat without its run", (talk) => ({ ...talk, runs: {} }), "beats.0.run: there is no run “two-nodes”"],
    [
      "an end before the beginning",
      (talk) => withChangedBeat(talk, 1, { step: 9 }),
      "beats.1.to: 4 comes before",
    ],
    ["a field too many", (talk) => ({ ...talk, colour: 1 }), "colour"],
    [
      "a scenario that is none",
      (talk) => ({
        ...talk,
        runs: { ...talk.runs, own: { experiment: "sockets", scenario: { version: 1 } } },
      }),
      "runs.own.scenario: ",
    ],
  ])("that has %s is told, with its place", (_what, damage, told) => {
    const value = damage(made);
    const read = readTalk(typeof value === "string" ? value : JSON.stringify(value));
    expect(read.ok).toBe(false);
    expect(!read.ok && read.text).toContain(told);
  });

  it("keeps a run once, and only as long as a beat shows it", () => {
    const more = withBeat(
      made,
      { experiment: "ricart-agrawala", shipped: "two-nodes" },
      { title: "C", step: 5, note: "" },
      1,
    );
    expect(more.beats.map(({ run }) => run)).toEqual(["two-nodes", "own", "two-nodes"]);
    expect(Object.keys(withoutBeat(more, 1).runs)).toEqual(["two-nodes"]);
    expect(withMovedBeat(more, 2, 0).beats.map(({ title }) => title)).toEqual(["C", "A", "B"]);
  });
});
