import { node, shipped } from "./shipped.ts";

const task = "beyond";
const twelve = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

export const fiveNodesLoad = shipped({
  id: "five-nodes-load",
  task,
  title: "Five nodes under load",
  lookAt: "Twenty requests, some made before the node’s earlier request is done: every request is served.",
  processes: [
    node("1", 0, [0, 60, 300, 310], 8),
    node("2", 0, [5, 120, 250, 420], 12),
    node("3", 0, [5, 90, 260, 500], 6),
    node("4", 0, [40, 45, 330, 520], 10),
    node("5", 0, [80, 200, 340, 345], 8),
  ],
  network: { delay: { kind: "uniform", minMs: 5, maxMs: 15 } },
});

export const twelveNodes = shipped({
  id: "twelve-nodes",
  task,
  title: "Twelve nodes, one request each",
  lookAt: "Every entry takes 2 × 11 = 22 messages, however many nodes ask.",
  processes: twelve.map((id, index) => node(id, 0, [((index * 5) % 12) * 8], 15)),
  network: { delay: { kind: "exponential", minMs: 5, meanMs: 5 } },
});
