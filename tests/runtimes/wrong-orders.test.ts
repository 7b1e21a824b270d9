import { describe, expect, it } from "vitest";
import { allHold, entries, run, verdicts } from "../support/run.ts";
import { handoutNodes, node, type ScenarioFile } from "../support/scenario.ts";

/** What a scenario's checks say with the wrong options and, all else being the same, with the right ones. */
function compared(file: ScenarioFile): { right: object; wrong: object } {
  const { options: _wrong, ...rest } = file;
  return { wrong: verdicts(run(file)), right: verdicts(run(rest)) };
}

describe("Ricart–Agrawala: by the request's text, as the handout does", () => {
  it("the handout's listing grants the wrong node", () => {
    const trace = run({ processes: handoutNodes, options: { order: "text" } });
    expect(entries(trace)).toEqual(["5,1 at 20", "4,2 at 50"]);
    expect(verdicts(trace)).toEqual({ ...allHold, order: "broken" });
  });

  it("node 2 asks; node 1 answers and then asks; its request finds node 2 not yet in, and wins by its id", () => {
    const { wrong, right } = compared({
      processes: [node("1", [15, 50]), node("2", [0, 50]), node("3")],
      network: { links: [{ from: "3", to: "2", delay: { kind: "constant", ms: 40 } }] },
      options: { order: "text" },
    });
    expect(wrong).toMatchObject({ "mutual-exclusion": "broken", "all-served": "holds" });
    expect(right).toEqual(allHold);
  });

  it("with two nodes on FIFO links already, in the moment between the last REPLY and the entry", () => {
    const { wrong, right } = compared({
      processes: [node("1", [15, 50]), node("2", [0, 50])],
      network: { order: "fifo" },
      interventions: [{ do: "delay", message: "1>2#1", byMs: 5 }],
      options: { order: "text" },
    });
    expect(wrong).toMatchObject({ "mutual-exclusion": "broken" });
    expect(right).toEqual(allHold);
  });
});

describe("Ricart–Agrawala: by timestamp without the id", () => {
  it("ties defer each other: deadlock", () => {
    const { wrong, right } = compared({
      processes: [node("1", [0, 5]), node("2", [0, 5])],
      options: { order: "timestamp" },
    });
    expect(wrong).toEqual({ ...allHold, "all-served": "broken" });
    expect(right).toEqual(allHold);
  });
  it("without a tie no node notices", () => {
    expect(compared({ processes: handoutNodes, options: { order: "timestamp" } }).wrong).toEqual(allHold);
  });
});

describe("Ricart–Agrawala: wrong variants", () => {
  it("`highest` not raised on receive: a later request overtakes an earlier one that was answered", () => {
    const { wrong, right } = compared({
      processes: [node("1", [15, 50]), node("2", [0, 50]), node("3")],
      network: { links: [{ from: "3", to: "2", delay: { kind: "constant", ms: 40 } }] },
      options: { raiseHighest: false },
    });
    expect(wrong).toMatchObject({ "mutual-exclusion": "broken" });
    expect(right).toEqual(allHold);
  });
  it("a REPLY given while HELD: two in the critical section", () => {
    const { wrong, right } = compared({
      processes: [node("1", [0, 50]), node("2", [25, 5])],
      options: { deferWhenHeld: false },
    });
    expect(wrong).toMatchObject({ "mutual-exclusion": "broken" });
    expect(right).toEqual(allHold);
  });
  it("the queue emptied before it is answered: the deferred peer waits for ever", () => {
    const { wrong, right } = compared({
      processes: [node("1", [0, 50]), node("2", [25, 5])],
      options: { clearDeferredEarly: true },
    });
    expect(wrong).toEqual({ ...allHold, "all-served": "broken" });
    expect(right).toEqual(allHold);
  });
});

describe("scenario.md: a restart begins with `highest` 0: what that breaks is worth a scenario", () => {
  const file: ScenarioFile = {
    processes: [{ ...node("1", [0, 50]), highest: 4 }, node("2", [40, 100]), node("3")],
    network: { links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 100 } }] },
  };

  it("a node that answered (5, 1) and forgot it asks as (1, 2), and both are in", () => {
    const trace = run({
      ...file,
      interventions: [
        { do: "crash", process: "2", atMs: 20 },
        { do: "restart", process: "2", atMs: 30 },
      ],
    });
    expect(entries(trace)).toEqual(["1,2 at 60", "5,1 at 110"]);
    expect(verdicts(trace)["mutual-exclusion"]).toBe("broken");
  });
  it("without the crash it asks as (6, 2) and waits", () => {
    const trace = run(file);
    expect(entries(trace)).toEqual(["5,1 at 110", "6,2 at 170"]);
    expect(verdicts(trace)).toEqual(allHold);
  });
});
