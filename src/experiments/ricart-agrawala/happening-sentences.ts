import { listed } from "../../base/words.ts";
import type { RicartAgrawalaScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Piece, Told } from "../experiment.ts";
import { type Called, capital, clockSetByMs, lostSentence, partitionSentence } from "../outside-sentences.ts";
import { say, strong } from "../sentence.ts";
import { decimals, node, nodes } from "./values.ts";
import { ownScenario } from "./own-scenario.ts";

const called: Called = { one: node, many: nodes, neither: "neither node" };

const segments: Called = { ...called, carrier: "The segment with " };

function isOverTcp(told: Told): boolean {
  return ownScenario(told).options.transport === "sockets";
}

/** What happens to the nodes from outside: the beginning, losses, crashes, partitions. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return begin(ownScenario(told));
    case "lost":
      return lostSentence(told, told.message?.label ?? "", isOverTcp(told) ? segments : called);
    case "crash":
      return isOverTcp(told)
        ? say`${strong("crashes")}: it loses its state, timers and queue, and the kernel closes its connections.`
        : say`${strong("crashes")}: it loses its state, timers and queue. Messages that arrive while it is down are lost.`;
    case "unheard":
      return say`is down, so its user’s request to enter is lost.`;
    case "postponed":
      if (isOverTcp(told))
        return say`wants to enter. This ${strong("waits")} until it is connected to every node and its current request is done.`;
      return say`wants to enter again. The new request ${strong("waits")} until its current request is done.`;
    case "arrive":
      return arrives(told);
    case "resend":
      return say`A kernel ${strong("retransmits")} what was not acknowledged.`;
    case "set-clock":
      return setClock(told);
    case "partition":
    case "heal":
      return partitionSentence(told, called);
    default:
      return [told.kind];
  }
}

function begin(scenario: RicartAgrawalaScenario): Piece[] {
  const { processes, network } = scenario;
  const ids = processes.map(({ id }) => id);
  const start = ids.length === 1 ? "starts" : "start";
  return say`${capital(nodes(ids))} ${start} with ${highestWords(scenario)}. A message takes ${delayWords(network.delay)}${exceptions(scenario)}.`;
}

function highestWords({ processes }: RicartAgrawalaScenario): string {
  const values = processes.map(({ highest }) => String(highest));
  const same = values.every((value) => value === values[0]);
  const start = same
    ? `${values[0] ?? 0} as`
    : values.length > 5
      ? "different values of"
      : `${listed(values)} as`;
  return `${start} highest, the highest timestamp seen`;
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

function exceptions({ network }: Scenario): Piece[] {
  const { links, order, loss } = network;
  const [only] = links;
  const more: Piece[] = [];
  if (only && links.length === 1)
    more.push(...say`, but ${delayWords(only.delay)} from ${node(only.from)} to ${node(only.to)}`);
  else if (only) more.push(`, but another time on ${links.length} links`);
  if (order === "any") more.push(", and may overtake another");
  if (loss > 0) more.push(`, and ${decimals(loss * 100)}% are lost`);
  return more;
}

/** A segment at the kernel of its host: the node has not read it yet. */
function arrives({ message }: Told): Piece[] {
  if (!message) return say`A segment arrives.`;
  return say`The ${message.label} from ${node(message.from)} ${strong("arrives")} at the kernel of ${node(message.to)}.`;
}

function setClock(told: Told): Piece[] {
  const byMs = clockSetByMs(told);
  const way = byMs < 0 ? "back" : "forward";
  return say`gets its clock set ${way} by ${decimals(Math.abs(byMs))} ms. This changes nothing: only timestamps are compared.`;
}
