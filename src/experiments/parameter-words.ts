import type { Scenario } from "../scenario/scenario.ts";
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

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100} %`;
}
