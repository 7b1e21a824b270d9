import { socketsSummary } from "../../src/summary/sockets.ts";
import { socketsSubject } from "../../src/experiments/sockets/subject.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import type { SocketsScenario } from "../../src/experiments/sockets/scenario.ts";
import type { Trace } from "../../src/trace/trace.ts";
import type { Observation } from "./compare.ts";

/** A case of the recordings; its name, its lesson and its tags say nothing to the model. */
export interface Case {
  readonly name: string;
  readonly teaches?: string;
  readonly limitMs?: number;
  readonly processes: readonly object[];
}

export function socketsScenario(file: object): SocketsScenario {
  const checked = checkScenario({ version: 1, experiment: "sockets", ...file });
  if (!checked.ok) throw new Error(tellAll(checked.problems));
  if (checked.value.experiment !== "sockets") throw new Error("another experiment");
  return checked.value;
}

export function runSockets(file: object): Trace {
  const scenario = socketsScenario(file);
  return simulate(scenario, socketsSubject(scenario));
}

/** What the model makes of a case, in the form of a recording. */
export function observed({ processes, limitMs }: Case): Observation {
  const scenario = socketsScenario(limitMs === undefined ? { processes } : { processes, limitMs });
  const trace = simulate(scenario, socketsSubject(scenario));
  return { processes: socketsSummary(trace, scenario).outcomes };
}
