import { limits } from "../../contract/limits.ts";
import { listed, type ProcessId } from "../../base/words.ts";
import type { Wish } from "../../protocols/ricart-agrawala/state.ts";
import { recordedScenario, type Deeds } from "../../scenario/recorded.ts";
import type { RicartAgrawalaOptions, RicartAgrawalaScenario } from "./scenario.ts";
import { isMessageChange } from "../../scenario/scenario.ts";
import { deedsOf } from "../live-deeds.ts";
import { liveTitle } from "../live-title.ts";
import type { LiveExperiment, LiveSettings, LiveShow } from "../live-show.ts";
import { figureOf } from "./figure.ts";

/** How long a node is inside: long enough to see its figure grow. */
const VISIT_MS = 1100;

/** Ricart–Agrawala in real time: every node wants in again and again, and draws on one picture while it is. */
export const liveNodes: LiveExperiment<"ricart-agrawala"> = {
  experiment: "ricart-agrawala",
  processes: { usual: 3, least: 2 },
  words: { processes: "Nodes", messages: "Messages" },
  settings: [],
  about: ({ options }) => ({
    title: "One picture, one pen",
    paragraphs: [
      "Each node runs in its own thread of this browser. All nodes share one picture and one pen. In the critical section a node draws its number in a frame, stroke by stroke. Each stroke starts where the pen is, so two nodes in the section spoil each other’s figure.",
      `The nodes follow the rules of the open scenario: ${listed(rulesOf(options))}. ${options.transport === "sockets" ? "Segments" : "Messages"} take 60 to 240 ms here and a visit takes 1.1 s, slow enough to see.`,
      ...(options.transport === "sockets"
        ? [
            "Messages are lines over TCP, as in the scenario. One more thread is the kernel with the nodes’ sockets.",
          ]
        : []),
    ],
  }),
  show: showOf,
};

function showOf(scenario: RicartAgrawalaScenario, { processes: count, loss }: LiveSettings): LiveShow {
  const { options, network } = scenario;
  const known = scenario.processes.slice(0, count);
  const highest = Math.max(0, ...known.map(({ id }) => Number(id)));
  const added = Array.from({ length: count - known.length }, (_, i) => ({
    id: String(highest + i + 1),
    highest: 0,
  }));
  const processes = [...known, ...added].map((process) => ({ ...process, requests: [] }));
  const ids = processes.map(({ id }) => id);
  const has = (id: string) => ids.includes(id);
  const { failures } = options;
  const set: RicartAgrawalaScenario = {
    ...scenario,
    title: liveTitle(scenario.title),
    interventions: scenario.interventions
      .filter(isMessageChange)
      .filter(({ message }) => message.split(/[>#]/, 2).every(has)),
    network: {
      ...network,
      loss: loss / 100,
      delay: { kind: "uniform", minMs: 60, maxMs: 240 },
      links: [],
    },
    processes,
    options: {
      ...options,
      failures:
        failures.kind === "probe"
          ? { kind: "probe", patienceMs: 4000, timeoutMs: 1000 }
          : failures.kind === "retry"
            ? { kind: "retry", afterMs: 1500 }
            : failures,
    },
  };
  return {
    scenario: set,
    spares: 0,
    isContest: true,
    deeds: deedsOf(scenario, ids),
    wanting: (process) => ({
      wish: { kind: "request", holdMs: VISIT_MS },
      minMs: 200,
      maxMs: 1500,
      strokes: figureOf(ids[process] ?? ""),
      visitMs: VISIT_MS,
    }),
    recorded: (deeds) => recordedNodes(set, deeds),
  };
}

/** The nodes ask again when they were asked. */
function recordedNodes(set: RicartAgrawalaScenario, deeds: Deeds): RicartAgrawalaScenario {
  const requests = (process: ProcessId) =>
    deeds.wishes
      .filter((wished) => wished.process === process && wished.atMs <= limits.momentMs)
      .map(({ atMs, wish }) => ({ atMs, holdMs: (wish as Wish).holdMs }));
  const recorded = recordedScenario(set, deeds);
  return {
    ...recorded,
    processes: recorded.processes.map((process) => ({ ...process, requests: requests(process.id) })),
  };
}

function rulesOf(options: RicartAgrawalaOptions): string[] {
  return [
    orders[options.order],
    ...(options.raiseHighest ? [] : ["nodes do not learn from the timestamps that they receive"]),
    ...(options.deferWhenHeld ? [] : ["a node inside replies at once"]),
    ...(options.clearDeferredEarly ? ["the queue is emptied before it is answered"] : []),
    silences[options.failures.kind],
  ];
}

const orders = {
  "timestamp-id": "requests are ordered by timestamp and id",
  text: "requests are compared as text",
  timestamp: "requests are ordered by timestamp alone",
} as const;

const silences = {
  none: "a node waits for every peer, even a silent peer",
  probe: "a node probes a silent peer, and gives up on it after a second",
  retry: "a node sends a request again while it has no reply",
} as const;
