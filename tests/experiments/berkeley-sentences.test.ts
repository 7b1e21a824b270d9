import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import type { Told } from "../../src/experiments/experiment.ts";
import { rules } from "../../src/protocols/berkeley/citation.ts";
import { checkScenario } from "../../src/scenario/read.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { berkeleyScenario } from "../support/berkeley.ts";

const { scenarios } = berkeleyExperiment;
const runs = new Map<string, Run>(
  scenarios.map(({ id, scenario }) => [id, runOf(berkeleyExperiment, scenario)]),
);

/** What the shipped scenarios have no reason to show. */
const odd = runOf(
  berkeleyExperiment,
  berkeleyScenario({
    network: { order: "any" },
    processes: [
      { id: "1", clockMs: 300 },
      { id: "2", clockMs: 100 },
      { id: "3", clockMs: 200 },
    ],
    interventions: [
      { do: "deliver", message: "2>1#1", atMs: 600 },
      { do: "duplicate", message: "1>2#2", afterMs: 1 },
      { do: "duplicate", message: "2>1#3", afterMs: 3 },
      { do: "set-clock", process: "3", atMs: 900, byMs: -50 },
      { do: "crash", process: "2", atMs: 4000 },
      { do: "restart", process: "2", atMs: 4200 },
    ],
    options: {
      rounds: 4,
      everyMs: 2000,
      timeoutMs: 500,
      election: { kind: "lowest-clock", patienceMs: 3000 },
    },
  }),
);
const alone = runOf(berkeleyExperiment, berkeleyScenario({ processes: [{ id: "1", clockMs: 5 }] }));
const slow = runOf(
  berkeleyExperiment,
  berkeleyScenario({
    network: { links: [{ from: "1", to: "4", delay: { kind: "constant", ms: 300 } }] },
    interventions: [
      { do: "crash", process: "1", atMs: 3000 },
      { do: "duplicate", message: "3>1#2", afterMs: 1 },
    ],
    options: {
      rounds: 4,
      everyMs: 2000,
      timeoutMs: 900,
      election: { kind: "lowest-clock", patienceMs: 3000 },
    },
    processes: [100, 200, 300, 400].map((clockMs, i) => ({ id: String(i + 1), clockMs })),
  }),
);

function steps(run: Run): Told[] {
  return run.trace.steps.map(({ index }) => toldOf(run, index));
}

function sentence(told: Told): string {
  const { subject, pieces } = berkeleyExperiment.narrate(told);
  const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return subject === null ? words : `${berkeleyExperiment.nameOf(subject)} ${words}`;
}

const all = [...runs.values(), odd, alone, slow].flatMap(steps);

function said(id: string, rule: string, n = 0): string {
  const run = runs.get(id);
  const found = run ? steps(run).filter((step) => step.rule === rule)[n] : undefined;
  return found ? sentence(found) : `${id} does not cite ${rule} ${n + 1} times`;
}

describe("the shipped scenarios", () => {
  test("are named once, with a title and one sentence on what to look at", () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
    for (const { id, title, lookAt, scenario } of scenarios) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title.length, title).toBeLessThanOrEqual(50);
      expect(lookAt, lookAt).toMatch(/^[A-Z].*\.$/);
      expect(lookAt.length, lookAt).toBeLessThanOrEqual(130);
      expect(checkScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, value: scenario });
    }
  });

  test("keep a group together", () => {
    const groups = scenarios.map(({ group }) => group);
    const begins = groups.filter((group, index) => group !== groups[index - 1]);
    expect(begins).toEqual([...new Set(groups)]);
  });

  test.each(scenarios.map(({ id }) => id))("%s ends by itself", (id) => {
    expect(runs.get(id)?.trace.end).toBe("quiet");
  });

  test("with three more, every rule is cited", () => {
    const cited = new Set(all.map(({ rule }) => rule));
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  test("each shows what it says it does", () => {
    const verdict = (id: string, check: string) =>
      runs.get(id)?.checks.find((one) => one.id === check)?.verdict;
    expect(verdict("handout", "never-backwards")).toBe("broken");
    expect(verdict("handout-slewed", "never-backwards")).toBe("holds");
    expect(verdict("late-answer", "skew-bound")).toBe("open");
    expect(verdict("two-masters", "one-master")).toBe("broken");
    expect(verdict("drift", "skew-bound")).toBe("holds");
    expect(verdict("drift-slewed", "never-backwards")).toBe("holds");
    for (const check of ["never-backwards", "skew-bound", "one-master"])
      expect(verdict("fifteen-machines", check)).toBe("holds");
  });
});

describe("every step of every scenario", () => {
  test("has one sentence, short enough to be read at a glance", () => {
    for (const step of all) {
      const words = sentence(step);
      expect(words).toMatch(/^[A-Z1-9].*\.$/);
      expect(words).not.toMatch(/undefined|NaN|\[object| {2}|\.\d{3}/);
      expect(words.length, words).toBeLessThanOrEqual(150);
    }
  });

  test("gives every clock that it names its colour", () => {
    for (const step of all)
      for (const piece of berkeleyExperiment.narrate(step).pieces)
        expect(typeof piece === "string" ? piece : "").not.toMatch(/[Cc]lock \d/);
  });
});

describe("the rules", () => {
  test.each([
    ["handout", "poll", 0, "Clock 1 notes its own clock, 100.3 s, and polls clocks 2, 3 and 4 for theirs."],
    [
      "handout",
      "answer",
      0,
      "Clock 2 answers with its own reading, 102.5 s, which will be old when it arrives.",
    ],
    [
      "handout",
      "answer-in",
      0,
      "Clock 1 takes clock 2’s 102.5 s for +2.2 s to its own. Still missing: clocks 3 and 4.",
    ],
    [
      "handout",
      "decide-complete",
      0,
      "Clock 1 takes clock 4’s 101 s for +700 ms to its own. All are in: the average is +250 ms.",
    ],
    [
      "handout",
      "adjust-step",
      0,
      "Clock 2 sets its clock back by 1.95 s at once: it tells the same time twice.",
    ],
    [
      "asymmetric",
      "answer-in",
      0,
      "Clock 1 takes clock 2’s 102.52 s, plus half of 40 ms, for +2.2 s to its own. Still missing: clocks 3 and 4.",
    ],
    [
      "late-answer",
      "decide-timeout",
      0,
      "Clock 1 waits no longer for clock 3, who gets no amount: the average is +966.67 ms.",
    ],
    [
      "late-answer",
      "answer-late",
      0,
      "Clock 1 has the answer of clock 3 too late: the round is decided, and there is no amount for it.",
    ],
    [
      "lowest-clock",
      "lead",
      0,
      "Clock 3 has every reading, and its own reading is the lowest: it is the master, and needs to tell nobody.",
    ],
    [
      "master-crashes",
      "patience-over",
      0,
      "Clock 1 has waited long enough, clock 3 has been silent: it stands for election with 106.59 s.",
    ],
    [
      "two-masters",
      "yield",
      0,
      "Clock 3 is polled by clock 4, who was elected later: it is master no longer, and answers.",
    ],
  ])("%s, %s", (id, rule, n, words) => expect(said(id, rule, n)).toBe(words));
});
