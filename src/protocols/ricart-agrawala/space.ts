import type { Space } from "../../contract/space.ts";
import type { Message, State } from "./state.ts";

/**
 * Ricart–Agrawala as a search sees it. Deferred peers count as a set: each is answered over a link of its own,
 * so the order of the answers makes no difference to anybody. How long a node stays inside is time.
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

  /** A REPLY that is no longer waited for makes an entry cost more than 2(N − 1); repeats have no price. */
  isSurplus: (state, from, message) =>
    message.kind === "REPLY" &&
    message.timestamp === undefined &&
    (state.phase !== "WANTED" || !state.awaited.includes(from)),
};

function byPeer([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}
