import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { berkeleySubject } from "../../../src/experiments/berkeley/subject.ts";
import { choicesAfter, scheduleUpTo } from "../../../src/runtimes/choices.ts";
import type { Bounds } from "../../../src/contract/search.ts";
import { Explorer } from "../../../src/runtimes/explorer/explorer.ts";
import { scheduleOf, searched } from "../../../src/runtimes/explorer/schedule.ts";
import { runScript } from "../../../src/runtimes/script.ts";
import { simulate } from "../../../src/runtimes/simulator.ts";
import { checkScenario } from "../../../src/experiments/files.ts";
import type { BerkeleyScenario } from "../../../src/experiments/berkeley/scenario.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { check } from "../../../src/trace/checks.ts";
import { decodeTrace, encodeTrace } from "../../../src/trace/codec.ts";
import { always } from "../../support/always.ts";
import { berkeleyScenario, clocks, type BerkeleyFile } from "../../support/berkeley.ts";
import { berkeleyBruteForce } from "./berkeley-brute-force.ts";
import { brokenIn, seenIn, unbounded } from "./search.ts";
import { formats } from "../../../src/experiments/formats.ts";

const election = { kind: "lowest-clock", patienceMs: 4000 } as const;
const some = (count: number) => clocks(100_300, 102_500, 98_400, 101_000, 99_100).slice(0, count);
const subjectOf = (scenario: Scenario) => berkeleySubject(scenario as BerkeleyScenario);

function search(scenario: BerkeleyScenario, bounds: Partial<Bounds> = {}): Explorer {
  const explorer = new Explorer(berkeleySubject(scenario), scenario.network.order, {
    ...unbounded,
    ...bounds,
  });
  while (explorer.advance(10_000));
  return explorer;
}

describe("the number of states and transitions", () => {
  /**
   * By hand. In a round each of n followers goes its own way: it is being polled, it has answered, its answer is
   * in; all n in are decided at once, and then each has its amount under way or not: 3ⁿ − 1 and 2ⁿ, and the
   * beginning. Each of the first has a move for every follower whose answer is not in: n·2·3ⁿ⁻¹ in all; then
   * n·2ⁿ⁻¹, and the poll.
   */
  test.each([1, 2, 3, 4, 5])("%i clocks, one round: as worked out by hand", (count) => {
    const n = count - 1;
    for (const order of ["fifo", "any"] as const) {
      const { findings } = search(berkeleyScenario({ processes: some(count), network: { order } }));
      expect(findings).toMatchObject({
        states: n === 0 ? 2 : 3 ** n + 2 ** n,
        transitions: n === 0 ? 1 : 2 * n * 3 ** (n - 1) + n * 2 ** (n - 1) + 1,
        isComplete: true,
        ends: 1,
      });
      expect(findings.levels.length - 1).toBe(1 + 3 * n);
      expect(seenIn(findings)["never-backwards"]).toBeGreaterThan(0);
    }
  });

  it("is what a naive search finds", () => {
    const readings = fc.shuffledSubarray([98_400, 100_300, 100_300.5, 102_505], {
      minLength: 2,
      maxLength: 3,
    });
    const options = fc.record({
      rounds: fc.nat(2),
      everyMs: fc.constantFrom(500, 1000, 10_000),
      compensation: fc.constantFrom("none" as const, "half-rtt" as const),
      rttMaxMs: fc.constantFrom(null, 0),
      faultTolerantMs: fc.constantFrom(null, 2000),
      roundSeconds: fc.constantFrom(null, 2),
      adjust: fc.constantFrom({ kind: "step" } as const, { kind: "slew", ppm: 1000 } as const),
    });
    const cases = fc.record({
      readings,
      options,
      elects: fc.boolean(),
      order: fc.constantFrom("fifo" as const, "any" as const),
      bounds: fc.record({ crashes: fc.nat(1), losses: fc.nat(1), timeouts: fc.nat(2) }),
    });
    const sometimes = [
      "two masters",
      "apart",
      "unneeded",
      "set back",
      "many ends",
      "two rounds open",
    ] as const;
    always(
      cases,
      { runs: 25, sometimes },
      ({ readings: clocksMs, options: chosen, elects, order, bounds }, seen) => {
        // Only so much can be tried the plain way.
        const few = elects ? clocksMs.slice(0, 2) : clocksMs;
        const isLarge = few.length + bounds.crashes + bounds.losses + bounds.timeouts > 4;
        const rounds = isLarge || elects ? Math.min(1, chosen.rounds) : chosen.rounds;
        const file: BerkeleyFile = {
          network: { order },
          processes: clocks(...few),
          options: { ...chosen, rounds, ...(elects ? { election } : {}) },
        };
        const within = elects && bounds.crashes + bounds.losses > 1 ? { ...bounds, crashes: 0 } : bounds;
        const scenario = berkeleyScenario(file);
        const { findings } = search(scenario, within);
        const broken = brokenIn(findings);
        const plain = berkeleyBruteForce(scenario, within);
        expect({
          states: findings.states,
          transitions: findings.transitions,
          depth: findings.levels.length - 1,
          entries: findings.entries,
          twoMasters: broken["one-master"],
          setBack: broken["never-backwards"],
          unneeded: broken["message-count"],
          stuck: findings.stuck,
          ends: findings.ends,
          apart: broken["clocks-agree"],
        }).toEqual(plain);
        seen("two masters", plain.twoMasters > 0);
        seen("apart", plain.apart > 0);
        seen("unneeded", plain.unneeded > 0);
        seen("set back", plain.setBack > 0);
        seen("many ends", plain.ends > 1);
        seen("two rounds open", rounds > 1 && chosen.everyMs < 1000);
      },
    );
  });
});

