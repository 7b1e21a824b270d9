import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { rules } from "../../src/protocols/ricart-agrawala/citation.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import { allHold, citing, entries, journeys, run, stateAt, verdicts } from "../support/run.ts";
import { allTold, consoleOf, shippedRun, toldSteps } from "./shipped.ts";
import { ownScenario } from "../../src/experiments/ricart-agrawala/own-scenario.ts";

const { scenarios } = ricartAgrawalaExperiment;

/** The step at which a check breaks, and why. */
function broken(id: string, check: string): { step: number | null; why: string | null } {
  const found = shippedRun(id).checks.find((one) => one.id === check);
  return { step: found?.step ?? null, why: found?.why ?? null };
}

/** Who has entered, in order. */
function entered(id: string): string[] {
  return entries(shippedRun(id).trace);
}

describe("the list", () => {
  test("opens on the handout's two nodes", () => {
    expect(experiments[0]?.scenarios[0]?.id).toBe("two-nodes");
  });

  test("names each of them once, with a title and one sentence on what to look at", () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
    for (const { id, title, lookAt } of scenarios) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title.length).toBeLessThanOrEqual(50);
      expect(lookAt).toMatch(/^[A-Z].*\.$/);
      expect(lookAt.length, id).toBeLessThanOrEqual(130);
    }
  });

  test.each(scenarios)("$id reads back from its file unchanged", ({ scenario }) => {
    expect(checkScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, value: scenario });
  });

  test.each(scenarios)("$id ends by itself, and is short enough to be stepped", ({ id, scenario }) => {
    const { trace } = shippedRun(id);
    expect(trace.end).toBe("quiet");
    // Connecting and acknowledging are steps too.
    const few = ownScenario(shippedRun(id)).options.transport === "sockets" ? 80 : 60;
    expect(trace.steps.length).toBeLessThan(scenario.processes.length < 5 ? few : 400);
  });

  test("has a scenario for every rule", () => {
    const cited = new Set(allTold().map(({ rule }) => rule));
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });
});

describe("the handout's nodes", () => {
  test("two-nodes: node 2 enters first, and node 1 waits for its deferred reply", () => {
    expect(entered("two-nodes")).toEqual(["4,2 at 20", "5,1 at 50"]);
    expect(verdicts(shippedRun("two-nodes").trace)).toEqual(allHold);
    expect(consoleOf(shippedRun("two-nodes"))).toEqual(
      expect.arrayContaining(["Node 1 requests CS at time 5", "Node 2 requests CS at time 4"]),
    );
  });

  test("two-nodes-text: node 1 wins, although node 2's timestamp is lower", () => {
    expect(entered("two-nodes-text")).toEqual(["5,1 at 20", "4,2 at 50"]);
    expect(broken("two-nodes-text", "order").why).toBe("(4, 2) enters after (5, 1)");
    expect(consoleOf(shippedRun("two-nodes-text")).find((line) => line.includes("received"))).toBe(
      "Node 1 received REPLY from 2",
    );
  });

  test("text-violation: node 1 answers, asks, and both are in, on links that keep their order", () => {
    const { trace, scenario } = shippedRun("text-violation");
    expect(scenario.network.order).toBe("fifo");
    expect(citing(trace, "reply-released")[0]?.process).toBe(0);
    expect(entries(trace)).toEqual(["4,2 at 25", "5,1 at 35"]);
    expect(broken("text-violation", "mutual-exclusion")).toEqual({
      step: 8,
      why: "node 1 enters while node 2 is in the critical section",
    });
  });
});

describe("ties", () => {
  test("three-nodes-tie: the lower timestamp first, then the lower id", () => {
    expect(entered("three-nodes-tie").map((entry) => entry.split(" ")[0])).toEqual(["4,2", "5,1", "5,3"]);
    expect(verdicts(shippedRun("three-nodes-tie").trace)).toEqual(allHold);
  });

  test("tie-without-id: both wait for ever", () => {
    expect(entered("tie-without-id")).toEqual([]);
    expect(broken("tie-without-id", "all-served").why).toBe(
      "node 1 still waits for the REPLY from node 2; node 2 still waits for the REPLY from node 1",
    );
  });
});

describe("crashes", () => {
  test("crash-blocks: nodes 1 and 2 wait for node 3 for ever", () => {
    expect(entered("crash-blocks")).toEqual([]);
    expect(broken("crash-blocks", "all-served").why).toBe(
      "node 1 still waits for the REPLY from node 3; node 2 still waits for the REPLYs from nodes 1 and 3",
    );
  });

  test("crash-probe: node 3 is given up after its silence, and the next request expects no REPLY from it", () => {
    const { trace } = shippedRun("crash-probe");
    expect(verdicts(trace)).toMatchObject({ "mutual-exclusion": "holds", "all-served": "holds" });
    expect(entered("crash-probe")).toEqual(["1,1 at 70", "2,2 at 100", "3,1 at 150"]);
    expect(stateAt(trace, "1", 130)?.awaited).toEqual(["2"]);
    // A node that is given up on owes its REPLY, which is no fault of the entry.
    expect(verdicts(trace)).toMatchObject({ "message-count": "holds" });
  });

  test("wrong-suspicion: node 2 is alive and inside when node 1 gives up on it", () => {
    const { trace } = shippedRun("wrong-suspicion");
    expect(broken("wrong-suspicion", "mutual-exclusion").why).toBe(
      "node 1 enters while node 2 is in the critical section",
    );
    expect(citing(trace, "suspect-last").map(({ atMs }) => atMs)).toEqual([100]);
    expect(citing(trace, "alive").map(({ atMs }) => atMs)).toEqual([150]);
    expect(stateAt(trace, "1", 160)?.awaited).toEqual(["2"]);
    expect(toldSteps(shippedRun("wrong-suspicion")).some(({ kind }) => kind === "crash")).toBe(false);
  });

  test("restart-forgets: the request made after the restart comes before the one it had replied to", () => {
    expect(entered("restart-forgets")).toEqual(["1,2 at 38", "5,1 at 50"]);
    expect(broken("restart-forgets", "mutual-exclusion").why).toBe(
      "node 1 enters while node 2 is in the critical section",
    );
    expect(citing(shippedRun("restart-forgets").trace, "reply-theirs-first")).toHaveLength(1);
  });
});

