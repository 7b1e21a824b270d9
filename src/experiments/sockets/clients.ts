import { canonicalJson } from "../../base/canonical-json.ts";
import { partsWithout } from "../../scenario/edit-processes.ts";
import type { SocketsScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { serverLoop, serverThreads } from "./programs/many.ts";
import { clients } from "./scenarios/many.ts";
import { running } from "./scenarios/processes.ts";

/** A server of task 7.2, and how many clients it serves. */
export interface Served {
  readonly count: number;
  readonly server: "one-at-a-time" | "a-thread-each";
}

const serverOf = { "one-at-a-time": serverLoop, "a-thread-each": serverThreads } as const;
/** As many may have to wait for all before them. */
const limitMs = 3000;

/** How a run of many clients is served; null of any other run. */
export function servedIn(scenario: Scenario): Served | null {
  if (scenario.experiment !== "sockets") return null;
  const [server, ...rest] = scenario.processes;
  const program = canonicalJson(server?.program);
  for (const kind of ["one-at-a-time", "a-thread-each"] as const)
    if (program === canonicalJson(serverOf[kind](rest.length).program))
      return { count: rest.length, server: kind };
  return null;
}

/** The same run with this number of clients, or with the other server; the remaining processes do not change. */
export function servedAs(scenario: SocketsScenario, { count, server }: Served): SocketsScenario {
  const [first, ...before] = scenario.processes;
  const stay = before.slice(0, count);
  const gone = before.slice(count).map(({ name }) => name);
  const kept = gone.reduce((rest, name) => ({ ...rest, ...partsWithout(rest, name) }), scenario);
  const names = new Set(stay.map(({ name }) => name));
  const come = clients(count, 15).filter(({ name }) => !names.has(name));
  return {
    ...kept,
    limitMs: Math.max(limitMs, scenario.limitMs),
    processes: [
      { ...running("server", serverOf[server](count)), ...(first && { startAt: first.startAt }) },
      ...stay,
      ...come.slice(0, count - stay.length),
    ],
  };
}
