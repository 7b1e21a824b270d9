import { ms } from "../interventions.ts";
import type { RicartAgrawalaOptions } from "./scenario.ts";

/** What an option says, by its name in the file. */
export function optionWords(options: RicartAgrawalaOptions, key: string): string {
  const { order, raiseHighest, deferWhenHeld, clearDeferredEarly, transport, failures } = options;
  switch (key) {
    case "order":
      return `The order is ${orders[order]}`;
    case "raiseHighest":
      return raiseHighest
        ? "A received timestamp raises highest"
        : "A received timestamp does not raise highest";
    case "deferWhenHeld":
      return deferWhenHeld ? "A node inside defers" : "A node inside replies at once";
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

const orders = {
  "timestamp-id": "the correct one, by (timestamp, id)",
  text: "the handout’s, by the text",
  timestamp: "by timestamps alone",
} as const;

function failureWords(failures: RicartAgrawalaOptions["failures"]): string {
  switch (failures.kind) {
    case "none":
      return "Nothing is done about a silent node";
    case "probe":
      return `A silent node is probed after ${ms(failures.patienceMs)} and left out ${ms(failures.timeoutMs)} later`;
    case "retry":
      return `A request is sent again after ${ms(failures.afterMs)}`;
  }
}
