import { unreachable } from "../base/invariant.ts";
import { listed, type ProcessId } from "../base/words.ts";
import type { Intervention } from "../scenario/scenario.ts";
import type { Names } from "./names.ts";

/** Describes an intervention: "Node 1’s REQUEST to node 2 is dropped". */
export function interventionWords(intervention: Intervention, names: Names): string {
  switch (intervention.do) {
    case "drop":
      return `${messageWords(intervention.message, names)} is dropped`;
    case "delay":
      return `${messageWords(intervention.message, names)} arrives ${ms(intervention.byMs)} later`;
    case "deliver":
      return `${messageWords(intervention.message, names)} arrives at ${ms(intervention.atMs)}`;
    case "duplicate":
      return `${messageWords(intervention.message, names)} arrives again, ${ms(intervention.afterMs)} later`;
    case "cut": {
      const { message, bytes, restMs } = intervention;
      const carried = bytes === 1 ? "1 byte" : `${bytes} bytes`;
      return `${messageWords(message, names)} carries only ${carried}, and the rest comes ${ms(restMs)} later`;
    }
    case "change-byte": {
      const { message, byte, to } = intervention;
      return `Byte ${byte} of ${inSentence(messageWords(message, names))} is changed to ${byteWords(to)}`;
    }
    case "crash":
      // Interventions come first: at the start it has not done anything.
      return intervention.atMs === 0
        ? `${names.nameOf(intervention.process)} is off from the start`
        : `${names.nameOf(intervention.process)} crashes at ${ms(intervention.atMs)}`;
    case "restart":
      return `${names.nameOf(intervention.process)} restarts at ${ms(intervention.atMs)}`;
    case "set-clock": {
      const { process, byMs, atMs } = intervention;
      const way = byMs < 0 ? "back" : "forward";
      return `${names.nameOf(process)}’s clock is set ${way} by ${ms(Math.abs(byMs))} at ${ms(atMs)}`;
    }
    case "partition": {
      const { groups, fromMs, untilMs } = intervention;
      const sides = listed(groups.filter((group) => group.length > 0).map(groupWords));
      return `${capital(sides)} cannot reach one another from ${ms(fromMs)} to ${ms(untilMs)}`;
    }
    default:
      return unreachable(intervention);
  }
}

/** A byte as a character where it is one, and as its number. */
function byteWords(byte: number): string {
  const hex = `0x${byte.toString(16).padStart(2, "0")}`;
  return byte > 32 && byte < 127 ? `“${String.fromCharCode(byte)}” (${hex})` : hex;
}

function groupWords(group: readonly ProcessId[]): string {
  return `${group.length === 1 ? "node" : "nodes"} ${group.join(", ")}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** A message by who sends it, its kind and who receives it: "Node 1’s REQUEST to node 2". */
export function messageWords(name: string, { messageOf, nameOf }: Names): string {
  const message = messageOf(name);
  if (!message) return `Message ${name}`;
  const { from, to, kind, nth } = message;
  return `${nameOf(from)}’s ${nth > 1 ? `${ordinal(nth)} ` : ""}${kind} to ${inSentence(nameOf(to))}`;
}

/** "2nd", "3rd", "11th". */
function ordinal(n: number): string {
  const isTeen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(!isTeen && ["th", "st", "nd", "rd"][n % 10]) || "th"}`;
}

/** "Node 2" within a sentence is "node 2"; a name of a program's own stays as it is. */
function inSentence(words: string): string {
  return words.replace(/^(?:Node|Clock) (?=\d)/, (start) => start.toLowerCase());
}

/** A time with its unit, and at most three decimals. */
export function ms(value: number): string {
  return `${Math.round(value * 1000) / 1000} ms`;
}
