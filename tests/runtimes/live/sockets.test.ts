import * as fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import type { SocketView } from "../../../src/contract/kernel-view.ts";
import { experimentOf, experiments } from "../../../src/experiments/catalogue.ts";
import { leftBehind, liveSettings, liveShow } from "../../../src/experiments/live.ts";
import type { LiveSettings } from "../../../src/experiments/live-show.ts";
import { socketsScenarios } from "../../../src/experiments/sockets/scenarios.ts";
import { kernelHistory } from "../../../src/runtimes/kernel-history.ts";
import { simulate } from "../../../src/runtimes/simulator.ts";
import { checkScenario } from "../../../src/experiments/files.ts";
import { processIds, type Scenario } from "../../../src/scenario/scenario.ts";
import { keepRecording } from "../../../src/store/run.ts";
import { startSession, type Session } from "../../../src/store/live/session.ts";
import { decodeTrace, encodeTrace } from "../../../src/trace/codec.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { FakeThreads, subjectOfAny } from "../../support/fake-threads.ts";
import { formats } from "../../../src/experiments/formats.ts";

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
    loss: fc.constantFrom<number>(0, 0, 20),
    travelMs: fc.constantFrom<number>(1, 40, 300),
    clients: fc.constantFrom<number>(0, 0, 3),
    tellMs: fc.constantFrom<number>(0, 15, 400),
    clockMs: fc.constantFrom<number>(0, 0.3, 20),
    timerMs: fc.constantFrom<number>(1, 3, 60),
    cut: fc.boolean(),
    deeds: fc.array(
      fc.record({
        kind: fc.constantFrom<Deed>("kill", "restart", "restart", "throw", "hang", "pause"),
        process: fc.nat({ max: 4 }),
      }),
      { maxLength: 6 },
    ),
  });

  /** One in which everything happens. */
  const eventful = {
    index: 0,
    seed: 1,
    loss: 20,
    travelMs: 40,
    clients: 3,
    tellMs: 15,
    clockMs: 0.3,
    timerMs: 3,
    cut: true,
    deeds: [
      { kind: "kill" as Deed, process: 1 },
      { kind: "restart" as Deed, process: 1 },
    ],
  };

  it("agree with their replay and its kernel, even if threads are late or fail", () => {
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
      { numRuns: 30, examples: [[eventful]] },
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

  it("agree where the kernel is woken much too late for what it had to do by itself", () => {
    let again = 0;
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const threads = new FakeThreads(seed, { timerMs: 700 });
      const session = begin({ ...shipped("a-thread-each"), seed }, threads, { loss: 30, travelMs: 30 });
      threads.run(12_000);
      const { trace, agreement } = stopped(session, threads);
      expect(agreement).toEqual({ agrees: true, steps: trace.steps.length });
      again += kindsOf(trace).filter((kind) => kind === "resend").length;
    }
    expect(again).toBeGreaterThan(5);
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
      const read = decodeTrace(encodeTrace(trace), formats);
      expect(read).toMatchObject({ ok: true });
      expect(read.ok && read.value.steps.length).toBe(trace.steps.length);
      expect(kindsOf(trace)).toEqual(expect.arrayContaining(["crash", "restart"]));
    }
  });
});

describe("the sockets of a recorded run", () => {
  it("are those that its kernel had while it ran, and not those of a simulation", () => {
    let compared = 0;
    for (const id of ["hello", "one-at-a-time", "messages-split", "killed"]) {
      const threads = new FakeThreads(5, { clockMs: 0, tellMs: 0 });
      const session = begin(shipped(id), threads);
      // With each look at the sockets, what the kernel had done last: by its process's or its own number.
      const seen: { readonly after: string; readonly views: readonly SocketView[] }[] = [];
      let after = "";
      for (const thread of threads.threads.filter(({ kind }) => kind === "kernel"))
        thread.lie = (told) => {
          if (told.kind === "sockets" && after !== "")
            seen.push({ after, views: structuredClone(told.views) });
          if (told.kind === "world") after = `world ${told.step.own}`;
          if (told.kind === "crash") after = `${told.process} ${told.vector[told.process]}`;
          if (told.kind === "step" && told.step.effects.some(({ kind }) => kind === "call"))
            after = `${told.step.process} ${told.step.vector[told.step.process]}`;
          return told;
        };
      threads.run(1500);
      session.run.kill(1);
      threads.run(6000);
      const { trace } = stopped(session, threads);
      const run = keepRecording(session.experiment, trace);
      const kernel = run.sockets;
      let world = 0;
      const places = new Map(
        trace.steps.map(({ process, happening, index }) => [
          process >= 0
            ? `${process} ${trace.stamps.vector(index)[process]}`
            : `world ${happening.kind === "begin" ? 0 : ++world}`,
          index,
        ]),
      );
      for (const { after, views } of seen) {
        expect(kernel.at(places.get(after) ?? -1)).toEqual(views.toSorted((a, b) => a.id - b.id));
        compared += views.length;
      }
      const simulated = kernelHistory(trace.scenario, run.subject);
      const ats = trace.steps.keys();
      expect([...ats].some((i) => !isDeepStrictEqual(simulated.at(i), kernel.at(i)))).toBe(true);
    }
    expect(compared).toBeGreaterThan(200);
  });
});

