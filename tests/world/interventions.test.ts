import { describe, expect, it } from "vitest";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { citing, entries, journeys, run, stateAt, verdicts } from "../support/run.ts";
import { node, type ScenarioFile } from "../support/scenario.ts";

/** Node 1 asks at 0; a message takes 10 ms; node 1 is in from 20 to 40. */
function one(interventions: Intervention[], more: ScenarioFile = {}) {
  return run({ processes: [node("1", [0, 20]), node("2")], interventions, ...more });
}

function happenings(trace: ReturnType<typeof run>): string[] {
  return trace.steps.map(({ atMs, happening }) => `${happening.kind} at ${atMs}`);
}

describe("scenario.md: partition", () => {
  const cut = (fromMs: number, untilMs: number) =>
    journeys(one([{ do: "partition", groups: [["1"], ["2"]], fromMs, untilMs }]));

  it("a message that it cuts off is lost when it would have arrived", () => {
    expect(cut(5, 15)).toEqual(["1>2#1 REQUEST lost at 10 (partition)"]);
  });
  it("a message under way that arrives after the partition gets through", () => {
    expect(cut(1, 9)).toEqual(["1>2#1 REQUEST at 10", "2>1#1 REPLY at 20"]);
  });
  it("a message that was sent before the partition and arrives during it is lost", () => {
    expect(cut(15, 25)).toEqual(["1>2#1 REQUEST at 10", "2>1#1 REPLY lost at 20 (partition)"]);
  });
  it("at equal times interventions come first: it begins before an arrival", () => {
    expect(cut(10, 15)).toEqual(["1>2#1 REQUEST lost at 10 (partition)"]);
  });
  it("and ends before one", () => {
    expect(cut(5, 10)).toEqual(["1>2#1 REQUEST at 10", "2>1#1 REPLY at 20"]);
  });
  it("a partition of no length cuts no message", () => {
    expect(cut(10, 10)).toEqual(["1>2#1 REQUEST at 10", "2>1#1 REPLY at 20"]);
  });
  it("the others go on", () => {
    const trace = run({
      processes: [node("1", [0, 20]), node("2"), node("3", [50, 5])],
      interventions: [{ do: "partition", groups: [["1"], ["2", "3"]], fromMs: 0, untilMs: 15 }],
    });
    expect(journeys(trace).slice(0, 2)).toEqual([
      "1>2#1 REQUEST lost at 10 (partition)",
      "1>3#1 REQUEST lost at 10 (partition)",
    ]);
    expect(journeys(trace)).toContain("2>3#1 REPLY at 70");
  });
});

describe("scenario.md: crash and restart", () => {
  it("a crash loses state …", () => {
    expect(stateAt(one([{ do: "crash", process: "1", atMs: 5 }]), "1")).toBeNull();
  });
  it("… timers …", () => {
    const trace = one([{ do: "crash", process: "1", atMs: 30 }]);
    expect(entries(trace)).toEqual(["1,1 at 20"]);
    expect(citing(trace, "leave")).toEqual([]);
  });
  it("… timers, for good: none goes off after a restart", () => {
    const trace = one([
      { do: "crash", process: "1", atMs: 25 },
      { do: "restart", process: "1", atMs: 30 },
    ]);
    expect(citing(trace, "leave")).toEqual([]);
    expect(stateAt(trace, "1")?.phase).toBe("RELEASED");
  });
  it("… and queues: of deferred peers", () => {
    const processes = [node("1", [0, 50]), node("2", [15, 5])];
    const trace = run({ processes, interventions: [{ do: "crash", process: "1", atMs: 40 }] });
    expect(stateAt(trace, "1", 39)?.deferred).toEqual(["2"]);
    expect(stateAt(trace, "2")?.awaited).toEqual(["1"]);
    expect(verdicts(trace)["all-served"]).toBe("broken");
  });
  it("… and queues: of its further requests", () => {
    const processes = [node("1", [0, 50], [1, 5], [2, 5]), node("2")];
    const trace = run({
      processes,
      interventions: [
        { do: "crash", process: "1", atMs: 40 },
        { do: "restart", process: "1", atMs: 45 },
      ],
    });
    expect(entries(trace)).toEqual(["1,1 at 20"]);
  });
  it("messages that arrive while it lasts are lost", () => {
    const trace = one([
      { do: "crash", process: "2", atMs: 5 },
      { do: "restart", process: "2", atMs: 15 },
    ]);
    expect(journeys(trace)).toEqual(["1>2#1 REQUEST lost at 10 (down)"]);
  });
  it("at equal times interventions come first: a message that arrives at the crash is lost, at the restart not", () => {
    expect(journeys(one([{ do: "crash", process: "2", atMs: 10 }]))).toEqual([
      "1>2#1 REQUEST lost at 10 (down)",
    ]);
    const back = one([
      { do: "crash", process: "2", atMs: 5 },
      { do: "restart", process: "2", atMs: 10 },
    ]);
    expect(journeys(back)[0]).toBe("1>2#1 REQUEST at 10");
  });
  it("messages that were under way to and from it when it crashed travel on", () => {
    const trace = one([{ do: "crash", process: "1", atMs: 5 }]);
    expect(journeys(trace)).toEqual(["1>2#1 REQUEST at 10", "2>1#1 REPLY lost at 20 (down)"]);
  });
  it("a request to a process that is down is lost, and leaves no debt", () => {
    const trace = one([{ do: "crash", process: "1", atMs: 0 }]);
    expect(happenings(trace)).toEqual(["begin at 0", "crash at 0", "unheard at 0"]);
    expect(verdicts(trace)["all-served"]).toBe("holds");
  });
  it("a restart begins from init, with `highest` 0", () => {
    const trace = run({
      processes: [{ id: "1", highest: 7, requests: [{ atMs: 50, holdMs: 1 }] }, node("2")],
      interventions: [
        { do: "crash", process: "1", atMs: 10 },
        { do: "restart", process: "1", atMs: 20 },
      ],
    });
    expect(stateAt(trace, "1", 5)?.highest).toBe(7);
    expect(stateAt(trace, "1", 20)).toMatchObject({ phase: "RELEASED", highest: 0 });
    expect(entries(trace)).toEqual(["1,1 at 70"]);
  });
  it("the links go on counting: messages after a restart have new names", () => {
    const trace = run({
      processes: [node("1", [0, 5], [50, 5]), node("2")],
      interventions: [
        { do: "crash", process: "1", atMs: 5 },
        { do: "restart", process: "1", atMs: 30 },
      ],
    });
    expect(journeys(trace)).toContain("1>2#2 REQUEST at 60");
  });
  it("a second crash, and a restart of a live process, change nothing (not said in scenario.md)", () => {
    const twice = one([
      { do: "restart", process: "2", atMs: 2 },
      { do: "crash", process: "2", atMs: 5 },
      { do: "crash", process: "2", atMs: 6 },
    ]);
    expect(happenings(twice).filter((text) => /crash|restart/.test(text))).toEqual(["crash at 5"]);
  });
});

