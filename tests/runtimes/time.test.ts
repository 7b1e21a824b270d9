import { describe, expect, it } from "vitest";
import type { AnySubject } from "../../src/contract/subject.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { citing, entries, journeys, run, stateAt, subjectOf, verdicts } from "../support/run.ts";
import { handoutNodes, node, scenario } from "../support/scenario.ts";

describe("Time, clocks and messages: timers run by the process's own oscillator", () => {
  it("a node whose clock is 10 % fast leaves early, and its clock says the hold", () => {
    const two = scenario({ processes: [node("1", [0, 110]), node("2")] });
    const subject = subjectOf(two);
    const drifting: AnySubject = {
      ...subject,
      members: subject.members.map((member) => ({ ...member, clockMs: 1000, driftPpm: 100_000 })),
    };
    const trace = simulate(two, drifting);
    const [enter, leave] = [citing(trace, "enter")[0], citing(trace, "leave")[0]];
    expect((leave?.atMs ?? 0) - (enter?.atMs ?? 0)).toBeCloseTo(100, 9);
    expect(enter?.happening).toMatchObject({ clockMs: expect.closeTo(1022, 9) });
    expect(leave?.happening).toMatchObject({ clockMs: expect.closeTo(1132, 9) });
  });
});

describe("Time, clocks and messages: handlers take no time; equal times run in the order in which they were scheduled", () => {
  it("requests of one moment in the order of the processes, then arrivals in the order of sending", () => {
    const trace = run({ processes: handoutNodes });
    expect(
      trace.steps.slice(0, 6).map(({ atMs, process, happening }) => [atMs, process, happening.kind]),
    ).toEqual([
      [0, -1, "begin"],
      [0, 0, "ask"],
      [0, 1, "ask"],
      [10, 1, "receive"],
      [10, 0, "receive"],
      [20, 1, "receive"],
    ]);
  });
  it("a request at the moment of an arrival comes first, since the scenario scheduled it", () => {
    const trace = run({ processes: [node("1", [0, 20]), node("2", [10, 20])] });
    const kinds = trace.steps.filter(({ atMs }) => atMs === 10).map(({ happening }) => happening.kind);
    expect(kinds).toEqual(["ask", "receive"]);
  });
  it("something may come between the last REPLY and the entry of that moment: a REQUEST that arrives there finds it WANTED", () => {
    // Node 2's REPLY and, right behind it, its own REQUEST arrive at 1 at the same moment.
    const trace = run({
      processes: [node("1", [0, 20]), node("2", [15, 5])],
      interventions: [{ do: "delay", message: "2>1#1", byMs: 5 }],
    });
    const at25 = trace.steps.filter(({ atMs }) => atMs === 25);
    expect(at25.map((step) => step.effects.find(({ kind }) => kind === "cite"))).toMatchObject([
      { rule: "reply-last" },
      { rule: "defer-mine-first" },
      { rule: "enter" },
    ]);
  });
  it("true time never goes back", () => {
    const trace = run({ processes: [node("1", [0, 20], [3, 0]), node("2", [7, 1]), node("3", [0, 0])] });
    const times = trace.steps.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

describe("scenario.md: a run ends by itself (`quiet`), at `limitMs`, or at `stepsMax`, both told as `limit`", () => {
  const processes = [node("1", [0, 20]), node("2")];

  it("quiet, at the moment of its last step", () => {
    expect(run({ processes })).toMatchObject({ end: "quiet", endMs: 40 });
    expect(run({})).toMatchObject({ end: "quiet", endMs: 0 });
  });
  it("limitMs: items due at that time still happen, later ones do not", () => {
    expect(run({ processes, limitMs: 40 })).toMatchObject({ end: "quiet", endMs: 40 });
    const cut = run({ processes, limitMs: 39.5 });
    expect(cut).toMatchObject({ end: "limit", endMs: 39.5 });
    expect(cut.steps.at(-1)?.atMs).toBe(20);
  });
  it("limitMs 0: the first moment alone", () => {
    expect(run({ processes, limitMs: 0 })).toMatchObject({ end: "limit", endMs: 0, steps: { length: 2 } });
  });
  it("stepsMax counts the beginning as a step (not said in scenario.md)", () => {
    const whole = run({ processes }).steps.length;
    expect(run({ processes, stepsMax: whole })).toMatchObject({ end: "quiet", steps: { length: whole } });
    expect(run({ processes, stepsMax: whole - 1 })).toMatchObject({
      end: "limit",
      endMs: 20,
      steps: { length: whole - 1 },
    });
    expect(run({ processes, stepsMax: 1 })).toMatchObject({ end: "limit", endMs: 0, steps: { length: 1 } });
  });
});

describe("scenario.md: a check is `open` only if the run was cut off too early to tell", () => {
  const two = [node("1", [0, 20]), node("2", [100, 20])];

  it.each([
    ["while a request waits", [node("1", [0, 20]), node("2")], 15, "open"],
    ["before a request is made", two, 50, "open"],
    ["after the last entry", two, 130, "holds"],
    ["while a further request waits for the first", [node("1", [0, 500], [10, 5]), node("2")], 100, "open"],
  ])("all-served, cut off %s", (_when, processes, limitMs, verdict) => {
    const trace = run({ processes, limitMs });
    expect(trace.end).toBe("limit");
    expect(verdicts(trace)["all-served"]).toBe(verdict);
  });
  it("a further request that a crash has lost is owed no more", () => {
    const trace = run({
      processes: [node("1", [0, 50], [30, 5]), node("2", [100, 500])],
      interventions: [
        { do: "crash", process: "1", atMs: 40 },
        { do: "restart", process: "1", atMs: 41 },
      ],
      limitMs: 300,
    });
    expect(trace.end).toBe("limit");
    expect(verdicts(trace)["all-served"]).toBe("holds");
  });
  it("a run that ends by itself leaves nothing open", () => {
    expect(Object.values(verdicts(run({ processes: two })))).toEqual(["holds", "holds", "holds", "holds"]);
  });
});

describe("a further request of a node that is not RELEASED waits until it is", () => {
  it("and then goes first, in the order of asking, at the moment of leaving", () => {
    const trace = run({ processes: [node("1", [0, 20], [5, 7], [6, 3]), node("2")] });
    expect(entries(trace)).toEqual(["1,1 at 20", "2,1 at 60", "3,1 at 87"]);
    expect(citing(trace, "request").map(({ atMs }) => atMs)).toEqual([0, 40, 67]);
    expect(stateAt(trace, "1")?.phase).toBe("RELEASED");
  });
  it("a request at the moment of leaving does not overtake one that waited", () => {
    const trace = run({ processes: [node("1", [0, 20], [5, 7], [40, 3]), node("2")] });
    expect(citing(trace, "leave").map(({ atMs }) => atMs)).toEqual([40, 67, 90]);
  });
  it("thousands of them cost no more each than a few", () => {
    const requests = Array.from({ length: 20_000 }, () => [0, 0] as const);
    const trace = run({ processes: [node("1", ...requests), node("2")], limitMs: 86_400_000 });
    expect(trace.end).toBe("quiet");
    expect(citing(trace, "enter")).toHaveLength(20_000);
  });
  it("N = 1 enters at the moment of asking", () => {
    const trace = run({ processes: [node("1", [5, 10], [6, 0])] });
    expect(entries(trace)).toEqual(["1,1 at 5", "2,1 at 15"]);
    expect(journeys(trace)).toEqual([]);
  });
});
