import { describe, expect, test } from "vitest";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import type { WireRule } from "../../src/protocols/over-sockets/citation.ts";
import type { Rule } from "../../src/protocols/ricart-agrawala/citation.ts";
import { runOf } from "../../src/store/run.ts";
import { handoutNodes, scenario, type ScenarioFile } from "../support/scenario.ts";
import { allTold, sentenceOf, sentencesOf, shippedRun, toldSteps } from "./shipped.ts";

/** The sentences of a run that is no shipped one. */
function told(file: ScenarioFile): string[] {
  return sentencesOf(runOf(ricartAgrawalaExperiment, scenario(file)));
}

/** The sentence of the n-th step of a shipped scenario that cites `rule`. */
function said(id: string, rule: Rule | WireRule, n = 0): string {
  const found = toldSteps(shippedRun(id)).filter((step) => step.rule === rule)[n];
  if (!found) throw new Error(`${id} cites ${rule} less than ${n + 1} times`);
  return sentenceOf(found);
}

describe("every step of every scenario", () => {
  test("has one sentence, short enough to be read at a glance", () => {
    for (const step of allTold()) {
      const sentence = sentenceOf(step);
      expect(sentence).toMatch(/^[A-Z1-9].*\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|\[object| {2}|\.\d{3}/);
      expect(sentence.length, sentence).toBeLessThanOrEqual(140);
    }
  });

  test("begins with the node whose step it is", () => {
    for (const step of allTold())
      expect(ricartAgrawalaExperiment.narrate(step).subject, step.kind).toBe(step.process);
  });

  test("gives every node that it names its colour", () => {
    for (const step of allTold())
      for (const piece of ricartAgrawalaExperiment.narrate(step).pieces)
        expect(typeof piece === "string" ? piece : "").not.toMatch(/[Nn]ode \d/);
  });
});

describe("the rules", () => {
  const cases: readonly (readonly [id: string, rule: Rule | WireRule, sentence: string])[] = [
    [
      "two-nodes",
      "request",
      "Node 1 requests the critical section: its timestamp is highest + 1 = 5. It sends (5, 1) to node 2.",
    ],
    ["two-nodes", "defer-mine-first", "Node 2 defers: its own request (4, 2) comes before node 1’s (5, 1)."],
    [
      "two-nodes",
      "reply-theirs-first",
      "Node 1 replies to node 2: request (4, 2) comes before its own (5, 1).",
    ],
    [
      "crash-blocks",
      "reply-released",
      "Node 2 replies to node 1 at once: it has no request of its own. Its highest goes from 0 to 1.",
    ],
    [
      "deferred-queue",
      "defer-held",
      "Node 1 defers its reply to node 4: it is in the critical section, so (2, 4) must wait.",
    ],
    [
      "reply-while-held",
      "reply-while-held",
      "Node 2 replies to node 1 although it is in the critical section: this variant does not defer then.",
    ],
    [
      "deferred-queue",
      "reply-counted",
      "Node 1 receives the REPLY from node 2 and still waits for nodes 3 and 4.",
    ],
    [
      "two-nodes",
      "reply-last",
      "Node 2 receives the last missing REPLY, from node 1: it may now enter with (4, 2).",
    ],
    [
      "wrong-suspicion",
      "reply-ignored",
      "Node 1 ignores the REPLY from node 2: it is not waiting for a reply.",
    ],
    ["two-nodes", "enter", "Node 2 enters the critical section with its request (4, 2): it has every reply."],
    ["two-nodes", "leave", "Node 2 leaves and sends the reply that it deferred, to node 1."],
    [
      "deferred-cleared-early",
      "leave-forgets",
      "Node 2 leaves, but it emptied its queue before it answered: it sends no REPLY to node 1.",
    ],
    [
      "restart-forgets",
      "restart",
      "Node 2 restarts and has forgotten everything: its highest is 0 and its queue is empty.",
    ],
    ["crash-probe", "probe", "Node 1 has waited 40 ms: it probes node 3."],
    [
      "crash-probe",
      "probe-answered",
      "Node 1 answers node 2’s PROBE with ALIVE at once: it is up, and it still defers the reply.",
    ],
    ["crash-probe", "alive", "Node 2 receives ALIVE from node 1: it keeps waiting for nodes 1 and 3."],
    [
      "crash-probe",
      "suspect",
      "Node 2 gives up on node 3, silent for 30 ms since its PROBE. It still waits for node 1.",
    ],
    [
      "crash-probe",
      "suspect-last",
      "Node 1 gives up on node 3, silent for 30 ms since its PROBE. It has every other reply, so it may enter.",
    ],
    [
      "lost-message-retry",
      "retry",
      "Node 1 has had no reply from node 2 for 30 ms: it sends the same request (5, 1) again.",
    ],
    [
      "lost-message-retry",
      "repeat-still-deferred",
      "Node 2 receives node 1’s request (5, 1) again. The request is already in its queue and stays deferred.",
    ],
    [
      "lost-message-retry",
      "repeat-answered",
      "Node 2 receives node 1’s request (5, 1) again. It has already answered it, so it replies again.",
    ],
    ["over-tcp", "opens", "Node 1 opens a socket to listen on."],
    ["over-tcp", "listens", "Node 1 listens on port 20001."],
    ["over-tcp", "connects", "Node 2 connects to node 1 on port 20001."],
    ["over-tcp", "connected", "Node 2 is connected to node 1, and sends its own id in the first line."],
    [
      "over-tcp",
      "accepts",
      "Node 1 accepts a connection. It does not know yet which node is at the other end.",
    ],
    ["over-tcp", "greeted", "Node 1 learns from the first line that node 2 is at the other end."],
    ["crash-over-tcp", "peer-gone", "Node 2 sees that the connection from node 3 has ended (its FIN)."],
  ];

  test("a node gives up on a peer at once when its connection has ended", () => {
    expect(said("crash-over-tcp", "suspect")).toBe(
      "Node 1 gives up on node 3, whose connection has ended. It still waits for node 2.",
    );
  });

  test.each(cases)("%s: %s", (id, rule, sentence) => expect(said(id, rule)).toBe(sentence));

  test("no rule is left out above", () => {
    const cited = new Set(allTold().flatMap(({ rule }) => rule ?? []));
    expect(new Set<string>(cases.map(([, rule]) => rule))).toEqual(cited);
  });

  test("a tie names the lower id", () => {
    expect(said("three-nodes-tie", "defer-mine-first", 1)).toBe(
      "Node 1 defers: its own request (5, 1) comes before node 3’s (5, 3): equal timestamps, and 1 is the lower id.",
    );
    expect(said("three-nodes-tie", "reply-theirs-first")).toBe(
      "Node 3 replies to node 1: request (5, 1) comes before its own (5, 3): equal timestamps, and 1 is the lower id.",
    );
  });

  test("compared as text, the sentence shows the texts", () => {
    expect(said("two-nodes-text", "defer-mine-first")).toBe(
      'Node 1 defers: as text, its own "REQ from 1 at 5" comes before "REQ from 2 at 4", though 5 > 4.',
    );
    expect(said("two-nodes-text", "reply-theirs-first")).toBe(
      'Node 2 replies to node 1: as text, "REQ from 1 at 5" comes before its own "REQ from 2 at 4", though 5 > 4.',
    );
  });

  test("compared as text, where the timestamps happen to agree it says that they do not matter", () => {
    const processes = [
      { ...handoutNodes[0], id: "1", highest: 3 },
      { ...handoutNodes[1], id: "2" },
    ];
    expect(told({ processes, options: { order: "text" } })).toContain(
      'Node 1 defers: as text, its own "REQ from 1 at 4" comes before "REQ from 2 at 4", whatever the timestamps.',
    );
  });

  test("compared without ids, a tie lets neither give way, and unequal timestamps decide", () => {
    expect(said("tie-without-id", "defer-mine-first", 1)).toBe(
      "Node 1 defers: both timestamps are 5, and without the ids neither request gives way to the other.",
    );
    const sentences = told({ processes: handoutNodes, options: { order: "timestamp" } });
    expect(sentences).toContain(
      "Node 2 defers: its own timestamp 4 is lower than 5, that of node 1; ids are not compared.",
    );
    expect(sentences).toContain(
      "Node 1 replies to node 2: timestamp 4 is lower than its own 5; ids are not compared.",
    );
  });

  test("a node that does not raise highest says which timestamp it has seen", () => {
    expect(said("highest-not-raised", "reply-released")).toBe(
      "Node 1 replies to node 2 at once: it has no request of its own. Its highest stays 0, although it has seen 5.",
    );
  });

  test("a request alone, among many, and without the suspected", () => {
    const alone = [{ id: "1", requests: [{ atMs: 0, holdMs: 1 }] }];
    expect(told({ processes: alone })[1]).toBe(
      "Node 1 requests the critical section: its timestamp is highest + 1 = 1. There is no other node to ask.",
    );
    expect(said("twelve-nodes", "request")).toBe(
      "Node 1 requests the critical section: its timestamp is highest + 1 = 1. It sends (1, 1) to 11 nodes.",
    );
    expect(said("crash-probe", "request", 2)).toBe(
      "Node 1 requests the critical section: its timestamp is highest + 1 = 3. It sends (3, 1) and expects no REPLY from node 3, which it suspects.",
    );
  });

  test("leaving names every node that it answers, or says that there is none", () => {
    expect(said("deferred-queue", "leave")).toBe(
      "Node 1 leaves and sends the replies that it deferred, to nodes 4, 2 and 3, in the order of their requests.",
    );
    expect(said("two-nodes", "leave", 1)).toBe(
      "Node 1 leaves the critical section. It has deferred no request.",
    );
  });

  test("a REPLY is ignored for three reasons", () => {
    expect(said("lost-message-retry", "reply-ignored")).toBe(
      "Node 1 ignores the REPLY from node 2: it already has a reply from node 2.",
    );
    const ignored = toldSteps(shippedRun("lost-message-retry")).find(({ rule }) => rule === "reply-ignored");
    const older = ignored && { ...ignored, values: { ...ignored.values, answers: 4, mine: 6 } };
    expect(older && sentenceOf(older)).toBe(
      "Node 1 ignores the REPLY from node 2: it answers request 4, but the current request is 6.",
    );
  });

  test("a sign of life that no node waits for", () => {
    expect(said("wrong-suspicion", "alive")).toBe(
      "Node 1 receives ALIVE from node 2 too late: it no longer waits for a reply.",
    );
  });

  test("a probe of a node that owes nothing", () => {
    const probe = toldSteps(shippedRun("crash-probe")).find(({ rule }) => rule === "probe-answered");
    const owing = probe && { ...probe, values: { ...probe.values, deferred: false } };
    expect(owing && sentenceOf(owing)).toBe(
      "Node 1 answers node 2’s PROBE with ALIVE at once: it is up, and it owes no reply.",
    );
  });
});

test("no sentence and no title has a typewriter's apostrophe", () => {
  const { scenarios, tasks } = ricartAgrawalaExperiment;
  const written = [
    ...allTold().map((told) => sentenceOf(told)),
    ...scenarios.flatMap(({ title, lookAt }) => [title, lookAt]),
    ...tasks.flatMap(({ title, aim, doneWhen }) => [title, aim, doneWhen]),
  ];
  expect(written.filter((text) => /[a-z0-9]'/i.test(text))).toEqual([]);
});
