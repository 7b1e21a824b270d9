import type { Space, StepCheck } from "../../contract/space.ts";
import type { Message, State } from "./state.ts";

/**
 * A REPLY that is no longer waited for makes an entry cost more than 2(N − 1); repeats have no price, and a REPLY
 * that names its request may be one.
 */
const messageCount: StepCheck<State, Message> = {
  id: "message-count",
  title: "Every REPLY is awaited",
  seenIn: ["REPLY", "REPLYs"],
  weight: "price",
  test({ input, before }) {
    if (input.kind !== "receive" || input.message.kind !== "REPLY") return null;
    if (input.message.timestamp !== undefined) return null;
    return before.phase === "WANTED" && before.awaited.includes(input.from) ? "holds" : "broken";
  },
};

/**
 * Ricart–Agrawala as a search sees it. Deferred peers count as a set: each is answered over a link of its own,
 * so the order of the answers makes no difference to any node. How long a node stays inside is time.
 */
export const ricartAgrawalaSpace: Space<State, Message> = {
  keyOf({ phase, highest, timestamp, awaited, deferred, probing, retrying }) {
    return JSON.stringify([
      phase,
      highest,
      timestamp,
      awaited,
      deferred.toSorted(),
      probing.probed.toSorted(),
      probing.suspected.toSorted(),
      Object.entries(retrying.heard).sort(byPeer),
      Object.entries(retrying.answered).sort(byPeer),
    ]);
  },

  isInside: (state) => state.phase === "HELD",
  isAtRest: (state) => state.phase === "RELEASED",
  readsClocks: false,

  alone: {
    id: "mutual-exclusion",
    title: "At most one node in the critical section",
    seenIn: ["entry", "entries"],
    weight: "violation",
  },
  served: {
    id: "all-served",
    title: "No node waits for ever",
    seenIn: ["end", "ends"],
    weight: "violation",
  },
  inStep: [messageCount],
  atEnd: [],
};

function byPeer([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}