describe("lost messages", () => {
  test("lost-message: each waits for the other for ever", () => {
    expect(entered("lost-message")).toEqual([]);
    expect(journeys(shippedRun("lost-message").trace)).toContain("2>1#1 REQUEST lost at 10 (drop)");
    expect(broken("lost-message", "all-served").why).toBe(
      "node 1 still waits for the REPLY from node 2; node 2 still waits for the REPLY from node 1",
    );
  });

  test("lost-message-retry: the same request again, queued once, and both are served", () => {
    const { trace } = shippedRun("lost-message-retry");
    expect(verdicts(trace)).toEqual(allHold);
    expect(entries(trace)).toEqual(["4,2 at 50", "5,1 at 80"]);
    expect(stateAt(trace, "2", 45)?.deferred).toEqual(["1"]);
    expect(citing(trace, "repeat-still-deferred")).toHaveLength(1);
  });

  test("partition: no node enters on either side while it lasts, and both do after it", () => {
    const { trace } = shippedRun("partition");
    expect(verdicts(trace)).toEqual(allHold);
    expect(entries(trace)).toEqual(["1,1 at 110", "1,2 at 140"]);
    expect(trace.steps.find(({ happening }) => happening.kind === "heal")?.atMs).toBe(70);
    expect(journeys(trace).filter((journey) => journey.includes("(partition)"))).toHaveLength(5);
  });
});

describe("deferred replies", () => {
  test("deferred-queue: three wait in node 1's queue, are answered and enter in the order in which they asked", () => {
    const { trace } = shippedRun("deferred-queue");
    expect(stateAt(trace, "1", 90)?.deferred).toEqual(["4", "2", "3"]);
    const sent = trace.flights.filter(({ from, sentMs }) => from === 0 && sentMs === 100);
    expect(sent.map(({ to }) => trace.processes[to])).toEqual(["4", "2", "3"]);
    expect(entries(trace).map((entry) => entry.split(" ")[0])).toEqual(["1,1", "2,4", "3,2", "4,3"]);
    expect(verdicts(trace)).toEqual(allHold);
  });

  test("overtaking: the REQUEST is there before the REPLY that was sent earlier, and nothing breaks", () => {
    const { trace } = shippedRun("overtaking");
    const [reply, request] = trace.flights.filter(({ from }) => from === 0);
    expect([reply?.name, request?.name]).toEqual(["1>2#1", "1>2#2"]);
    expect([reply?.dueMs, request?.dueMs]).toEqual([50, 25]);
    expect(verdicts(trace)).toEqual(allHold);
  });
});

describe("load", () => {
  test("five-nodes-load: twenty requests are served, some after they had to wait", () => {
    const { trace } = shippedRun("five-nodes-load");
    expect(entries(trace)).toHaveLength(20);
    expect(verdicts(trace)).toEqual(allHold);
    expect(trace.steps.filter(({ happening }) => happening.kind === "postponed").length).toBeGreaterThan(1);
  });

  test("twelve-nodes: twelve entries at 22 messages each", () => {
    const { trace } = shippedRun("twelve-nodes");
    expect(entries(trace)).toHaveLength(12);
    expect(trace.flights).toHaveLength(12 * 22);
    expect(verdicts(trace)).toEqual(allHold);
  });
});

describe("mistakes", () => {
  test("highest-not-raised: node 1 asks with 1 after it has answered (5, 2), and both are in", () => {
    expect(entered("highest-not-raised")).toEqual(["1,1 at 35", "5,2 at 50"]);
    expect(broken("highest-not-raised", "mutual-exclusion").why).toBe(
      "node 2 enters while node 1 is in the critical section",
    );
  });

  test("reply-while-held: node 1 enters while node 2 is inside", () => {
    expect(entered("reply-while-held")).toEqual(["4,2 at 20", "5,1 at 35"]);
    expect(broken("reply-while-held", "mutual-exclusion").why).toBe(
      "node 1 enters while node 2 is in the critical section",
    );
  });

  test("deferred-cleared-early: node 2 has left, and node 1 waits for ever", () => {
    expect(entered("deferred-cleared-early")).toEqual(["4,2 at 20"]);
    expect(broken("deferred-cleared-early", "all-served").why).toBe(
      "node 1 still waits for the REPLY from node 2",
    );
  });

  test.each([
    ["text-violation", { order: "timestamp-id" }],
    ["tie-without-id", { order: "timestamp-id" }],
    ["highest-not-raised", { raiseHighest: true }],
    ["reply-while-held", { deferWhenHeld: true }],
    ["deferred-cleared-early", { clearDeferredEarly: false }],
  ] as const)("%s: with the right rule nothing breaks", (id, options) => {
    const scenario = ownScenario(shippedRun(id));
    const right = { ...scenario, options: { ...scenario.options, ...options } };
    expect(verdicts(run(right))).toEqual(allHold);
  });
});
