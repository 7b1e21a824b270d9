import { node, shipped } from "./shipped.ts";

const task = "beyond";

/** Node 3’s answers to node 2 take 40 ms, so that node 2 still waits when node 1 asks. */
export const highestNotRaised = shipped({
  id: "highest-not-raised",
  task,
  title: "A node that learns no timestamps",
  lookAt:
    "Node 1 replies to (5, 2) and then asks with 1, not 6. Its request comes before the one it has just answered: two nodes are inside.",
  processes: [node("1", 0, [15], 30), node("2", 4, [0]), node("3", 0, [])],
  network: { links: [{ from: "3", to: "2", delay: { kind: "constant", ms: 40 } }] },
  options: { raiseHighest: false },
});

export const replyWhileHeld = shipped({
  id: "reply-while-held",
  task,
  title: "A reply from inside the section",
  lookAt: "Node 2 replies while it is in the critical section: node 1 enters too.",
  processes: [node("1", 4, [15]), node("2", 3, [0], 40)],
  options: { deferWhenHeld: false },
});

export const deferredCleared = shipped({
  id: "deferred-cleared-early",
  task: "9.3",
  title: "A queue emptied before it is answered",
  lookAt: "Node 2 empties its queue before it answers it: node 1 waits for ever.",
  processes: [node("1", 4, [0]), node("2", 3, [0])],
  options: { clearDeferredEarly: true },
});
