import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { experimentOf } from "../../../src/experiments/catalogue.ts";
import { liveSettings, liveShow } from "../../../src/experiments/live.ts";
import type { LiveSettings } from "../../../src/experiments/live-show.ts";
import { checkScenario } from "../../../src/experiments/files.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { startSession, type Session } from "../../../src/store/live/session.ts";
import { check } from "../../../src/trace/checks.ts";
import { Clockwork } from "../../../src/trace/clockwork.ts";
import { decodeTrace, encodeTrace } from "../../../src/trace/codec.ts";
import type { LiveStep } from "../../../src/trace/live-report.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { FakeThreads, subjectOfAny } from "../../support/fake-threads.ts";
import { formats } from "../../../src/experiments/formats.ts";

function shipped(experiment: Scenario["experiment"], id: string): Scenario {
  const found = experimentOf(experiment)?.scenarios.find((each) => each.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found.scenario;
}

function begin(scenario: Scenario, threads: FakeThreads, settings: Partial<LiveSettings> = {}): Session {
  const experiment = experimentOf(scenario.experiment);
  const show = liveShow(scenario, { ...liveSettings(scenario), ...settings });
  if (!experiment || !show) throw new Error("it cannot be run");
  return startSession(experiment, show, threads);
}

function recordedOf({ run }: Session) {
  const { recorded } = run;
  if (!recorded) throw new Error("it is not over");
  return recorded;
}

/** Every step after its cause and not before the one ahead, every message received after it was sent. */
function expectCausal({ steps, flights }: Trace): void {
  for (const [index, step] of steps.entries()) {
    expect(step.cause).toBeLessThan(index);
    expect(step.atMs).toBeGreaterThanOrEqual(steps[index - 1]?.atMs ?? 0);
    if (step.happening.kind !== "receive") continue;
    const flight = flights[step.flight];
    expect(flight).toMatchObject({ fate: "delivered", endStep: index, sentStep: step.cause });
    expect(step.process).toBe(flight?.to);
  }
}

type Deed = { readonly kind: "kill" | "restart" | "throw" | "hang" | "pause"; readonly process: number };

const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom<Deed["kind"]>("kill", "restart", "throw", "hang", "pause"),
    process: fc.nat({ max: 3 }),
  }),
  { maxLength: 5 },
);

function does({ run }: Session, threads: FakeThreads, { kind, process: any }: Deed): void {
  const process = any % run.members.length;
  if (kind === "kill") run.kill(process);
  else if (kind === "restart") run.restart(process);
  else if (kind === "pause") {
    run.pause();
    threads.run(700);
    run.goOn();
  } else run.fail(process, kind);
}

describe("a recording of processes that run beside one another", () => {
  const scenarios = [
    shipped("berkeley", "drift"),
    shipped("berkeley", "delays"),
    shipped("ricart-agrawala", "two-nodes"),
    shipped("ricart-agrawala", "two-nodes-text"),
    shipped("ricart-agrawala", "lost-message-retry"),
    shipped("ricart-agrawala", "crash-probe"),
  ];
  const wild = fc.record({
    scenario: fc.constantFrom(...scenarios),
    seed: fc.nat({ max: 1e6 }),
    loss: fc.constantFrom(0, 0, 20),
    tellMs: fc.constantFrom(0, 15, 400),
    clockMs: fc.constantFrom(0, 0.3, 20),
    instant: fc.boolean(),
    deeds,
  });

  it("agrees when it is replayed, is in order, and its stamps are those that the messages carried", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(wild, ({ scenario, seed, loss, tellMs, clockMs, instant, deeds }) => {
        const quick: Scenario = instant
          ? {
              ...scenario,
              seed,
              network: { ...scenario.network, delay: { kind: "constant", ms: 0 }, links: [] },
            }
          : { ...scenario, seed };
        const threads = new FakeThreads(seed, { tellMs, clockMs });
        const session = begin(quick, threads, { loss });
        threads.run(4000);
        for (const deed of deeds) {
          does(session, threads, deed);
          threads.run(1500);
        }
        threads.run(3000);
        session.run.stop();
        threads.run(2000);
        const { trace, agreement, leftOut } = recordedOf(session);
        expect(agreement).toEqual({ agrees: true, steps: trace.steps.length });
        // No process is restarted before everything that its life before reported was heard.
        if (tellMs < 100) expect(leftOut).toBe(0);
        expectCausal(trace);
        for (const { happening } of trace.steps) kinds.add(happening.kind);
        expect(trace.steps.length).toBeGreaterThan(3);
      }),
      { numRuns: 60 },
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining(["ask", "crash", "lost", "receive", "restart", "timer"]),
    );
  });

  it("is a trace like any other: its scenario is one, and it is written to a file and read again", () => {
    for (const scenario of scenarios) {
      const threads = new FakeThreads(7);
      const session = begin(scenario, threads, { loss: 10 });
      threads.run(5000);
      session.run.kill(1);
      threads.run(1500);
      session.run.restart(1);
      threads.run(5000);
      session.run.stop();
      threads.run(2000);
      const { trace } = recordedOf(session);
      expect(checkScenario(JSON.parse(JSON.stringify(trace.scenario)))).toMatchObject({ ok: true });
      const read = decodeTrace(encodeTrace(trace), formats);
      expect(read.ok && read.value.steps.length).toBe(trace.steps.length);
      expect(check(trace, subjectOfAny(trace.scenario)).length).toBeGreaterThan(0);
    }
  });

  it("knows every clock: what the processes read is what the recording's clocks show", () => {
    const threads = new FakeThreads(3);
    const session = begin(shipped("berkeley", "drift-slewed"), threads);
    threads.run(9000);
    session.run.kill(0);
    threads.run(2000);
    session.run.restart(0);
    threads.run(6000);
    session.run.stop();
    threads.run(2000);
    const { trace } = recordedOf(session);
    const clockwork = new Clockwork(trace, subjectOfAny(trace.scenario));
    let read = 0;
    for (const step of trace.steps) {
      clockwork.see(step);
      if (!("clockMs" in step.happening)) continue;
      read++;
      expect(clockwork.clockMs(trace.processes[step.process] ?? "", "before")).toBe(step.happening.clockMs);
    }
    expect(read).toBeGreaterThan(40);
    expect(trace.steps.some(({ happening }) => happening.kind === "restart")).toBe(true);
  });

  it("leaves out the steps that follow from an unreported step, and no others", () => {
    const threads = new FakeThreads(11, { tellMs: 0 });
    const session = begin(shipped("ricart-agrawala", "two-nodes"), threads);
    threads.run(6000);
    const [first] = threads.threads;
    if (!first) throw new Error("there is a thread");
    first.isMute = true;
    threads.run(4000);
    session.run.stop();
    threads.run(2000);
    const { trace, agreement, leftOut } = recordedOf(session);
    expect(leftOut).toBeGreaterThan(0);
    expect(agreement).toEqual({ agrees: true, steps: trace.steps.length });
    expectCausal(trace);
    expect(trace.steps.length).toBeGreaterThan(15);
  });
});

