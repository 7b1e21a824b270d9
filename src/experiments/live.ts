import type { Intervention, Scenario } from "../scenario/scenario.ts";
import { liveClocks } from "./berkeley/live.ts";
import { liveNodes } from "./ricart-agrawala/live.ts";
import { LIVE_PROCESSES_MAX, type LiveSettings, type LiveShow } from "./live-show.ts";
import { livePrograms, usualTravelMs } from "./sockets/live.ts";

/** What is set where nobody has set anything yet. */
export function liveSettings(scenario: Scenario): LiveSettings {
  const count = Math.min(scenario.processes.length, LIVE_PROCESSES_MAX);
  const least = { berkeley: 2, "ricart-agrawala": 3, sockets: 1 }[scenario.experiment];
  return {
    processes: Math.max(least, count),
    driftPpm: 10_000,
    everyMs: 2000,
    loss: Math.round(scenario.network.loss * 100),
    travelMs: usualTravelMs(scenario),
  };
}

/** The open scenario, made to be watched in real time. */
export function liveShow(opened: Scenario, settings: LiveSettings): LiveShow {
  // What comes first is not chosen here.
  const { schedule: _schedule, ...free } = opened;
  const scenario = free as Scenario;
  switch (scenario.experiment) {
    case "berkeley":
      return liveClocks(scenario, settings);
    case "ricart-agrawala":
      return liveNodes(scenario, settings);
    case "sockets":
      return livePrograms(scenario, settings);
  }
}

/** What a scenario asks for that is not done where it is run for real; empty where all is. */
export function leftBehind(scenario: Scenario): string[] {
  const has = (kind: Intervention["do"]) => scenario.interventions.some((one) => one.do === kind);
  return [
    ...(has("partition") && scenario.experiment !== "sockets" ? ["its partitions"] : []),
    ...(has("set-clock") ? ["the clocks that it sets"] : []),
    ...(scenario.schedule ? ["its steps chosen by hand"] : []),
  ];
}
