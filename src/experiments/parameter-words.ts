import type {
  BerkeleyOptions,
  RicartAgrawalaOptions,
  Scenario,
  SocketsOptions,
} from "../scenario/scenario.ts";
import { ms } from "./interventions.ts";

type Network = Scenario["network"];

/** What one of a scenario's numbers says, once it is changed. */
export function limitWords(key: "title" | "seed" | "limitMs" | "stepsMax", value: string | number): string {
  if (key === "title") return `The title is “${value}”`;
  if (key === "seed") return `The seed is ${value}`;
  if (key === "stepsMax") return `The run ends after ${value} steps`;
  return `The run ends at ${ms(Number(value))}`;
}

export function networkWords(key: keyof Network, network: Network): string {
  switch (key) {
    case "delay":
      return `A message takes ${delayWords(network.delay)}`;
    case "order":
      return network.order === "fifo" ? "Messages keep their order" : "Messages may overtake one another";
    case "loss":
      return `${percent(network.loss)} of the messages are lost`;
    case "duplicate":
      return `${percent(network.duplicate)} of the messages arrive twice`;
    case "links": {
      const { length } = network.links;
      if (length === 0) return "No link has a delay of its own";
      return length === 1 ? "A link has a delay of its own" : `${length} links have delays of their own`;
    }
  }
}

export function delayWords(delay: Network["delay"]): string {
  switch (delay.kind) {
    case "constant":
      return ms(delay.ms);
    case "uniform":
      return `${delay.minMs} to ${ms(delay.maxMs)}`;
    case "exponential":
      return `${ms(delay.minMs)} and on average ${ms(delay.meanMs)} more`;
  }
}

/** What an option says, by its name in the file. */
export function optionWords(scenario: Scenario, key: string): string {
  if (scenario.experiment === "berkeley") return berkeleyOptionWords(scenario.options, key);
  if (scenario.experiment === "sockets") return socketOptionWords(scenario.options, key);
  const { order, raiseHighest, deferWhenHeld, clearDeferredEarly, transport, failures } = scenario.options;
  switch (key) {
    case "order":
      return `The order is ${orders[order]}`;
    case "raiseHighest":
      return raiseHighest
        ? "A received timestamp raises highest"
        : "A received timestamp does not raise highest";
    case "deferWhenHeld":
      return deferWhenHeld ? "Who is inside defers" : "Who is inside replies at once";
    case "clearDeferredEarly":
      return clearDeferredEarly
        ? "The deferred queue is emptied before it is answered"
        : "The deferred queue is answered and then emptied";
    case "transport":
      return transport === "messages" ? "Messages go as they are" : "Messages are lines over TCP sockets";
    case "failures":
      return failureWords(failures);
    default:
      return `“${key}” is changed`;
  }
}

function socketOptionWords(options: SocketsOptions, key: string): string {
  const bytes = (value: number | null) =>
    value === null ? "as many bytes as Linux has it" : `${value} bytes`;
  switch (key) {
    case "segmentBytes":
      return `A segment carries at most ${bytes(options.segmentBytes)}`;
    case "sendBufferBytes":
      return `A send buffer holds ${bytes(options.sendBufferBytes)}`;
    case "receiveBufferBytes":
      return `A receive buffer holds ${bytes(options.receiveBufferBytes)}`;
    case "wholeMessages":
      return options.wholeMessages
        ? "What a receive gives is taken for one message"
        : "What a receive gives is taken for bytes";
    default:
      return `“${key}” is changed`;
  }
}

function berkeleyOptionWords(options: BerkeleyOptions, key: string): string {
  const { adjust, election, faultTolerantMs, rttMaxMs, roundSeconds } = options;
  switch (key) {
    case "compensation":
      return options.compensation === "none"
        ? "A reading is taken as it is"
        : "Half of the round trip is added to a reading";
    case "adjust":
      return adjust.kind === "step" ? "Clocks are stepped" : `Clocks are slewed by ${adjust.ppm} ppm`;
    case "faultTolerantMs":
      return faultTolerantMs === null
        ? "The average is the plain one"
        : `The average is fault-tolerant, within ${ms(faultTolerantMs)}`;
    case "rttMaxMs":
      return rttMaxMs === null ? "Slow answers count" : `Answers slower than ${ms(rttMaxMs)} do not count`;
    case "roundSeconds":
      return roundSeconds === null ? "Amounts are not rounded" : `Amounts have ${roundSeconds} decimals`;
    case "election":
      return election.kind === "fixed"
        ? "The master is fixed"
        : `The lowest clock is elected, and replaced after ${ms(election.patienceMs)} of silence`;
    case "master":
      return `Clock ${options.master ?? "1"} is the master`;
    case "rounds":
      return `There are ${options.rounds} rounds`;
    case "firstRoundMs":
      return `The first round is at ${ms(options.firstRoundMs)}`;
    case "everyMs":
      return `There is a round every ${ms(options.everyMs)}`;
    case "timeoutMs":
      return `Answers are awaited for ${ms(options.timeoutMs)}`;
    default:
      return `“${key}” is changed`;
  }
}

const orders = {
  "timestamp-id": "the right one, by (timestamp, id)",
  text: "the handout’s, by the text",
  timestamp: "by timestamps alone",
} as const;

function failureWords(failures: RicartAgrawalaOptions["failures"]): string {
  switch (failures.kind) {
    case "none":
      return "Nobody minds a silent node";
    case "probe":
      return `A silent node is probed after ${ms(failures.patienceMs)} and left out ${ms(failures.timeoutMs)} later`;
    case "retry":
      return `A request is sent again after ${ms(failures.afterMs)}`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100} %`;
}