describe("a recording that is not what the protocol does", () => {
  /** A run in which one process tells another thing than it did, in its 20th step. */
  const lying = (lie: (step: LiveStep) => LiveStep) => {
    const threads = new FakeThreads(13);
    const session = begin(shipped("ricart-agrawala", "two-nodes"), threads);
    threads.run(1000);
    const [first] = threads.threads;
    if (!first) throw new Error("there is a thread");
    first.lie = (told) =>
      told.kind === "step" && told.step.vector[0] === 20 ? { kind: "step", step: lie(told.step) } : told;
    threads.run(20_000);
    session.run.stop();
    threads.run(2000);
    return recordedOf(session);
  };

  it("is reported with the first step that differs, and ends before it", () => {
    const { trace, agreement, leftOut } = lying((step) => ({
      ...step,
      effects: [...step.effects, { kind: "print", text: "I did it" }],
    }));
    expect(agreement).toMatchObject({ agrees: false, step: trace.steps.length });
    expect(leftOut).toBeGreaterThan(0);
    expect(trace.steps.filter(({ process }) => process === 0)).toHaveLength(19);
    expectCausal(trace);
  });

  it("is reported even if only a vector timestamp differs", () => {
    const { agreement } = lying((step) => ({ ...step, vector: step.vector.with(1, 999) }));
    expect(agreement).toMatchObject({ agrees: false, why: expect.stringContaining("stamp") });
  });
});

describe("clocks that drift in real time", () => {
  it("are pulled together by every round, whatever the threads' delays", () => {
    const threads = new FakeThreads(5);
    const session = begin(shipped("berkeley", "drift"), threads);
    threads.run(2500);
    const all = [0, 1, 2, 3];
    expect(session.clocks?.apartMs(all, 1000)).toBeGreaterThan(80);
    for (let round = 0; round < 20; round++) {
      threads.run(500);
      const atMs = session.run.nowMs - 100;
      const apartMs = session.clocks?.apartMs(all, atMs) ?? NaN;
      if (round > 4) expect(apartMs).toBeLessThanOrEqual(session.clocks?.boundMs(all, atMs) ?? NaN);
    }
    expect(session.clocks?.rounds.length).toBeGreaterThan(3);
  });

  it("elect another master when theirs is killed, accept one that joins, and the old one follows", () => {
    const threads = new FakeThreads(6);
    const session = begin(shipped("berkeley", "drift"), threads);
    const { run } = session;
    const masters = () =>
      run.members.filter(({ is, said }) => is === "running" && said?.facts.phase === "MASTER");
    threads.run(6000);
    const [first] = masters();
    expect(masters()).toHaveLength(1);
    run.kill(first?.process ?? -1);
    threads.run(9000);
    expect(masters()).toHaveLength(1);
    expect(masters()[0]?.process).not.toBe(first?.process);
    expect(run.members[4]?.is).toBe("off");
    run.restart(4);
    run.restart(first?.process ?? -1);
    threads.run(9000);
    expect(masters()).toHaveLength(1);
    expect(run.members.map(({ is }) => is)).toEqual(Array.from({ length: 5 }, () => "running"));
    expect(session.clocks?.apartMs([0, 1, 2, 3, 4], run.nowMs - 100)).toBeLessThan(150);
    run.stop();
    threads.run(2000);
    expect(recordedOf(session)).toMatchObject({ agreement: { agrees: true }, leftOut: 0 });
  });
});

