import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { experimentOf } from "../../../src/experiments/catalogue.ts";
import { liveSettings, liveShow } from "../../../src/experiments/live.ts";
import type { LiveSettings } from "../../../src/experiments/live-show.ts";
import { socketsScenarios } from "../../../src/experiments/sockets/scenarios.ts";
import { simulate } from "../../../src/runtimes/simulator.ts";
import { checkScenario } from "../../../src/scenario/read.ts";
import { processIds, type Scenario } from "../../../src/scenario/scenario.ts";
import { startSession, type Session } from "../../../src/store/live/session.ts";
import { decodeTrace, encodeTrace } from "../../../src/trace/codec.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { FakeThreads, subjectOfAny } from "../../support/fake-threads.ts";

function shipped(id: string): Scenario {
  const found = socketsScenarios.find((each) => each.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found.scenario;
}

function begin(scenario: Scenario, threads: FakeThreads, settings: Partial<LiveSettings> = {}): Session {
  const experiment = experimentOf("sockets");
  if (!experiment) throw new Error("there are sockets");
  return startSession(experiment, liveShow(scenario, { ...liveSettings(scenario), ...settings }), threads);
}

function stopped({ run }: Session, threads: FakeThreads) {
  run.stop();
  threads.run(2000);
  if (!run.recorded) throw new Error("it is not over");
  return run.recorded;
}

const printed = (trace: Trace) =>
  trace.steps.flatMap(({ process, effects }) =>
    effects.flatMap((effect) =>
      effect.kind === "print" ? [`${trace.processes[process]}: ${effect.text}`] : [],
    ),
  );

const kindsOf = ({ steps }: Trace) => steps.map(({ happening }) => happening.kind);

describe("programs as threads, with a kernel of their own", () => {
  it("print what they print when they are simulated, and the recording agrees", () => {
    for (const id of ["hello", "refused", "hung-up", "killed", "timed-out-caught", "time-wait"]) {
      const threads = new FakeThreads(1);
      const session = begin(shipped(id), threads);
      threads.run(12_000);
      const { trace, agreement, leftOut } = stopped(session, threads);
      expect(agreement).toEqual({ agrees: true, steps: trace.steps.length });
      expect(leftOut).toBe(0);
      const scenario = shipped(id);
      const simulated = simulate(scenario, subjectOfAny(scenario));
      expect(printed(trace).toSorted()).toEqual(printed(simulated).toSorted());
    }
  });

  type Deed = "kill" | "restart" | "throw" | "hang" | "pause";
  const wild = fc.record({
    index: fc.nat(),
    seed: fc.nat({ max: 1e6 }),
    loss: fc.constantFrom(0, 0, 20),
    travelMs: fc.constantFrom(1, 40, 300),
    clients: fc.constantFrom(0, 0, 3),
    tellMs: fc.constantFrom(0, 15, 400),
    clockMs: fc.constantFrom(0, 0.3, 20),
    timerMs: fc.constantFrom(1, 3, 60),
    cut: fc.boolean(),
    deeds: fc.array(
      fc.record({
        kind: fc.constantFrom<Deed>("kill", "restart", "restart", "throw", "hang", "pause"),
        process: fc.nat({ max: 4 }),
      }),
      { maxLength: 6 },
    ),
  });

  it("agree when they are replayed, kernel and all, however late everybody is and whoever fails", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(wild, ({ index, seed, clients, tellMs, clockMs, timerMs, cut, deeds, ...settings }) => {
        const { scenario } = at(socketsScenarios, index % socketsScenarios.length);
        const ids = processIds(scenario);
        const threads = new FakeThreads(seed, { tellMs, clockMs, timerMs });
        const session = begin(
          {
            ...scenario,
            seed,
            network: {
              ...scenario.network,
              duplicate: seed % 3 === 0 ? 0.1 : 0,
              order: seed % 2 === 0 ? "any" : "fifo",
            },
            interventions: cut
              ? [{ do: "partition", groups: [ids.slice(0, 1), ids.slice(1, 2)], fromMs: 60, untilMs: 90 }]
              : [],
          },
          threads,
          { ...settings, processes: Math.min(12, ids.length + clients) },
        );
        const { run } = session;
        threads.run(700);
        for (const { kind, process: any } of deeds) {
          const process = any % run.members.length;
          if (kind === "kill") run.kill(process);
          else if (kind === "restart") run.restart(process);
          else if (kind === "pause") {
            run.pause();
            threads.run(700);
            run.goOn();
          } else run.fail(process, kind);
          threads.run(600);
        }
        threads.run(3000);
        const { trace, agreement, leftOut } = stopped(session, threads);
        expect(agreement).toEqual({ agrees: true, steps: trace.steps.length });
        expect(leftOut).toBe(0);
        for (const [i, { cause, atMs }] of trace.steps.entries()) {
          expect(cause).toBeLessThan(i);
          expect(atMs).toBeGreaterThanOrEqual(trace.steps[i - 1]?.atMs ?? 0);
        }
        for (const kind of kindsOf(trace)) kinds.add(kind);
      }),
      { numRuns: 30 },
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        "arrive",
        "crash",
        "heal",
        "lost",
        "partition",
        "resend",
        "restart",
        "returned",
        "start",
        "timer",
      ]),
    );
  });

  it("make a trace like any other: its scenario is one, and it is written to a file and read again", () => {
    for (const { scenario } of socketsScenarios) {
      const threads = new FakeThreads(7);
      const session = begin(scenario, threads, { loss: 10 });
      threads.run(3000);
      session.run.kill(0);
      session.run.restart(0);
      threads.run(5000);
      const { trace } = stopped(session, threads);
      expect(checkScenario(JSON.parse(JSON.stringify(trace.scenario)))).toMatchObject({ ok: true });
      const read = decodeTrace(encodeTrace(trace), subjectOfAny);
      expect(read).toMatchObject({ ok: true });
      expect(read.ok && read.value.steps.length).toBe(trace.steps.length);
      expect(kindsOf(trace)).toEqual(expect.arrayContaining(["crash", "restart"]));
    }
  });
});

describe("nodes whose messages go over sockets", () => {
  it("enter one at a time by way of their kernel, and agree when they are replayed, with a node killed and back", () => {
    const experiment = experimentOf("ricart-agrawala");
    const found = experiment?.scenarios.find(
      ({ scenario }) => "transport" in scenario.options && scenario.options.transport === "sockets",
    );
    if (!experiment || !found) throw new Error("there is one over sockets");
    for (const seed of [1, 2, 3]) {
      const threads = new FakeThreads(seed);
      const show = liveShow({ ...found.scenario, seed }, liveSettings(found.scenario));
      const session = startSession(experiment, show, threads);
      threads.run(15_000);
      expect(session.contest?.section.entries).toBeGreaterThan(3);
      expect(session.contest?.section.together).toEqual([]);
      session.run.kill(1);
      threads.run(3000);
      session.run.restart(1);
      threads.run(5000);
      const { trace, agreement, leftOut } = stopped(session, threads);
      expect(agreement).toEqual({ agrees: true, steps: trace.steps.length });
      expect(leftOut).toBe(0);
      expect(kindsOf(trace)).toEqual(
        expect.arrayContaining(["arrive", "ask", "crash", "restart", "returned"]),
      );
      expect(checkScenario(JSON.parse(JSON.stringify(trace.scenario)))).toMatchObject({ ok: true });
    }
  });
});
