import type { ProcessId } from "../../base/words.ts";
import { listed } from "../../base/words.ts";
import type { Property, Seen } from "../../contract/property.ts";
import type { Message, State, Wish } from "./state.ts";

type RaProperty = Property<State, Message, Wish>;
type RaSeen = Seen<State, Message, Wish>;

function enters(seen: RaSeen): boolean {
  return seen.after?.phase === "HELD" && seen.before?.phase !== "HELD";
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

const mutualExclusion: RaProperty = {
  id: "mutual-exclusion",
  title: "At most one node in the critical section",
  kind: "always",
  watch() {
    const inside = new Set<ProcessId>();
    let entries = 0;
    return {
      see(seen) {
        if (seen.after?.phase !== "HELD") {
          inside.delete(seen.process);
          return null;
        }
        if (!enters(seen)) return null;
        entries++;
        const others = [...inside];
        inside.add(seen.process);
        if (others.length === 0) return null;
        return `node ${seen.process} enters while node ${listed(others)} is in the critical section`;
      },
      progress: () => count(entries, "entry", "entries"),
      owed: () => null,
    };
  },
};

const allServed: RaProperty = {
  id: "all-served",
  title: "Every request is served",
  kind: "eventually",
  watch() {
    const waiting = new Map<ProcessId, State>();
    let served = 0;
    return {
      see(seen) {
        if (enters(seen)) served++;
        const { after } = seen;
        if (after?.phase === "WANTED") waiting.set(seen.process, after);
        else waiting.delete(seen.process);
        return null;
      },
      progress: () => (waiting.size === 0 ? `${served} served` : `${served} served, ${waiting.size} waiting`),
      owed() {
        if (waiting.size === 0) return null;
        const owed = [...waiting].map(([id, state]) =>
          state.awaited.length > 0
            ? `node ${id} waits for the REPLY of ${listed(state.awaited)}`
            : `node ${id} waits`,
        );
        return owed.join("; ");
      },
    };
  },
};

const order: RaProperty = {
  id: "order",
  title: "Entries in (timestamp, id) order",
  kind: "always",
  watch() {
    let last: { timestamp: number; id: ProcessId } | null = null;
    let entries = 0;
    return {
      see(seen) {
        if (!enters(seen) || !seen.after) return null;
        const entry = { timestamp: seen.after.timestamp, id: seen.process };
        const previous = last;
        last = entry;
        entries++;
        if (!previous || rises(previous, entry)) return null;
        return `(${entry.timestamp}, ${entry.id}) enters after (${previous.timestamp}, ${previous.id})`;
      },
      progress: () => count(entries, "entry", "entries"),
      owed: () => null,
    };
  },
};

function rises(a: { timestamp: number; id: ProcessId }, b: { timestamp: number; id: ProcessId }): boolean {
  return a.timestamp < b.timestamp || (a.timestamp === b.timestamp && Number(a.id) < Number(b.id));
}

/** An open request, what was sent for it, and who has answered it by its timestamp. */
interface Spent {
  readonly timestamp: number;
  count: number;
  readonly answeredBy: Set<ProcessId>;
}

/**
 * Counts, for each open request, the REQUESTs that its node has sent and the REPLYs that were sent to it since.
 * Probes, repeats, a REPLY that names another request and a REPLY to a node without an open request are no part
 * of an entry's price.
 */
const messageCount: RaProperty = {
  id: "message-count",
  title: "2(N−1) messages an entry",
  kind: "always",
  watch(processes) {
    const wanted = 2 * (processes.length - 1);
    const spent = new Map<ProcessId, Spent>();
    let entries = 0;
    const answer = (open: Spent, from: ProcessId, timestamp: number | undefined) => {
      if (timestamp !== undefined && (timestamp !== open.timestamp || open.answeredBy.has(from))) return;
      open.answeredBy.add(from);
      open.count++;
    };
    return {
      see(seen) {
        const { process, before, after } = seen;
        if (after?.phase === "WANTED" && before?.phase !== "WANTED") {
          spent.set(process, { timestamp: after.timestamp, count: 0, answeredBy: new Set() });
        }
        if (!after || after.phase === "RELEASED") spent.delete(process);
        for (const effect of seen.effects) {
          if (effect.kind !== "send" || effect.repeat) continue;
          const { message } = effect;
          const open = spent.get(message.kind === "REQUEST" ? process : effect.to);
          if (open && message.kind === "REQUEST") open.count++;
          if (open && message.kind === "REPLY") answer(open, process, message.timestamp);
        }
        if (!enters(seen)) return null;
        entries++;
        const cost = spent.get(process)?.count ?? 0;
        spent.delete(process);
        return cost === wanted
          ? null
          : `node ${process}’s entry took ${count(cost, "message", "messages")}, not ${wanted}`;
      },
      progress: () => `${count(entries, "entry", "entries")} at ${wanted}`,
      owed: () => null,
    };
  },
};

export const ricartAgrawalaProperties: readonly RaProperty[] = [
  mutualExclusion,
  allServed,
  order,
  messageCount,
];
