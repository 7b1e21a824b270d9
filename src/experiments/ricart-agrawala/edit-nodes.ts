import type { ProcessId } from "../../base/words.ts";
import { connecting } from "../../protocols/over-sockets/wire.ts";
import { WIRE } from "../../protocols/over-sockets/connections.ts";
import { SILENCE } from "../../protocols/ricart-agrawala/probe.ts";
import { partsRenamed, partsWithout, type PeerOf } from "../../scenario/edit-processes.ts";
import type { RicartAgrawalaScenario } from "./scenario.ts";

/** The timers that a node sets for one of its peers. */
const peerOf: PeerOf = (timer) => {
  const about = [SILENCE, `${WIRE}${connecting("")}`].find((words) => timer.startsWith(words));
  return about === undefined ? null : { about, peer: timer.slice(about.length) };
};

/** The scenario with one more node, which has the next number and asks once. */
export function withNode(scenario: RicartAgrawalaScenario): RicartAgrawalaScenario {
  const highest = Math.max(0, ...scenario.processes.map(({ id }) => Number(id)));
  const node = { id: String(highest + 1), highest: 0, requests: [{ atMs: 0, holdMs: 20 }] };
  return { ...scenario, processes: [...scenario.processes, node] };
}

/** The scenario without a node, and without all that speaks of it: its links, and what was decided about it. */
export function withoutNode(scenario: RicartAgrawalaScenario, id: ProcessId): RicartAgrawalaScenario {
  return {
    ...scenario,
    ...partsWithout(scenario, id, peerOf),
    processes: scenario.processes.filter((each) => each.id !== id),
  };
}

/** The scenario with a node called otherwise, and all that speaks of it speaking of it by its new name. */
export function renamed(
  scenario: RicartAgrawalaScenario,
  id: ProcessId,
  next: ProcessId,
): RicartAgrawalaScenario {
  const called = (each: ProcessId): ProcessId => (each === id ? next : each);
  return {
    ...scenario,
    ...partsRenamed(scenario, called, peerOf),
    processes: scenario.processes.map((each) => ({ ...each, id: called(each.id) })),
  };
}
