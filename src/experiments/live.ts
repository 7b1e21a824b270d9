import type { Intervention, Scenario } from "../scenario/scenario.ts";
import { recordedScenario } from "../scenario/recorded.ts";
import { liveClocks } from "./berkeley/live.ts";
import { deedsOf } from "./live-deeds.ts";
import { LIVE_PROCESSES_MAX, type LiveExperiment, type LiveSettings, type LiveShow } from "./live-show.ts";
import { liveTitle } from "./live-title.ts";
import { liveNodes } from "./ricart-agrawala/live.ts";
import { livePrograms } from "./sockets/live.ts";

/** Those that say more of themselves than any experiment does. */
const known: readonly LiveExperiment[] = [liveClocks, liveNodes, livePrograms];

/** Slow enough to be followed by eye. */
const SEEN_MS = 300;

export function liveOf({ experiment }: Scenario): LiveExperiment {
  return known.find((live) => live.experiment === experiment) ?? { ...plain, experiment };
}

/** The processes of the scenario, without their users' requests. */
const plain: Omit<LiveExperiment, "experiment"> = {
  processes: { usual: 1, least: 1 },
  words: { processes: null, messages: "Messages" },
  settings: [],
  about: () => ({
    title: "Real processes",
    paragraphs: [
      "Each process runs in its own thread of this browser. The protocol code is the same as in the simulation.",
    ],
  }),
  show: (scenario, { loss }) => {
    const set = {
      ...scenario,
      title: liveTitle(scenario.title),
      network: { ...scenario.network, loss: loss / 100 },
    };
    return {
      scenario: set,
      spares: 0,
      deeds: deedsOf(scenario),
      wanting: () => null,
      recorded: (deeds) => recordedScenario(set, deeds),
    };
  },
};

/** The default settings. */
export function liveSettings(scenario: Scenario): LiveSettings {
  const live = liveOf(scenario);
  const count = Math.min(scenario.processes.length, LIVE_PROCESSES_MAX);
  return {
    processes: Math.max(live.processes.usual, count),
    driftPpm: 10_000,
    everyMs: 2000,
    loss: Math.round(scenario.network.loss * 100),
    travelMs: live.usualTravelMs?.(scenario) ?? SEEN_MS,
  };
}

/** The open scenario, made to be watched in real time. */
export function liveShow(opened: Scenario, settings: LiveSettings): LiveShow {
  // What comes first is not chosen here.
  const { schedule: _schedule, ...free } = opened;
  const scenario = free as Scenario;
  return liveOf(scenario).show(scenario, settings);
}

/** The parts of a scenario that real processes ignore; empty if there are none. */
export function leftBehind(scenario: Scenario): string[] {
  const has = (kind: Intervention["do"]) => scenario.interventions.some((one) => one.do === kind);
  return [
    ...(has("partition") && !liveOf(scenario).hasPartitions ? ["its partitions"] : []),
    ...(has("set-clock") ? ["its changes of clocks"] : []),
    ...(scenario.schedule ? ["its steps in the order chosen by hand"] : []),
  ];
}

/** How often the scenario kills or starts processes itself: that is really done to their threads. */
export function doneFromOutside(scenario: Scenario): number {
  const lives = scenario.interventions.filter((one) => one.do === "crash" || one.do === "restart").length;
  return lives + (liveOf(scenario).killCount?.(scenario) ?? 0);
}