describe("the hosts of a run, while it runs", () => {
  it("are as the reported steps say, with the exception that ended a program", () => {
    const threads = new FakeThreads(3);
    const session = begin(shipped("hello"), threads);
    threads.run(6000);
    session.run.restart(2);
    threads.run(3000);
    const { hosts, run } = session;
    expect(hosts?.endedBy).toEqual([null, null, "ConnectionRefusedError"]);
    expect([0, 1, 2].map((process) => hosts?.hasEnded(process))).toEqual([true, true, true]);
    run.again(1);
    threads.run(3000);
    expect(hosts?.endedBy[1]).toBe("ConnectionRefusedError");
    const { trace } = stopped(session, threads);
    const last = trace.processes.map(
      (_, process) => trace.steps.findLast((step) => step.process === process)?.state,
    );
    expect(hosts?.states).toEqual(last);
    expect(hosts?.segments).toBe(trace.flights.length);
  });
});

describe("a kernel that fails", () => {
  it("ends the run and is reported, and the reports until then are a recording", () => {
    const threads = new FakeThreads(4);
    const { run } = begin(shipped("hello"), threads);
    threads.run(1500);
    threads.threads.find(({ kind }) => kind === "kernel")?.ask({ kind: "fail", how: "throw" });
    threads.run(2000);
    expect(run.status).toBe("over");
    expect(run.wasFull).toContain("The kernel’s thread failed: made to throw");
    expect(run.recorded?.agreement.agrees).toBe(true);
    expect(run.recorded?.trace.steps.length).toBeGreaterThan(5);
  });

  it("before its processes are ready ends the run, which does not begin without it", () => {
    const threads = new FakeThreads(4);
    const { run } = begin(shipped("hello"), threads);
    threads.threads.find(({ kind }) => kind === "kernel")?.ask({ kind: "fail", how: "throw" });
    threads.run(3000);
    expect(run.status).toBe("over");
    expect(run.wasFull).toContain("The kernel’s thread failed: made to throw");
    expect(run.recorded?.agreement.agrees).toBe(true);
    expect(threads.threads.every(({ isDead }) => isDead)).toBe(true);
  });

  it("is shown as silent where it hangs, and the run can be stopped", () => {
    const threads = new FakeThreads(4);
    const { run } = begin(shipped("hello"), threads);
    threads.run(1500);
    threads.threads.find(({ kind }) => kind === "kernel")?.ask({ kind: "fail", how: "hang" });
    threads.run(3000);
    expect(run.isKernelSilent).toBe(true);
    run.kill(0);
    run.restart(0);
    run.stop();
    threads.run(2000);
    expect(run.recorded?.agreement.agrees).toBe(true);
  });
});

describe("what a scenario does to its processes at moments", () => {
  it("is done to their threads: programs that are killed, nodes and clocks that crash and are back", () => {
    const all = experiments.flatMap(({ scenarios }) => scenarios);
    const named = (id: string) => all.find((one) => one.id === id)?.scenario;
    const crash = named("crash-probe");
    const clocks = named("drift");
    if (!crash || !clocks) throw new Error("they are shipped");
    const back: Scenario = {
      ...clocks,
      interventions: [
        { do: "restart", process: "2", atMs: 2500 },
        { do: "crash", process: "2", atMs: 1000 },
        { do: "set-clock", process: "1", atMs: 10, byMs: 5 },
      ],
    };
    for (const [scenario, does] of [
      [shipped("killed"), ["crash"]],
      [crash, ["crash"]],
      [back, ["crash", "restart"]],
    ] as const) {
      const experiment = experimentOf(scenario.experiment);
      if (!experiment) throw new Error("it is one of ours");
      const threads = new FakeThreads(2);
      const session = startSession(experiment, liveShow(scenario, liveSettings(scenario)), threads);
      threads.run(6000);
      session.run.pause();
      threads.run(1000);
      session.run.goOn();
      threads.run(500);
      const { trace, agreement } = stopped(session, threads);
      expect(agreement.agrees).toBe(true);
      const deaths = trace.steps.filter(
        ({ atMs, happening }) => atMs > 0 && does.some((kind) => kind === happening.kind),
      );
      expect(deaths.map(({ happening }) => happening.kind)).toEqual(does);
    }
    expect(leftBehind(back)).toEqual(["its changes of clocks"]);
    expect(leftBehind(shipped("killed"))).toEqual([]);
  });
});

describe("socket programs, made to be watched", () => {
  const show = (id: string, settings: Partial<LiveSettings> = {}) => {
    const scenario = shipped(id);
    const made = liveShow(scenario, { ...liveSettings(scenario), ...settings }).scenario;
    return { names: processIds(made), made };
  };

  it("have the requested number of clients and one more in reserve, each with its own name", () => {
    expect(show("hello").names).toEqual(["server", "client", "client 2"]);
    expect(show("hello", { processes: 1 }).names).toEqual(["server", "client"]);
    expect(show("hello", { processes: 4 }).names).toEqual([
      "server",
      "client",
      "client 2",
      "client 3",
      "client 4",
    ]);
    expect(show("one-at-a-time", { processes: 5 }).names.slice(3)).toEqual([
      "client C",
      "client D",
      "client E",
    ]);
    expect(show("sixty-four-threads").names).toHaveLength(12);
    for (const { id } of socketsScenarios) expect(checkScenario(show(id).made)).toMatchObject({ ok: true });
  });

  it("are given segments that are quick beside the time-outs that they set", () => {
    expect(liveSettings(shipped("timed-out")).travelMs * 4).toBeLessThan(200);
    expect(liveSettings(shipped("hello")).travelMs).toBe(300);
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
