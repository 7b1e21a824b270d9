import { describe, expect, test } from "vitest";
import type { Told } from "../../src/experiments/experiment.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { runOf } from "../../src/store/run.ts";
import { handoutNodes, scenario, type ScenarioFile } from "../support/scenario.ts";
import { sentenceOf, toldSteps } from "./shipped.ts";

describe("what happens from outside", () => {
  const crash = { do: "crash", process: "2", atMs: 5 } as const;

  function happened(kind: Told["kind"], file: ScenarioFile): string[] {
    const run = runOf(ricartAgrawalaExperiment, scenario({ processes: handoutNodes, ...file }));
    return toldSteps(run)
      .filter((step) => step.kind === kind)
      .map(sentenceOf);
  }

  test.each<[ScenarioFile, string]>([
    [{}, "Nodes 1 and 2 start with 4 and 3 as highest, the highest timestamp seen. A message takes 10 ms."],
    [
      { processes: [{ id: "7" }], network: { delay: { kind: "uniform", minMs: 5, maxMs: 15 } } },
      "Node 7 starts with 0 as highest, the highest timestamp seen. A message takes 5 to 15 ms.",
    ],
    [
      { network: { delay: { kind: "exponential", minMs: 5, meanMs: 2.5 }, order: "any", loss: 0.05 } },
      "Nodes 1 and 2 start with 4 and 3 as highest, the highest timestamp seen. A message takes at least 5 ms, 7.5 ms on average, and may overtake another, and 5% are lost.",
    ],
    [
      { network: { links: [{ from: "2", to: "1", delay: { kind: "constant", ms: 40 } }] } },
      "Nodes 1 and 2 start with 4 and 3 as highest, the highest timestamp seen. A message takes 10 ms, but 40 ms from node 2 to node 1.",
    ],
  ])("begin %#", (file, sentence) => expect(happened("begin", file)).toEqual([sentence]));

  test("many nodes are counted, and so are their different beginnings", () => {
    const processes = ["1", "2", "3", "4", "5", "6"].map((id, highest) => ({ id, highest }));
    expect(happened("begin", { processes })).toEqual([
      "6 nodes start with different values of highest, the highest timestamp seen. A message takes 10 ms.",
    ]);
  });

  test.each<[string, ScenarioFile, string]>([
    [
      "drop",
      { interventions: [{ do: "drop", message: "2>1#1" }] },
      "The REQUEST (4, 2) from node 2 to node 1 is lost: it was dropped, and neither node learns of it.",
    ],
    [
      "loss",
      { network: { loss: 1 } },
      "The REQUEST (5, 1) from node 1 to node 2 is lost on the way by chance, and neither node learns of it.",
    ],
    [
      "partition",
      { interventions: [{ do: "partition", groups: [["1"], ["2"]], fromMs: 5, untilMs: 15 }] },
      "The REQUEST (5, 1) from node 1 to node 2 is lost: the partition cuts it off.",
    ],
    ["down", { interventions: [crash] }, "The REQUEST (5, 1) from node 1 to node 2 is lost: node 2 is down."],
  ])("lost: %s", (_, file, sentence) => expect(happened("lost", file)[0]).toBe(sentence));

  test("crash", () =>
    expect(happened("crash", { interventions: [crash] })).toEqual([
      "Node 2 crashes: it loses its state, timers and queue. Messages that arrive while it is down are lost.",
    ]));

  test("unheard", () => {
    const interventions: Intervention[] = [{ ...crash, atMs: 0 }];
    expect(happened("unheard", { interventions })).toEqual([
      "Node 2 is down, so its user’s request to enter is lost.",
    ]);
  });

  test("postponed", () => {
    const twice = { id: "1", requests: [0, 5].map((atMs) => ({ atMs, holdMs: 20 })) };
    expect(happened("postponed", { processes: [twice, { id: "2" }] })).toEqual([
      "Node 1 wants to enter again. The new request waits until its current request is done.",
    ]);
  });

  test("set-clock, back and forward", () => {
    const change = { do: "set-clock", process: "2" } as const;
    expect(
      happened("set-clock", {
        interventions: [
          { ...change, atMs: 3, byMs: -500 },
          { ...change, atMs: 4, byMs: 0.5 },
        ],
      }),
    ).toEqual([
      "Node 2 gets its clock set back by 500 ms. This changes nothing: only timestamps are compared.",
      "Node 2 gets its clock set forward by 0.5 ms. This changes nothing: only timestamps are compared.",
    ]);
  });

  test("partition and heal", () => {
    const processes = ["1", "2", "3", "4"].map((id) => ({ id }));
    const interventions: Intervention[] = [
      { do: "partition", groups: [["1"], ["2", "3"], ["4"]], fromMs: 5, untilMs: 15 },
    ];
    expect(happened("partition", { processes, interventions })).toEqual([
      "A partition begins: no message passes between node 1, nodes 2 and 3 and node 4.",
    ]);
    expect(happened("heal", { processes, interventions })).toEqual([
      "The partition ends: messages pass again between node 1, nodes 2 and 3 and node 4.",
    ]);
  });
});