describe("scenario.md: at equal times interventions come first, in the file's order", () => {
  const crash: Intervention = { do: "crash", process: "1", atMs: 0 };
  const restart: Intervention = { do: "restart", process: "1", atMs: 0 };
  const split: Intervention = { do: "partition", groups: [["1"], ["2"]], fromMs: 0, untilMs: 0 };

  it("crash, restart, then the request", () => {
    expect(happenings(one([crash, restart])).slice(0, 4)).toEqual([
      "begin at 0",
      "crash at 0",
      "restart at 0",
      "ask at 0",
    ]);
  });
  it("restart, crash, then the request, which is not heard", () => {
    expect(happenings(one([restart, crash]))).toEqual(["begin at 0", "crash at 0", "unheard at 0"]);
  });
  it("a partition's end is drawn where its begin is drawn", () => {
    const order = happenings(one([split, crash, restart])).slice(1, 5);
    expect(order).toEqual(["partition at 0", "heal at 0", "crash at 0", "restart at 0"]);
  });
});

describe("scenario.md: set-clock", () => {
  it("moves the process's own clock, and no timer", () => {
    const trace = one([{ do: "set-clock", process: "1", atMs: 30, byMs: -500 }]);
    const clocks = trace.steps.flatMap(({ process, happening }) =>
      process === 0 && "clockMs" in happening ? [happening.clockMs] : [],
    );
    expect(clocks).toEqual([0, 20, 20, -460]);
    expect(citing(trace, "leave")[0]?.atMs).toBe(40);
  });
});

describe("scenario.md: interventions on messages, in a run", () => {
  it("drop", () => {
    const trace = one([{ do: "drop", message: "2>1#1" }]);
    expect(journeys(trace)).toEqual(["1>2#1 REQUEST at 10", "2>1#1 REPLY lost at 20 (drop)"]);
  });
  it("delay", () => {
    expect(entries(one([{ do: "delay", message: "2>1#1", byMs: 7 }]))).toEqual(["1,1 at 27"]);
  });
  it("deliver, later and earlier, never before the sending", () => {
    expect(entries(one([{ do: "deliver", message: "2>1#1", atMs: 31.5 }]))).toEqual(["1,1 at 31.5"]);
    expect(entries(one([{ do: "deliver", message: "2>1#1", atMs: 12 }]))).toEqual(["1,1 at 12"]);
    expect(entries(one([{ do: "deliver", message: "2>1#1", atMs: 3 }]))).toEqual(["1,1 at 10"]);
  });
  it("duplicate", () => {
    expect(journeys(one([{ do: "duplicate", message: "1>2#1", afterMs: 5 }]))).toEqual([
      "1>2#1 REQUEST at 10",
      "1>2#1 REQUEST at 15",
      "2>1#1 REPLY at 20",
      "2>1#2 REPLY at 25",
    ]);
  });
  it("a change of a message that is never sent has no effect", () => {
    const plain = journeys(one([]));
    expect(journeys(one([{ do: "drop", message: "1>2#9" }]))).toEqual(plain);
  });
});