describe("every schedule of Berkeley", () => {
  it("passes where nothing fails, slewed and over FIFO links, and every check had something to look at", () => {
    const file = { processes: some(4), options: { rounds: 3, adjust: { kind: "slew", ppm: 1000 } } } as const;
    const { findings, violation } = search(berkeleyScenario(file));
    expect(violation).toBeNull();
    expect(findings.isComplete).toBe(true);
    expect(Object.values(brokenIn(findings))).toEqual(Object.values(brokenIn(findings)).map(() => 0));
    const { "one-master": masters, "same-master": named, ...others } = seenIn(findings);
    // With a fixed master no clock becomes one.
    expect([masters, named]).toEqual([0, 0]);
    for (const seen of Object.values(others)) expect(seen).toBeGreaterThan(0);
  });

  it("elects one master that all clocks name, in every order, as long as no clock is given up", () => {
    for (const [order, rounds] of [
      ["fifo", 1],
      ["any", 0],
    ] as const) {
      const file = { network: { order }, processes: some(3), options: { rounds, election } } as const;
      const { findings } = search(berkeleyScenario(file));
      expect(findings.isComplete).toBe(true);
      expect(brokenIn(findings)).toMatchObject({ "one-master": 0, "same-master": 0, "rounds-end": 0 });
      expect(seenIn(findings)["one-master"]).toBeGreaterThan(0);
      expect(seenIn(findings)["same-master"]).toBeGreaterThan(0);
    }
  });

  it("each clock broadcasts its reading once, even if it receives a READING before its own turn", () => {
    const file = { processes: some(3), options: { rounds: 2, election } } as const;
    const { findings } = search(berkeleyScenario(file));
    expect(findings.isComplete).toBe(true);
    // A second election would let two offsets be made good for twice.
    expect(brokenIn(findings)).toMatchObject({ "clocks-agree": 0, "one-master": 0 });
    expect(seenIn(findings)["clocks-agree"]).toBeGreaterThan(0);
  });

  it("ends every round and every election, and counts no late answer, whatever crashes, is lost or too slow", () => {
    for (const options of [{ rounds: 2 }, { rounds: 1, election }] as const) {
      const file = { processes: some(options.rounds === 2 ? 3 : 2), options } as const;
      const { findings } = search(berkeleyScenario(file), { crashes: 1, losses: 1, timeouts: 2 });
      expect(findings.isComplete).toBe(true);
      expect(brokenIn(findings)).toMatchObject({ "rounds-end": 0, "own-answers": 0, "one-target": 0 });
      // Among them answers that came too late.
      expect(brokenIn(findings)["message-count"]).toBeGreaterThan(0);
      expect(seenIn(findings)["own-answers"]).toBeGreaterThan(0);
    }
  });

  it("lets a round wait for the one before it, which its time-out ends sooner, and not where it does not", () => {
    const file = (everyMs: number) =>
      berkeleyScenario({ processes: some(2), options: { rounds: 2, timeoutMs: 1000, everyMs } });
    const twoOpen = (scenario: BerkeleyScenario, schedule: readonly string[]) =>
      runScript(searched(scenario), berkeleySubject(scenario), ["time stands", ...schedule].join("\n"))
        .problem;
    // By hand a student may do what no clock would. The search: 4 states until the first AMOUNT is under way, one
    // with it in; the second POLL behind it, or behind nothing; and its answer, its amount, the end.
    expect(twoOpen(file(10_000), ["1 round", "1 round"])).toBeNull();
    expect(search(file(10_000)).findings.states).toBe(10);
    expect(search(file(500)).findings.states).toBeGreaterThan(10);
  });
});

