import { node, shipped } from "./shipped.ts";

const group = "Mistakes to look at";

/** Node 3’s answers to node 2 take 40 ms, so that node 2 still waits when node 1 asks. */
export const highestNotRaised = shipped({
  id: "highest-not-raised",
  group,
  title: "A node that learns no timestamps",
  lookAt:
    "Node 1 answers (5, 2) and then asks with 1, not 6: it comes before the request it has just answered, and both are in.",
  processes: [node("1", 0, [15], 30), node("2", 4, [0]), node("3", 0, [])],
  network: { links: [{ from: "3", to: "2", delay: { kind: "constant", ms: 40 } }] },
  options: { raiseHighest: false },
});

export const replyWhileHeld = shipped({
  id: "reply-while-held",
  group,
  title: "A reply from inside the section",
  lookAt: "Node 2 is in the critical section and answers all the same: node 1 walks in on it.",
  processes: [node("1", 4, [15]), node("2", 3, [0], 40)],
  options: { deferWhenHeld: false },
});

export const deferredCleared = shipped({
  id: "deferred-cleared-early",
  group,
  title: "A queue emptied before it is answered",
  lookAt: "Node 2 leaves and has already forgotten whom it deferred: node 1 waits for ever.",
  processes: [node("1", 4, [0]), node("2", 3, [0])],
  options: { clearDeferredEarly: true },
});
