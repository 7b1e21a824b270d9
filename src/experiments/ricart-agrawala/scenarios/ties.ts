import { node, shipped } from "./shipped.ts";

const task = "beyond";

export const threeNodesTie = shipped({
  id: "three-nodes-tie",
  task,
  title: "Three nodes, one tie",
  lookAt: "Node 2 enters first by its timestamp. Nodes 1 and 3 both ask with 5, and the lower id goes first.",
  processes: [node("1", 4, [0]), node("2", 3, [0]), node("3", 4, [0])],
});

export const tieWithoutId = shipped({
  id: "tie-without-id",
  task,
  title: "A tie that no rule breaks",
  lookAt: "Without the ids, two requests with equal timestamps defer each other: both nodes wait for ever.",
  processes: [node("1", 4, [0]), node("2", 4, [0])],
  options: { order: "timestamp" },
});
