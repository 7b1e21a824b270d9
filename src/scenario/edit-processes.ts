import type { ProcessId } from "../base/words.ts";
import type { Intervention, RicartAgrawalaScenario } from "./scenario.ts";
import { parseMessageName } from "../world/message-name.ts";

/** The scenario with one more node, which has the next number and asks once. */
export function withNode(scenario: RicartAgrawalaScenario): RicartAgrawalaScenario {
  const highest = Math.max(0, ...scenario.processes.map(({ id }) => Number(id)));
  const node = { id: String(highest + 1), highest: 0, requests: [{ atMs: 0, holdMs: 20 }] };
  return { ...scenario, processes: [...scenario.processes, node] };
}

/** The scenario without a node, and without all that speaks of it: its links, and what was decided about it. */
export function withoutNode(scenario: RicartAgrawalaScenario, id: ProcessId): RicartAgrawalaScenario {
  const links = scenario.network.links.filter(({ from, to }) => from !== id && to !== id);
  return {
    ...scenario,
    network: { ...scenario.network, links },
    interventions: scenario.interventions.flatMap((each) => withoutMention(each, id)),
    processes: scenario.processes.filter((each) => each.id !== id),
  };
}

function withoutMention(intervention: Intervention, id: ProcessId): Intervention[] {
  if ("message" in intervention) {
    const parts = parseMessageName(intervention.message);
    return parts?.from === id || parts?.to === id ? [] : [intervention];
  }
  if ("process" in intervention) return intervention.process === id ? [] : [intervention];
  return [
    { ...intervention, groups: intervention.groups.map((group) => group.filter((each) => each !== id)) },
  ];
}