const falls: readonly (readonly [string, string, BerkeleyFile, Partial<Bounds>])[] = [
  [
    "one-master",
    "an election given up too soon",
    { processes: some(2), options: { election } },
    { timeouts: 2 },
  ],
  [
    "clocks-agree",
    "an amount that the next poll overtakes",
    {
      processes: some(2),
      network: { order: "any" },
      options: { rounds: 2 },
    },
    {},
  ],
  [
    "clocks-agree",
    "a round that is begun before the one before it is over",
    { processes: some(2), options: { rounds: 2, everyMs: 500 } },
    {},
  ],
  ["never-backwards", "a clock that is stepped", { options: { roundSeconds: 2 } }, {}],
];

describe("what falls does so by a shortest run that the simulator makes too", () => {
  it.each(falls)("%s: %s", (id, _why, file, bounds) => {
    const scenario = berkeleyScenario(file);
    const { violation } = search(scenario, bounds);
    expect(violation?.check).toBe(id);
    const schedule = scheduleOf(scenario, berkeleySubject(scenario), violation?.way ?? []);
    expect(schedule.scenario.schedule?.[0]).toBe("time stands");
    expect(schedule.trace.steps).toHaveLength((violation?.way.length ?? 0) + 1);
    expect(schedule.trace.steps.every(({ atMs }) => atMs === 0)).toBe(true);

    // As a file it makes the same run; it can be chosen again from its own steps.
    expect(checkScenario(JSON.parse(JSON.stringify(schedule.scenario)))).toMatchObject({ ok: true });
    expect(encodeTrace(simulate(schedule.scenario, subjectOf(schedule.scenario)))).toBe(
      encodeTrace(schedule.trace),
    );
    expect(decodeTrace(encodeTrace(schedule.trace), formats)).toMatchObject({ ok: true });
    expect(scheduleUpTo(schedule.trace, violation?.way.length ?? 0)).toEqual(schedule.scenario.schedule);
    const told = check(schedule.trace, berkeleySubject(scenario)).find((each) => each.id === id);
    if (told) expect(told).toMatchObject({ verdict: "broken", step: violation?.way.length });
  });

  it("no other is shorter, and a search for the first stops there", () => {
    const scenario = berkeleyScenario({ processes: some(3), options: { election } });
    const first = search(scenario, { timeouts: 2, first: true });
    expect(first.violation?.way).toHaveLength(4);
    expect(first.findings.isComplete).toBe(false);
    expect(first.findings.levels.length - 1).toBeLessThanOrEqual(4);
  });

  it("a flaw is reported only if nothing else is broken", () => {
    const stepped = berkeleyScenario({ processes: some(2), options: { rounds: 2, everyMs: 500 } });
    const found = search(stepped);
    expect(brokenIn(found.findings)["never-backwards"]).toBeGreaterThan(0);
    expect(found.violation?.check).toBe("clocks-agree");
  });
});

