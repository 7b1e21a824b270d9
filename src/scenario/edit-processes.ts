import type { ProcessId } from "../base/words.ts";
import type { Intervention, RicartAgrawalaScenario, ScenarioBase } from "./scenario.ts";
import { parseCommand } from "./command.ts";
import { messageName, parseMessageName } from "../world/message-name.ts";

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
    ...partsWithout(scenario, id),
    processes: scenario.processes.filter((each) => each.id !== id),
  };
}

/** The network, the interventions and the schedule of a scenario, without all that speaks of a process. */
export function partsWithout(
  scenario: ScenarioBase,
  id: ProcessId,
): Pick<ScenarioBase, "network" | "interventions" | "schedule"> {
  const links = scenario.network.links.filter(({ from, to }) => from !== id && to !== id);
  return {
    network: { ...scenario.network, links },
    interventions: scenario.interventions.flatMap((each) => withoutMention(each, id)),
    ...(scenario.schedule && {
      schedule: scenario.schedule.filter((words) => !processesIn(words).includes(id)),
    }),
  };
}

/** The scenario with a node called otherwise, and all that speaks of it speaking of it by its new name. */
export function renamed(
  scenario: RicartAgrawalaScenario,
  id: ProcessId,
  next: ProcessId,
): RicartAgrawalaScenario {
  const called = (each: ProcessId): ProcessId => (each === id ? next : each);
  const links = scenario.network.links.map((link) => ({
    ...link,
    from: called(link.from),
    to: called(link.to),
  }));
  return {
    ...scenario,
    network: { ...scenario.network, links },
    interventions: scenario.interventions.map((each) => mentioning(each, called)),
    ...(scenario.schedule && { schedule: scenario.schedule.map((words) => commanding(words, called)) }),
    processes: scenario.processes.map((each) => ({ ...each, id: called(each.id) })),
  };
}

function mentioning(intervention: Intervention, called: (id: ProcessId) => ProcessId): Intervention {
  if ("message" in intervention) {
    const parts = parseMessageName(intervention.message);
    if (!parts) return intervention;
    return { ...intervention, message: messageName(called(parts.from), called(parts.to), parts.n) };
  }
  if ("process" in intervention) return { ...intervention, process: called(intervention.process) };
  return { ...intervention, groups: intervention.groups.map((group) => group.map(called)) };
}

/** The processes that a command of a schedule speaks of, one in the name of a timer among them. */
function processesIn(words: string): ProcessId[] {
  const found: ProcessId[] = [];
  commanding(words, (id) => {
    found.push(id);
    return id;
  });
  return found;
}

/** A command with the processes in it called otherwise. */
function commanding(words: string, called: (id: ProcessId) => ProcessId): string {
  const command = parseCommand(words);
  if (!command) return words;
  switch (command.kind) {
    case "deliver":
    case "lose": {
      const parts = parseMessageName(command.message);
      return parts ? `${command.kind} ${messageName(called(parts.from), called(parts.to), parts.n)}` : words;
    }
    case "crash":
    case "restart":
      return `${command.kind} ${called(command.process)}`;
    case "ask":
      return `${called(command.process)} ask`;
    case "timer":
      return `${called(command.process)} ${timerOf(command.timer, called)}`;
    default:
      return words;
  }
}

/** Some timers are about a peer, whose name is their last word: "silence of 3", "wire: connect 2". */
function timerOf(timer: string, called: (id: ProcessId) => ProcessId): string {
  const about = /^(silence of |wire: connect )(.+)$/.exec(timer);
  return about ? `${about[1]}${called(about[2] ?? "")}` : timer;
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
