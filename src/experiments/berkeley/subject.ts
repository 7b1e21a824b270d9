import type { Subject } from "../../contract/subject.ts";
import type { Precision } from "../../protocols/berkeley/bound.ts";
import { berkeley } from "../../protocols/berkeley/machine.ts";
import { berkeleyProperties } from "../../protocols/berkeley/properties/properties.ts";
import { berkeleyReader } from "../../protocols/berkeley/reader.ts";
import { berkeleySpace } from "../../protocols/berkeley/space.ts";
import type { Config, Message, State, Wish } from "../../protocols/berkeley/state.ts";
import { clockMsOf, type BerkeleyScenario } from "./scenario.ts";

/** What a runtime needs to run a scenario of this experiment. */
export function berkeleySubject(scenario: BerkeleyScenario): Subject<Config, State, Message, Wish> {
  const { master, rounds, election, ...rest } = scenario.options;
  const ids = scenario.processes.map(({ id }) => id);
  const fixed = master ?? ids[0] ?? "";
  return {
    machine: berkeley,
    reader: berkeleyReader,
    properties: berkeleyProperties(precisionOf(scenario)),
    space: berkeleySpace,
    turns: rounds,
    members: scenario.processes.map((process) => ({
      id: process.id,
      config: {
        ...rest,
        self: process.id,
        processes: ids,
        peers: ids.filter((other) => other !== process.id),
        election: election.kind === "fixed" ? { kind: "fixed", master: fixed } : election,
      },
      clockMs: clockMsOf(process),
      driftPpm: process.driftPpm,
      asks: [],
    })),
  };
}

/** How exact the scenario's clocks, adjustments and roundings are. */
export function precisionOf({ processes, options }: BerkeleyScenario): Precision {
  const { roundSeconds, adjust } = options;
  return {
    drift: Math.max(...processes.map(({ driftPpm }) => Math.abs(driftPpm))) * 1e-6,
    slew: adjust.kind === "slew" ? adjust.ppm * 1e-6 : 0,
    // Half of the last decimal of a second.
    roundingMs: roundSeconds === null ? 0 : Number(`5e${2 - roundSeconds}`),
  };
}