describe("a thread that fails", () => {
  it("is reported, and the other processes go on", () => {
    const threads = new FakeThreads(8);
    const { run } = begin(shipped("berkeley", "drift"), threads, { processes: 5 });
    threads.run(3000);
    run.fail(0, "throw");
    run.fail(1, "hang");
    run.kill(2);
    threads.run(4000);
    expect(run.members.map(({ is }) => is)).toEqual([
      "thrown",
      "silent",
      "killed",
      "running",
      "running",
      "off",
    ]);
    expect(run.members[0]?.why).toBe("made to throw");
    run.stop();
    threads.run(2000);
    expect(run.status).toBe("over");
    expect(run.recorded?.agreement.agrees).toBe(true);
  });
});

describe("a pause", () => {
  it("has no length in true time, and no step happens in it", () => {
    const threads = new FakeThreads(9);
    const session = begin(shipped("ricart-agrawala", "two-nodes"), threads);
    const { run } = session;
    threads.run(4000);
    run.pause();
    threads.run(100);
    const [steps, atMs] = [run.stepCount, run.nowMs];
    threads.run(60_000);
    expect([run.stepCount, run.nowMs]).toEqual([steps, atMs]);
    run.goOn();
    threads.run(4000);
    expect(run.stepCount).toBeGreaterThan(steps);
    run.stop();
    threads.run(2000);
    const { trace, agreement } = recordedOf(session);
    expect(agreement.agrees).toBe(true);
    expect(trace.endMs).toBeLessThan(9000);
  });
});

describe("a process that is started again as the run is paused", () => {
  it("waits for the run to go on", () => {
    const threads = new FakeThreads(10);
    const { run } = begin(shipped("berkeley", "drift"), threads);
    threads.run(3000);
    run.kill(1);
    threads.run(1000);
    run.restart(1);
    run.pause();
    threads.run(5000);
    expect(run.members[1]?.is).toBe("starting");
    run.goOn();
    threads.run(5000);
    expect(run.members[1]?.is).toBe("running");
    run.stop();
    threads.run(2000);
    expect(run.recorded).toMatchObject({ agreement: { agrees: true }, leftOut: 0 });
  });
});

describe("one picture with one pen", () => {
  const contest = (id: string, seed: number) => {
    // Timers that are later than a stroke takes.
    const threads = new FakeThreads(seed, { tellMs: 3, timerMs: seed % 2 === 0 ? 3 : 900 });
    const session = begin({ ...shipped("ricart-agrawala", id), seed }, threads, { processes: 4 });
    threads.run(30_000);
    session.run.stop();
    threads.run(2000);
    const { trace } = recordedOf(session);
    const verdict = check(trace, subjectOfAny(trace.scenario)).find(
      ({ id: name }) => name === "mutual-exclusion",
    )?.verdict;
    const { section, picture } = session.contest ?? {};
    return { verdict, together: section?.together.length ?? 0, entries: section?.entries ?? 0, picture };
  };

  it("is never spoilt by the right order, which finishes every figure", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { verdict, together, entries, picture } = contest("two-nodes", seed);
      expect({ verdict, together, spoilt: picture?.spoilt }).toEqual({
        verdict: "holds",
        together: 0,
        spoilt: 0,
      });
      expect(entries).toBeGreaterThan(10);
      const whole = new Map<number, number>();
      for (const { by, lines } of picture?.fields.slice(0, -1) ?? []) {
        const writer = by[0] ?? -1;
        expect(whole.get(writer) ?? lines.length).toBe(lines.length);
        whole.set(writer, lines.length);
      }
    }
  });

  it("the text order spoils it, and the section names the nodes inside together, as the check does", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { verdict, together, picture } = contest("two-nodes-text", seed);
      expect(verdict).toBe("broken");
      expect(together).toBeGreaterThan(0);
      expect(picture?.spoilt).toBeGreaterThan(0);
    }
  });
});

describe("a run that is paused before its first moment", () => {
  it.each(["berkeley drift", "ricart-agrawala two-nodes", "sockets hello"])(
    "%s does nothing until it goes on",
    (name) => {
      const [experiment = "", id = ""] = name.split(" ");
      const threads = new FakeThreads(3);
      const session = begin(shipped(experiment as Scenario["experiment"], id), threads);
      const { run } = session;
      while (run.status === "starting") threads.run(1);
      // A machine that stands by has crashed at 0.
      const { stepCount } = run;
      run.pause();
      threads.run(2000);
      expect(run.status).toBe("paused");
      expect({ steps: run.stepCount, nowMs: run.nowMs }).toEqual({ steps: stepCount, nowMs: 0 });
      run.goOn();
      threads.run(3000);
      expect(run.stepCount).toBeGreaterThan(stepCount);
      run.stop();
      threads.run(2000);
      expect(recordedOf(session).agreement.agrees).toBe(true);
    },
  );
});
