import { node, shipped } from "./shipped.ts";

const task = "9.3";

export const deferredQueue = shipped({
  id: "deferred-queue",
  task,
  title: "A queue of deferred replies",
  lookAt:
    "While node 1 is inside, nodes 4, 2 and 3 ask in this order. Node 1 queues them and replies in the same order.",
  processes: [node("1", 0, [0], 80), node("2", 0, [50]), node("3", 0, [70]), node("4", 0, [30])],
});

/** The REPLY takes 40 ms, the REQUEST sent after it 10: on links that keep no order it is there first. */
export const overtaking = shipped({
  id: "overtaking",
  task: "9.2",
  title: "A request overtakes a reply",
  lookAt:
    "Node 1’s REQUEST arrives before the REPLY that it sent earlier. The order by (timestamp, id) still holds.",
  processes: [node("1", 4, [15]), node("2", 3, [0])],
  network: { order: "any" },
  interventions: [{ do: "delay", message: "1>2#1", byMs: 30 }],
});
