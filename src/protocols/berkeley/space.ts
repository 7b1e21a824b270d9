import { canonicalJson } from "../../base/canonical-json.ts";
import type { Space } from "../../contract/space.ts";
import {
  clocksAgree,
  messageCount,
  neverSetBack,
  oneTarget,
  ownAnswers,
  sameMaster,
} from "./space-checks.ts";
import type { Answer, Message, State } from "./state.ts";

/**
 * Berkeley as a search sees it. The answers of a round count as a set: their average is taken in the order of
 * the processes. A round that is decided, and by how much a clock was adjusted, is not read again; the clock
 * itself is no part of a process's state.
 */
export const berkeleySpace: Space<State, Message> = {
  keyOf({ role, master, term, mandateMs, readings, open, adjusted }) {
    const rounds = open.map(({ round, polledMs, answers }) => [round, polledMs, answers.toSorted(byProcess)]);
    return canonicalJson([role, master, term, mandateMs, readings, rounds, adjusted?.round ?? null]);
  },

  isInside: (state) => state.role === "master",
  isAtRest: (state) => state.open.length === 0 && state.role !== "candidate",
  readsClocks: true,

  alone: {
    id: "one-master",
    title: "At most one master",
    seenIn: ["new master", "new masters"],
    weight: "violation",
  },
  served: {
    id: "rounds-end",
    title: "Every round and every election ends",
    seenIn: ["end", "ends"],
    weight: "violation",
  },
  inStep: [ownAnswers, oneTarget, neverSetBack, messageCount],
  atEnd: [sameMaster, clocksAgree],
};

function byProcess(a: Answer, b: Answer): number {
  return a.process < b.process ? -1 : 1;
}
