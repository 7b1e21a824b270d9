import type { ProcessId } from "../../base/words.ts";
import { listed } from "../../base/words.ts";
import { count, enters, type RaProperty } from "./entries.ts";
import { messageCount } from "./message-count.ts";
import type { State } from "./state.ts";

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
            ? `node ${id} still waits for the ${state.awaited.length === 1 ? "REPLY from node" : "REPLYs from nodes"} ${listed(state.awaited)}`
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

export const ricartAgrawalaProperties: readonly RaProperty[] = [
  mutualExclusion,
  allServed,
  order,
  messageCount,
];