describe("a wrong protocol falls", () => {
  type Machine = ReturnType<typeof berkeleySubject>["machine"];

  /** The checks that break where the protocol's steps are changed so. */
  function brokenBy(
    file: BerkeleyFile,
    bounds: Partial<Bounds>,
    step: (right: Machine) => Machine["step"],
  ): string[] {
    const scenario = berkeleyScenario({
      ...file,
      options: { adjust: { kind: "slew", ppm: 9 }, ...file.options },
    });
    const subject = berkeleySubject(scenario);
    const broken = (machine: Machine) => {
      const explorer = new Explorer({ ...subject, machine }, scenario.network.order, {
        ...unbounded,
        ...bounds,
      });
      while (explorer.advance(10_000));
      return Object.entries(brokenIn(explorer.findings)).flatMap(([id, times]) => (times > 0 ? [id] : []));
    };
    const right = broken(subject.machine);
    return broken({ ...subject.machine, step: step(subject.machine) }).filter((id) => !right.includes(id));
  }

  it("that counts an answer of an earlier round", () => {
    const file = { processes: some(2), network: { order: "any" }, options: { rounds: 2 } } as const;
    const newest = brokenBy(file, { timeouts: 1 }, (right) => (state, input) => {
      const round = state.open.at(-1)?.round;
      if (input.kind !== "receive" || input.message.kind !== "ANSWER" || round === undefined)
        return right.step(state, input);
      return right.step(state, { ...input, message: { ...input.message, round } });
    });
    expect(newest).toContain("own-answers");
  });

  it("a state whose amounts do not lead to one reading, or miss a clock", () => {
    const file = { processes: some(3), options: { rounds: 1 } } as const;
    const wrong = (byMs: (amountMs: number) => number) =>
      brokenBy(file, {}, (right) => (state, input) => {
        const { state: after, effects } = right.step(state, input);
        const change = (effect: (typeof effects)[number]) =>
          effect.kind === "send" && effect.message.kind === "AMOUNT"
            ? { ...effect, message: { ...effect.message, byMs: byMs(effect.message.byMs) } }
            : effect;
        return { state: after, effects: effects.map(change) };
      });
    expect(wrong((amountMs) => amountMs * 2)).toEqual(["one-target", "clocks-agree"]);
    expect(wrong((amountMs) => amountMs)).toEqual([]);
  });

  it("rounds without a timeout", () => {
    const file = { processes: some(2), options: { rounds: 1 } } as const;
    const forgetful =
      (right: Machine): Machine["step"] =>
      (state, input) => {
        const { state: after, effects } = right.step(state, input);
        return {
          state: after,
          effects: effects.filter((each) => each.kind !== "set-timer" || !each.timer.startsWith("timeout")),
        };
      };
    expect(brokenBy(file, { losses: 1 }, forgetful)).toEqual(["rounds-end"]);
    expect(brokenBy(file, {}, forgetful)).toEqual([]);
  });

  it("an election in which one clock chooses the highest", () => {
    const file = { processes: some(2), options: { rounds: 0, election } } as const;
    const contrary =
      (right: Machine): Machine["step"] =>
      (state, input) => {
        if (state.config.self !== "2" || input.kind !== "receive" || input.message.kind !== "READING")
          return right.step(state, input);
        return right.step(state, { ...input, message: { ...input.message, readingMs: 1e9 } });
      };
    expect(brokenBy(file, {}, contrary)).toEqual(["one-master", "same-master"]);
  });
});

describe("choosing by hand", () => {
  /** Runs on, choosing what the numbers say, until nothing can happen or no time is given any more. */
  function chosen(scenario: BerkeleyScenario, picks: readonly number[]): string[] {
    const schedule = ["time stands"];
    for (const pick of picks) {
      const choices = choicesAfter(scenario, subjectOf(scenario), schedule);
      const choice = choices[pick % Math.max(1, choices.length)];
      if (!choice) break;
      schedule.push(choice.command);
    }
    return schedule;
  }

  it("every choice can be made, no time passes, and a round costs 3(N − 1) messages if no clock is given up", () => {
    const scenario = berkeleyScenario({ processes: some(3), options: { rounds: 2 } });
    always(
      fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
      { runs: 60, sometimes: ["calm", "given up"] as const },
      (picks, seen) => {
        const schedule = chosen(scenario, picks);
        const trace = simulate({ ...scenario, schedule }, subjectOf(scenario));
        expect(trace.steps).toHaveLength(schedule.length);
        expect(trace.steps.every(({ atMs }) => atMs === 0)).toBe(true);
        expect(trace.end).toBe("quiet");
        const isCalm = !schedule.some((words) => words.includes("timeout"));
        seen("calm", isCalm);
        seen("given up", !isCalm);
        if (isCalm) expect(trace.flights).toHaveLength(2 * 3 * 2);
      },
    );
  });

  it("time goes on with `until`", () => {
    const scenario = berkeleyScenario({
      processes: some(2),
      network: { delay: { kind: "constant", ms: 7 } },
    });
    const schedule = ["1 round", "time stands", "deliver 1>2#1", "until quiet"];
    const trace = simulate({ ...scenario, schedule }, subjectOf(scenario));
    expect(trace.steps.map(({ atMs }) => atMs)).toEqual([0, 0, 0, 7, 14]);
  });
});
