import type { ProcessId } from "../base/words.ts";
import type { Intervention, ScenarioBase } from "./scenario.ts";
import { parseCommand } from "./command.ts";
import { messageName, parseMessageName } from "../world/message-name.ts";

/** The process that a timer's name ends with, and the words before it; null if it names no process. */
export type PeerOf = (timer: string) => { readonly about: string; readonly peer: ProcessId } | null;

type Parts = Pick<ScenarioBase, "network" | "interventions" | "schedule">;

/** The network, the interventions and the schedule of a scenario, without all that speaks of a process. */
export function partsWithout(scenario: ScenarioBase, id: ProcessId, peerOf: PeerOf = () => null): Parts {
  const links = scenario.network.links.filter(({ from, to }) => from !== id && to !== id);
  return {
    network: { ...scenario.network, links },
    interventions: scenario.interventions.flatMap((each) => withoutMention(each, id)),
    ...(scenario.schedule && {
      schedule: scenario.schedule.filter((words) => !processesIn(words, peerOf).includes(id)),
    }),
  };
}

/** The same parts, with the processes that they speak of called otherwise. */
export function partsRenamed(
  scenario: ScenarioBase,
  called: (id: ProcessId) => ProcessId,
  peerOf: PeerOf,
): Parts {
  const { network, interventions, schedule } = scenario;
  const links = network.links.map((link) => ({ ...link, from: called(link.from), to: called(link.to) }));
  return {
    network: { ...network, links },
    interventions: interventions.map((each) => mentioning(each, called)),
    ...(schedule && { schedule: schedule.map((words) => commanding(words, called, peerOf)) }),
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
function processesIn(words: string, peerOf: PeerOf): ProcessId[] {
  const found: ProcessId[] = [];
  const note = (id: ProcessId) => {
    found.push(id);
    return id;
  };
  commanding(words, note, peerOf);
  return found;
}

/** A command with the processes in it called otherwise. */
function commanding(words: string, called: (id: ProcessId) => ProcessId, peerOf: PeerOf): string {
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
    case "timer": {
      const told = peerOf(command.timer);
      const timer = told ? `${told.about}${called(told.peer)}` : command.timer;
      return `${called(command.process)} ${timer}`;
    }
    default:
      return words;
  }
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
