import type { RicartAgrawalaScenario } from "../../scenario/scenario.ts";
import type { ShippedScenario } from "../experiment.ts";

const base: RicartAgrawalaScenario = {
  version: 1,
  experiment: "ricart-agrawala",
  title: "Two nodes, the handout's timestamps",
  seed: 1,
  limitMs: 60_000,
  stepsMax: 1_000_000,
  network: { delay: { kind: "constant", ms: 10 }, order: "fifo", loss: 0, duplicate: 0, links: [] },
  interventions: [],
  processes: [
    { id: "1", highest: 4, requests: [{ atMs: 0, holdMs: 20 }] },
    { id: "2", highest: 3, requests: [{ atMs: 0, holdMs: 20 }] },
  ],
  options: {
    order: "timestamp-id",
    raiseHighest: true,
    deferWhenHeld: true,
    clearDeferredEarly: false,
    transport: "messages",
    failures: { kind: "none" },
  },
};

export const ricartAgrawalaScenarios: readonly ShippedScenario[] = [
  {
    id: "two-nodes",
    title: base.title,
    lookAt:
      "Node 2 asks with the lower timestamp, so it enters first, and node 1 waits for its deferred reply.",
    scenario: base,
  },
];
