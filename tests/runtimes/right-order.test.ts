import { describe, expect, it } from "vitest";
import { allHold, citing, entries, journeys, run, verdicts } from "../support/run.ts";
import { handoutNodes, node } from "../support/scenario.ts";

describe("Ricart–Agrawala: the handout's two nodes", () => {
  const trace = run({ processes: handoutNodes });

  it("start with `highest` 4 and 3, so that their first requests carry 5 and 4", () => {
    expect(trace.flights.slice(0, 2).map(({ message }) => message)).toEqual([
      { kind: "REQUEST", timestamp: 5 },
      { kind: "REQUEST", timestamp: 4 },
    ]);
  });
  it("node 2 enters first, and node 1 waits for node 2's deferred reply", () => {
    expect(entries(trace)).toEqual(["4,2 at 20", "5,1 at 50"]);
    expect(citing(trace, "defer-mine-first").map(({ process }) => process)).toEqual([1]);
  });
  it("everything holds", () => expect(verdicts(trace)).toEqual(allHold));
});

describe("Ricart–Agrawala: holds", () => {
  it("an uncontended entry waits one round trip", () => {
    const links = [
      { from: "1", to: "2", delay: { kind: "constant", ms: 3 } },
      { from: "2", to: "1", delay: { kind: "constant", ms: 4 } },
    ] as const;
    expect(entries(run({ processes: [node("1", [5, 1]), node("2")], network: { links } }))).toEqual([
      "1,1 at 12",
    ]);
  });
  it("between one leave and the next entry under contention, one message delay", () => {
    const trace = run({
      processes: [node("1", [0, 20]), node("2", [0, 20]), node("3", [0, 20]), node("4", [0, 20])],
    });
    expect(entries(trace)).toEqual(["1,1 at 20", "1,2 at 50", "1,3 at 80", "1,4 at 110"]);
    expect(citing(trace, "leave").map(({ atMs }) => atMs)).toEqual([40, 70, 100, 130]);
  });
  it("exactly 2(N−1) messages an entry", () => {
    for (const n of [1, 2, 3, 5, 8]) {
      const processes = Array.from({ length: n }, (_, i) => node(String(i + 1), [i, 3], [i * 2, 3]));
      const trace = run({ processes });
      expect(trace.flights).toHaveLength(2 * n * 2 * (n - 1));
      expect(verdicts(trace)).toEqual(allHold);
    }
  });
  it("node ids compare as numbers: 9 before 10", () => {
    expect(entries(run({ processes: [node("10", [0, 5]), node("9", [0, 5])] }))).toEqual([
      "1,9 at 20",
      "1,10 at 35",
    ]);
  });
});

describe("Ricart–Agrawala, failures: none", () => {
  it("a crashed peer blocks the requester for ever, and the check says so", () => {
    const trace = run({
      processes: [node("1", [10, 5]), node("2")],
      interventions: [{ do: "crash", process: "2", atMs: 0 }],
    });
    expect(trace.end).toBe("quiet");
    expect(verdicts(trace)).toEqual({ ...allHold, "all-served": "broken" });
  });
});

describe("Ricart–Agrawala, failures: probe", () => {
  const failures = { kind: "probe", patienceMs: 50, timeoutMs: 30 } as const;

  it("a crashed peer is given up after patience and time-out, and asked but not awaited later", () => {
    const trace = run({
      processes: [node("1", [10, 5], [200, 5]), node("2"), node("3")],
      interventions: [{ do: "crash", process: "2", atMs: 0 }],
      options: { failures },
    });
    expect(entries(trace)).toEqual(["1,1 at 90", "2,1 at 220"]);
    expect(journeys(trace)).toContain("1>2#2 PROBE lost at 70 (down)");
    expect(journeys(trace)).toContain("1>2#3 REQUEST lost at 210 (down)");
  });
  it("a node that comes back and sends a message is awaited again", () => {
    const trace = run({
      processes: [node("1", [10, 5], [400, 5]), node("2", [300, 5])],
      interventions: [
        { do: "crash", process: "2", atMs: 0 },
        { do: "restart", process: "2", atMs: 200 },
      ],
      options: { failures },
    });
    expect(entries(trace).at(-1)).toBe("2,1 at 420");
    expect(verdicts(trace)["all-served"]).toBe("holds");
  });
  it("a peer that defers answers ALIVE, is probed again, and is waited for", () => {
    const trace = run({ processes: [node("1", [0, 400]), node("2", [5, 5])], options: { failures } });
    expect(entries(trace)).toEqual(["1,1 at 20", "1,2 at 430"]);
    expect(citing(trace, "probe").length).toBeGreaterThan(3);
    expect(citing(trace, "suspect-last")).toEqual([]);
  });
  it("where the peer was only slow this puts two in the critical section", () => {
    const trace = run({
      processes: [node("1", [0, 400]), node("2", [25, 5])],
      network: { links: [{ from: "1", to: "2", delay: { kind: "constant", ms: 100 } }] },
      options: { failures },
    });
    expect(verdicts(trace)["mutual-exclusion"]).toBe("broken");
  });
});

describe("Ricart–Agrawala, failures: retry", () => {
  const options = { failures: { kind: "retry", afterMs: 50 } } as const;
  const processes = [node("1", [0, 20]), node("2")];

  it.each(["1>2#1", "2>1#1"])(
    "%s is lost: the REQUEST is sent again after `afterMs`, and served",
    (message) => {
      const trace = run({ processes, options, interventions: [{ do: "drop", message }] });
      expect(entries(trace)).toEqual(["1,1 at 70"]);
      expect(citing(trace, "retry").map(({ atMs }) => atMs)).toEqual([50]);
      expect(verdicts(trace)).toEqual(allHold);
    },
  );
  it("a repeated REQUEST that waits in the queue costs nothing", () => {
    const trace = run({ processes: [node("1", [0, 200]), node("2", [25, 5])], options });
    expect(citing(trace, "repeat-still-deferred").length).toBeGreaterThan(1);
    expect(entries(trace)).toEqual(["1,1 at 20", "2,2 at 230"]);
    expect(verdicts(trace)).toEqual(allHold);
  });
});
