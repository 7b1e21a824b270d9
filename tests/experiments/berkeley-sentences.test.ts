import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import type { Told } from "../../src/experiments/experiment.ts";
import { rules } from "../../src/protocols/berkeley/citation.ts";
import { interventionWords } from "../../src/experiments/interventions.ts";
import { liveSettings, liveShow } from "../../src/experiments/live.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import { startSession } from "../../src/store/live/session.ts";
import { keepRecording, runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { berkeleyScenario } from "../support/berkeley.ts";
import { FakeThreads } from "../support/fake-threads.ts";

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
      expect(words).not.toMatch(/undefined|NaN|\[object| {2}|\.\d{4}/);
      expect(words.length, words).toBeLessThanOrEqual(260);
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
    ["handout", "poll", 0, "Clock 1 reads its own clock, 100.3 s, and polls clocks 2, 3 and 4."],
    ["handout", "answer", 0, "Clock 2 answers with its own reading, 102.5 s. The answer arrives at once."],
    [
      "handout",
      "answer-in",
      0,
      "Clock 1 reads 102.5 s from clock 2: 2.2 s ahead of its own. It still waits for clocks 3 and 4.",
    ],
    [
      "handout",
      "decide-complete",
      0,
      "Clock 1 reads 101 s from clock 4: 0.7 s ahead of its own. The average is 100.55 s: (100.3 + 102.5 + 98.4 + 101) / 4. It sets its own clock forward by 0.25 s.",
    ],
    [
      "handout",
      "adjust-step",
      0,
      "Clock 2 sets its clock back by 1.95 s at once: a program that reads it sees time run backwards.",
    ],
    [
      "asymmetric",
      "answer-in",
      0,
      "Clock 1 reads 102.52 s from clock 2, plus half of the 40 ms round trip: 2.2 s ahead of its own. It still waits for clocks 3 and 4.",
    ],
    [
      "late-answer",
      "decide-timeout",
      0,
      "Clock 1 gives up on clock 3, which gets no adjustment. The average is 102.27 s: (101.3 + 103.5 + 102) / 3. It sets its own clock forward by 0.967 s.",
    ],
    [
      "late-answer",
      "answer-late",
      0,
      "Clock 1 receives the answer from clock 3 too late: the round is decided, and clock 3 gets no adjustment.",
    ],
    [
      "lowest-clock",
      "lead",
      0,
      "Clock 3 has every reading, and its own reading is the lowest: it is now the master.",
    ],
    [
      "master-crashes",
      "patience-over",
      0,
      "Clock 1 has had no poll from clock 3 for 4 s: it stands for election with 106.59 s.",
    ],
    [
      "two-masters",
      "yield",
      0,
      "Clock 3 is polled by clock 4, which was elected later: it is no longer master, and answers.",
    ],
  ])("%s, %s", (id, rule, n, words) => expect(said(id, rule, n)).toBe(words));
});

/** Real processes, ended after some seconds; the last clock is one that may join, and does if `joinMs` says when. */
function recorded(id: string, joinMs: number | null = null): Run {
  const scenario = runs.get(id)?.scenario;
  const show = scenario && liveShow(scenario, liveSettings(scenario));
  if (!show) throw new Error(`${id} cannot be run`);
  const threads = new FakeThreads(3, { messageMs: 25 });
  const { run } = startSession(berkeleyExperiment, show, threads);
  threads.run(joinMs ?? 2500);
  if (joinMs !== null) run.restart(run.members.length - 1);
  threads.run(3000);
  run.stop();
  threads.run(2000);
  if (!run.recorded) throw new Error("it is not over");
  return keepRecording(berkeleyExperiment, run.recorded.trace);
}

const live = recorded("handout");
const joined = recorded("handout", 1500);

describe("the delays in the sentences are those of the run", () => {
  const dropped = runOf(
    berkeleyExperiment,
    berkeleyScenario({ interventions: [{ do: "drop", message: "2>1#1" }] }),
  );
  const every = [...runs.values(), odd, alone, slow, dropped, live, joined];

  test("an answer is as old as the journey of its message was long", () => {
    const seen = new Set<string>();
    for (const run of every)
      for (const told of steps(run).filter(({ rule }) => rule === "answer")) {
        const { firstSent } = run.trace.steps[told.step] ?? { firstSent: -1 };
        const flight = run.trace.flights[firstSent];
        const arrivedMs = flight?.fate === "delivered" ? run.trace.steps[flight.endStep]?.atMs : undefined;
        const ms = flight && arrivedMs !== undefined ? arrivedMs - flight.sentMs : null;
        const [, age] = /The answer arrives (.+) ms later\.$/.exec(sentence(told)) ?? [];
        const isInstant = sentence(told).endsWith("The answer arrives at once.");
        seen.add(ms === null ? "none" : ms === 0 ? "instant" : "old");
        expect(isInstant, sentence(told)).toBe(ms === 0);
        expect(age !== undefined || sentence(told).endsWith(" s later."), sentence(told)).toBe(
          ms !== null && ms > 0,
        );
        if (age !== undefined)
          expect(Math.abs(Number(age) - (ms ?? NaN))).toBeLessThanOrEqual((ms ?? 0) < 100 ? 0.0051 : 0.051);
      }
    expect([...seen].toSorted()).toEqual(["instant", "none", "old"]);
  });

  test.each([
    ["handout", "Clocks 1, 2, 3 and 4; clock 1 is the master. A message takes no time."],
    ["drift", "Clocks 1, 2, 3 and 4; clock 1 is the master. A message takes 10 ms."],
    ["asymmetric", "Clocks 1, 2, 3 and 4; clock 1 is the master. A message takes 20 ms to 420 ms."],
  ])("%s begins with how long a message takes", (id, words) => {
    const [begin] = steps(runs.get(id) ?? alone);
    expect(begin && sentence(begin)).toBe(words);
  });

  test("without an arrival it names no delay", () => {
    const [begin] = steps(alone);
    expect(begin && sentence(begin)).toBe("Clock 1; clock 1 is the master.");
  });

  test("a recording of the handout's clocks does not say that its messages took no time", () => {
    const [begin] = steps(live);
    expect(begin && sentence(begin)).toMatch(/ A message takes [\d.]+ ms to [\d.]+ ms\.$/);
  });
});

describe("a clock that was never used", () => {
  const first = (run: Run, kind: string) => {
    const found = steps(run).find((told) => told.kind === kind && told.process === "5");
    return found ? sentence(found) : `clock 5 has no step of kind ${kind}`;
  };

  test("is off in the recording, and not crashed", () => {
    expect(first(live, "crash")).toBe("Clock 5 is off from the start. Its clock runs all the same.");
    const names = {
      nameOf: (id: string) => `Clock ${id}`,
      messageOf: () => null,
      changes: berkeleyExperiment.changes,
    };
    expect(live.scenario.interventions.map((one) => interventionWords(one, names))).toEqual([
      "Clock 5 is off from the start",
    ]);
  });

  test("is switched on when it joins, and does not restart", () => {
    expect(first(joined, "restart")).toMatch(/^Clock 5 is switched on and waits to be polled/);
  });

  test("a crash later on is a crash", () => {
    const crash = steps(odd).find(({ kind }) => kind === "crash");
    expect(crash && sentence(crash)).toMatch(/^Clock 2 crashes/);
    const restart = steps(odd).find(({ kind }) => kind === "restart");
    expect(restart && sentence(restart)).toMatch(/^Clock 2 restarts/);
  });
});
