import type { ProcessId } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import { count, enters, type RaProperty } from "./entries.ts";
import type { Message } from "./state.ts";

/** An open request, and the messages that each peer has had or sent for it. */
interface Spent {
  readonly timestamp: number;
  readonly byPeer: Map<ProcessId, number>;
  readonly answeredBy: Set<ProcessId>;
}

/**
 * Counts, for each open request, the REQUESTs that its node sends and the REPLYs that are sent to it. PROBE, ALIVE,
 * repeats and a REPLY that names another request are no part of an entry's price. Of a peer that the node has given
 * up on nothing is counted: what it owed may come late, or never.
 */
export const messageCount: RaProperty = {
  id: "message-count",
  title: "2(N − 1) messages per entry",
  kind: "always",
  watch(processes) {
    const spent = new Map<ProcessId, Spent>();
    const givenUp = new Map<ProcessId, Set<ProcessId>>();
    let entries = 0;
    let cheaper = 0;

    const pay = (open: Spent | undefined, peer: ProcessId) =>
      open?.byPeer.set(peer, (open.byPeer.get(peer) ?? 0) + 1);

    const answer = (open: Spent, from: ProcessId, timestamp: number | undefined) => {
      if (timestamp !== undefined && (timestamp !== open.timestamp || open.answeredBy.has(from))) return;
      open.answeredBy.add(from);
      pay(open, from);
    };

    const wanted = (process: ProcessId) => 2 * (processes.length - 1 - (givenUp.get(process)?.size ?? 0));

    return {
      see({ process, before, after, effects, ...seen }) {
        if (after?.phase === "WANTED" && before?.phase !== "WANTED")
          spent.set(process, { timestamp: after.timestamp, byPeer: new Map(), answeredBy: new Set() });
        if (!after || after.phase === "RELEASED") spent.delete(process);
        if (!after) givenUp.delete(process);
        const peer = givenUpIn(effects);
        if (peer !== null) givenUp.set(process, new Set([...(givenUp.get(process) ?? []), peer]));
        for (const effect of isRepeat(effects) ? [] : effects) {
          if (effect.kind !== "send" || effect.repeat) continue;
          const { message, to } = effect;
          const open = spent.get(message.kind === "REQUEST" ? process : to);
          if (message.kind === "REQUEST") pay(open, to);
          if (open && message.kind === "REPLY") answer(open, process, message.timestamp);
        }
        if (!enters({ process, before, after, effects, ...seen })) return null;
        entries++;
        const without = givenUp.get(process) ?? new Set();
        const paid = [...(spent.get(process)?.byPeer ?? [])];
        spent.delete(process);
        if (without.size > 0) cheaper++;
        const cost = paid.reduce((sum, [id, some]) => sum + (without.has(id) ? 0 : some), 0);
        return cost === wanted(process)
          ? null
          : `node ${process}’s entry took ${count(cost, "message", "messages")}, not ${wanted(process)}`;
      },
      progress() {
        if (entries === 0) return "0 entries";
        const each = `${2 * (processes.length - 1)} messages each`;
        const all = count(entries, "entry", "entries");
        if (cheaper === 0) return `${all}, ${each}`;
        return `${all}, at most ${each}: ${cheaper} took fewer, because a node was silent`;
      },
      owed: () => null,
    };
  },
};

/** Over connections only the cited rule says that a message is a repeat. */
function isRepeat(effects: readonly Effect<Message>[]): boolean {
  return effects.some((effect) => effect.kind === "cite" && repeats.has(effect.rule));
}

const repeats: ReadonlySet<string> = new Set(["retry", "repeat-answered"]);

/** The peer that the node gives up on in this step. */
function givenUpIn(effects: readonly Effect<Message>[]): ProcessId | null {
  for (const effect of effects)
    if (effect.kind === "cite" && (effect.rule === "suspect" || effect.rule === "suspect-last"))
      return effect.values["peer"] as ProcessId;
  return null;
}
