import { at } from "../../../base/invariant.ts";
import type { Intervention } from "../../../scenario/scenario.ts";
import type { Chance } from "./chance.ts";
import type { Sent } from "./variant.ts";

/** How many datagrams may be lost, and how many processes killed, in one run. */
export interface Allowed {
  readonly losses: number;
  readonly kills: number;
}

/** A late message is late by up to so many ms: more than a thread needs, less than a program waits on purpose. */
const LATEST_MS = 8;

/**
 * What may happen to the messages of a run by chance: a stream is cut, a message is late, a datagram is lost, a process
 * is killed. TCP brings every byte, so that its segments are late, never lost.
 */
export function mishaps(
  chance: Chance,
  { losses, kills }: Allowed,
  sent: readonly Sent[],
  processes: readonly string[],
  endMs: number,
): Intervention[] {
  const found: Intervention[] = [];
  const long = sent.filter(({ bytes, isDatagram }) => bytes > 1 && !isDatagram);
  if (long.length > 0 && chance.next() < 0.5) {
    const { name, bytes } = at(long, chance.below(long.length));
    found.push({ do: "cut", message: name, bytes: 1 + chance.below(bytes - 1), restMs: lateness(chance) });
  }
  const late = sent.filter(({ bytes }) => bytes > 0);
  if (late.length > 0 && chance.next() < 0.25)
    found.push({ do: "delay", message: at(late, chance.below(late.length)).name, byMs: lateness(chance) });
  const datagrams = sent.filter(({ isDatagram }) => isDatagram);
  for (let lost = 0; lost < losses && datagrams.length > 0; lost++)
    if (chance.next() < 0.5)
      found.push({ do: "drop", message: at(datagrams, chance.below(datagrams.length)).name });
  for (let killed = 0; killed < kills; killed++)
    if (chance.next() < 0.5)
      found.push({
        do: "crash",
        process: at(processes, chance.below(processes.length)),
        atMs: chance.below(Math.floor(endMs) + 1),
      });
  return found;
}

function lateness(chance: Chance): number {
  return 1 + chance.below(LATEST_MS);
}
