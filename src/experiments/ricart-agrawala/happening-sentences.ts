import { listed } from "../../base/words.ts";
import type { RicartAgrawalaScenario, Scenario } from "../../scenario/scenario.ts";
import type { Piece, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { decimals, node, nodes } from "./values.ts";
import { ownScenario } from "./own-scenario.ts";

/** What happens to the nodes from outside: the beginning, losses, crashes, partitions. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return begin(ownScenario(told));
    case "lost":
      return lost(told);
    case "crash":
      return say`${strong("crashes")}: its state, its timers and its queue are gone, and messages to it will be lost.`;
    case "unheard":
      return say`is down, so nobody hears its user’s wish to enter the critical section.`;
    case "postponed":
      if (ownScenario(told).options.transport === "sockets")
        return say`wants to enter, which ${strong("waits")} until it is connected to everybody and has no request open.`;
      return say`has a further wish to enter, which ${strong("waits")} until the request that is open is done.`;
    case "arrive":
      return arrives(told);
    case "resend":
      return say`A kernel ${strong("sends again")} what stayed without an acknowledgement.`;
    case "set-clock":
      return setClock(told);
    case "partition":
      return say`A ${strong("partition")} begins: no message passes between ${sides(told)}.`;
    case "heal":
      return say`The ${strong("partition")} ends: messages pass again between ${sides(told)}.`;
    default:
      return [told.kind];
  }
}

function begin(scenario: RicartAgrawalaScenario): Piece[] {
  const { processes, network } = scenario;
  const ids = processes.map(({ id }) => id);
  const start = ids.length === 1 ? "starts" : "start";
  return say`${capital(nodes(ids))} ${start} with ${highestWords(scenario)}; a message takes ${delayWords(network.delay)}${exceptions(scenario)}. Press → for the first step.`;
}

function highestWords({ processes }: RicartAgrawalaScenario): string {
  const values = processes.map(({ highest }) => String(highest));
  const same = values.every((value) => value === values[0]);
  if (same) return `highest ${values[0] ?? 0}`;
  return values.length > 5 ? "different highest values" : `highest ${listed(values)}`;
}

function delayWords(delay: Scenario["network"]["delay"]): string {
  switch (delay.kind) {
    case "constant":
      return `${decimals(delay.ms)} ms`;
    case "uniform":
      return `${decimals(delay.minMs)} to ${decimals(delay.maxMs)} ms`;
    case "exponential":
      return `at least ${decimals(delay.minMs)} ms, ${decimals(delay.minMs + delay.meanMs)} ms on average`;
  }
}

function exceptions({ network }: Scenario): string {
  const { links, order, loss } = network;
  const [only] = links;
  const more: string[] = [];
  if (only && links.length === 1) more.push(`from ${only.from} to ${only.to} ${delayWords(only.delay)}`);
  else if (only) more.push(`other times on ${links.length} links`);
  if (order === "any") more.push("and may overtake another");
  if (loss > 0) more.push(`and ${decimals(loss * 100)}% are lost`);
  return more.length === 0 ? "" : `, ${more.join(", ")}`;
}

/** A segment at the kernel of its host: nobody above has read it yet. */
function arrives({ message }: Told): Piece[] {
  if (!message) return say`A segment arrives.`;
  return say`A segment ${strong("arrives")} at the kernel of ${node(message.to)}: ${message.label}.`;
}

function lost(told: Told): Piece[] {
  const { message } = told;
  if (!message) return say`A message is ${strong("lost")}.`;
  const what = say`${strong(message.label)} from ${node(message.from)} to ${node(message.to)}`;
  switch (told.lost) {
    case "drop":
      return say`${what} is ${strong("lost")}: it was picked to be dropped, and neither node is told.`;
    case "partition":
      return say`${what} is ${strong("lost")}: the partition cuts it off.`;
    case "down":
      return say`${what} is ${strong("lost")}: ${node(message.to)} is down.`;
    default:
      return say`${what} is ${strong("lost")} on the way, by chance; neither node is told.`;
  }
}

function setClock(told: Told): Piece[] {
  const change = told.scenario.interventions.find(
    (one) => one.do === "set-clock" && one.process === told.process && one.atMs === told.atMs,
  );
  const byMs = change?.do === "set-clock" ? change.byMs : 0;
  const way = byMs < 0 ? "back" : "forward";
  return say`has its own clock set ${way} by ${decimals(Math.abs(byMs))} ms, which changes nothing: only timestamps are compared.`;
}

/** The groups that cannot hear one another: "node 1 and nodes 2 and 3". */
function sides(told: Told): Piece[] {
  const groups = told.groups ?? [];
  return groups.flatMap((group, index): Piece[] => {
    const joint = index === 0 ? "" : index === groups.length - 1 ? " and " : ", ";
    return say`${joint}${nodes(group)}`;
  });
}

/** A sentence's beginning with a capital letter. */
function capital(pieces: readonly Piece[]): Piece[] {
  const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
  return pieces.map((piece, index) =>
    index > 0 ? piece : typeof piece === "string" ? upper(piece) : { ...piece, text: upper(piece.text) },
  );
}
