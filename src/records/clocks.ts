import type { Imported } from "./record.ts";

/** By how much a clock is ahead of the first one, as far as messages bound it. */
export interface ClockError {
  readonly clock: string;
  /** Milliseconds to take off its times. */
  readonly aheadMs: number;
  /** Half the width between the bounds; null where messages went only one way. */
  readonly errorMs: number | null;
  /** One sentence. */
  readonly text: string;
}

/**
 * The clocks that can be corrected, from the rule that no message arrives before it was sent. A message from A to B
 * bounds B's clock from below, one from B to A from above; the middle of the bounds is taken (Cristian 1989).
 * Empty where the record has only one clock, or no time.
 */
export function correction(record: Imported): ClockError[] {
  const { lanes, events, messages, axis } = record;
  const clocks = [...new Set(lanes.map(({ clock }) => clock ?? ""))];
  if (axis !== "time" || clocks.length < 2) return [];
  const clockOf = (lane: number) => lanes[lane]?.clock ?? "";
  // ahead(b) − ahead(a) is at most `most` and at least `least`.
  const bounds = new Map<string, { least: number; most: number }>();
  const bound = (a: string, b: string) => {
    const key = JSON.stringify([a, b]);
    const found = bounds.get(key) ?? { least: -Infinity, most: Infinity };
    bounds.set(key, found);
    return found;
  };
  for (const { from, to, toLane, isCall } of messages) {
    const [send, receive] = [events[from], events[to]];
    if (!send || !receive || toLane !== undefined) continue;
    const [a, b] = [clockOf(send.lane), clockOf(receive.lane)];
    if (a === b) continue;
    const isSpan = record.kind === "otlp" || record.kind === "jaeger";
    const lowest = (receiveAt: number, sendAt: number, x: string, y: string) => {
      const gap = receiveAt - sendAt;
      bound(x, y).most = Math.min(bound(x, y).most, gap);
      bound(y, x).least = Math.max(bound(y, x).least, -gap);
    };
    lowest(isSpan ? receive.atMs : receive.endMs, send.atMs, a, b);
    // A call's answer goes the other way.
    if (isCall === true) lowest(send.endMs, receive.endMs, b, a);
  }
  const [first = ""] = clocks;
  const known = new Map<string, { ahead: number; error: number | null }>([[first, { ahead: 0, error: 0 }]]);
  for (const base of known.keys())
    for (const clock of clocks) {
      const limits = bounds.get(JSON.stringify([base, clock]));
      const start = known.get(base);
      if (known.has(clock) || !limits || !start) continue;
      const { least, most } = limits;
      const isBounded = least > -Infinity && most < Infinity;
      const ahead = isBounded ? (least + most) / 2 : most < Infinity ? Math.min(0, most) : Math.max(0, least);
      const error = isBounded && start.error !== null ? start.error + Math.abs(most - least) / 2 : null;
      known.set(clock, { ahead: start.ahead + ahead, error });
    }
  return [...known].slice(1).map(([clock, { ahead, error }]): ClockError => {
    const by = `${Math.abs(ahead).toFixed(2)} ms ${ahead < 0 ? "behind" : "ahead of"} that of ${first}`;
    const how = error === null ? "at least, as messages went only one way" : `± ${error.toFixed(2)} ms`;
    return {
      clock,
      aheadMs: ahead,
      errorMs: error,
      text:
        ahead === 0 && error === null
          ? `Nothing shows that the clock of ${clock} differs.`
          : `The clock of ${clock} is ${by}, ${how}.`,
    };
  });
}

/** The record with times as the first clock would have them. */
export function corrected(record: Imported, clocks: readonly ClockError[]): Imported {
  const ahead = new Map(clocks.map(({ clock, aheadMs }) => [clock, aheadMs]));
  const moved = record.events.map((event, old) => {
    const by = ahead.get(record.lanes[event.lane]?.clock ?? "") ?? 0;
    return { old, event: by === 0 ? event : { ...event, atMs: event.atMs - by, endMs: event.endMs - by } };
  });
  moved.sort((a, b) => a.event.atMs - b.event.atMs);
  const place = new Map(moved.map(({ old }, i) => [old, i]));
  const messages = record.messages.map((message) => ({
    ...message,
    from: place.get(message.from) ?? 0,
    to: place.get(message.to) ?? 0,
  }));
  return { ...record, events: moved.map(({ event }) => event), messages };
}
