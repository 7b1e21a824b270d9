import { draw, stream, type Stream } from "../base/draw.ts";
import { unreachable } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import { delayOf, type Delay } from "./delay.ts";
import { messageName } from "./message-name.ts";

/**
 * What the network does to a message. Every draw is named by the link and the message's number, so that what
 * becomes of one message changes no other draw.
 */
export interface NetworkRules {
  readonly delay: Delay;
  /** `fifo`: on one link no message arrives before an earlier one. */
  readonly order: "fifo" | "any";
  /** The probability that a message is lost, and that it arrives twice. */
  readonly loss: number;
  readonly duplicate: number;
  readonly links: readonly { readonly from: ProcessId; readonly to: ProcessId; readonly delay: Delay }[];
}

/** The user's interventions on one message, by its name. */
export type MessageChange =
  | { readonly do: "drop"; readonly message: string }
  | { readonly do: "delay"; readonly message: string; readonly byMs: number }
  | { readonly do: "deliver"; readonly message: string; readonly atMs: number }
  | { readonly do: "duplicate"; readonly message: string; readonly afterMs: number }
  /** The segment carries at most so many bytes of a stream; the next one brings the rest, that much later. */
  | { readonly do: "cut"; readonly message: string; readonly bytes: number; readonly restMs: number }
  /** Of a segment that carries data: its byte number `byte`, from 0, is `to` when it arrives. */
  | { readonly do: "change-byte"; readonly message: string; readonly byte: number; readonly to: number };

/** One journey of a message that was sent; a message that is doubled makes several. */
export interface Journey {
  /** When it arrives or, where it is lost on the way, when it would have arrived. */
  readonly dueMs: number;
  readonly lost: "loss" | "drop" | null;
  readonly copy: boolean;
}

interface Link {
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly delay: Delay;
  readonly delays: Stream;
  readonly losses: Stream;
  readonly doubles: Stream;
  readonly copies: Stream;
  sent: number;
  lastArrivalMs: number;
}

export class Links {
  readonly #rules: NetworkRules;
  readonly #seed: number;
  readonly #changes = new Map<string, MessageChange[]>();
  readonly #links = new Map<ProcessId, Map<ProcessId, Link>>();

  constructor(rules: NetworkRules, seed: number, changes: readonly MessageChange[]) {
    this.#rules = rules;
    this.#seed = seed;
    for (const change of changes) {
      const known = this.#changes.get(change.message);
      if (known) known.push(change);
      else this.#changes.set(change.message, [change]);
    }
  }

  /** Sends one more message from `from` to `to` at `sentMs`: its name, and what becomes of it. */
  send(from: ProcessId, to: ProcessId, sentMs: number): { name: string; journeys: readonly Journey[] } {
    const link = this.#link(from, to);
    const n = ++link.sent;
    const name = messageName(from, to, n);
    const changes = this.#changes.size === 0 ? undefined : this.#changes.get(name);
    const cut = n > 1 ? this.#cutOf(messageName(from, to, n - 1)) : undefined;
    const drawn = sentMs + delayOf(link.delay, link.delays, n) + (cut?.restMs ?? 0);
    const lost = this.#fate(link, n, changes);
    const dueMs = this.#arrival(link, sentMs, changes ? changes.reduce(moved, drawn) : drawn);
    const journeys: Journey[] = [{ dueMs, lost, copy: false }];
    if (lost) return { name, journeys };

    link.lastArrivalMs = dueMs;
    if (changes || this.#rules.duplicate > 0)
      this.#addCopies(journeys, link, n, sentMs, dueMs, changes ?? []);
    return { name, journeys };
  }

  /** How many bytes of a stream the next message of this link may carry. */
  longestNext(from: ProcessId, to: ProcessId): number {
    if (this.#changes.size === 0) return Infinity;
    return this.longest(messageName(from, to, this.#link(from, to).sent + 1));
  }

  /** How many bytes of a stream this message may carry. */
  longest(name: string): number {
    return this.#cutOf(name)?.bytes ?? Infinity;
  }

  #cutOf(name: string): Extract<MessageChange, { do: "cut" }> | undefined {
    if (this.#changes.size === 0) return undefined;
    return this.#changes.get(name)?.find((change) => change.do === "cut");
  }

  /** The sender has sent so many messages to `to` before: the next one has the next number. */
  goOn(from: ProcessId, to: ProcessId, sent: number): void {
    this.#link(from, to).sent = sent;
  }

  /** The data of a message as it arrives: the same, unless an intervention changes it. */
  carried(name: string, data: Uint8Array): Uint8Array {
    let arrives = data;
    for (const change of this.#changes.get(name) ?? []) {
      if (change.do !== "change-byte" || change.byte >= data.length) continue;
      if (arrives === data) arrives = data.slice();
      arrives[change.byte] = change.to;
    }
    return arrives;
  }

  #fate(link: Link, n: number, changes: readonly MessageChange[] | undefined): Journey["lost"] {
    if (changes?.some((change) => change.do === "drop")) return "drop";
    return this.#rules.loss > 0 && draw(link.losses, n) < this.#rules.loss ? "loss" : null;
  }

  /** Never before the sending and, where the link keeps its order, never before the one ahead. */
  #arrival(link: Link, sentMs: number, wantedMs: number): number {
    const earliest = this.#rules.order === "fifo" ? Math.max(sentMs, link.lastArrivalMs) : sentMs;
    return Math.max(earliest, wantedMs);
  }

  #addCopies(
    journeys: Journey[],
    link: Link,
    n: number,
    sentMs: number,
    dueMs: number,
    changes: readonly MessageChange[],
  ): void {
    const add = (wantedMs: number) => {
      const copyMs = this.#arrival(link, sentMs, wantedMs);
      link.lastArrivalMs = Math.max(link.lastArrivalMs, copyMs);
      journeys.push({ dueMs: copyMs, lost: null, copy: true });
    };
    if (this.#rules.duplicate > 0 && draw(link.doubles, n) < this.#rules.duplicate) {
      add(sentMs + delayOf(link.delay, link.copies, n));
    }
    for (const change of changes) if (change.do === "duplicate") add(dueMs + change.afterMs);
  }

  #link(from: ProcessId, to: ProcessId): Link {
    let row = this.#links.get(from);
    if (!row) this.#links.set(from, (row = new Map()));
    const known = row.get(to);
    if (known) return known;
    const own = this.#rules.links.find((link) => link.from === from && link.to === to);
    const named = (what: string) => stream(this.#seed, `${what} ${from}>${to}`);
    const link: Link = {
      from,
      to,
      delay: own?.delay ?? this.#rules.delay,
      delays: named("delay"),
      losses: named("loss"),
      doubles: named("duplicate"),
      copies: named("copy"),
      sent: 0,
      lastArrivalMs: 0,
    };
    row.set(to, link);
    return link;
  }
}

/** The arrival that was drawn, after a change. */
function moved(dueMs: number, change: MessageChange): number {
  switch (change.do) {
    case "delay":
      return dueMs + change.byMs;
    case "deliver":
      return change.atMs;
    case "drop":
    case "duplicate":
    case "cut":
    case "change-byte":
      return dueMs;
    default:
      return unreachable(change);
  }
}
