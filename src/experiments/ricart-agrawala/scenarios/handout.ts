import { node, shipped } from "./shipped.ts";

const task = "base";
const nodes = [node("1", 4, [0]), node("2", 3, [0])];

/** The page opens on this one: timestamps 5 and 4, both asked at once. */
export const twoNodes = shipped({
  id: "two-nodes",
  task,
  title: "Two nodes, the handout’s timestamps",
  lookAt: "Node 2 asks with the lower timestamp, so it enters first. Node 1 waits for its deferred reply.",
  processes: nodes,
});

export const twoNodesText = shipped({
  id: "two-nodes-text",
  task,
  title: "The same two, compared as text",
  lookAt:
    "The handout compares the requests as text: node 1 wins by its id, although node 2’s timestamp is lower.",
  processes: nodes,
  options: { order: "text" },
});

/** The REPLY takes 15 ms, the REQUEST behind it 10: both are there at 25, in order, before node 2 is in. */
export const textViolation = shipped({
  id: "text-violation",
  task,
  title: "Compared as text: two in the section",
  lookAt:
    "Node 1 replies and then asks. Its request reaches node 2 before node 2 enters, and wins by its lower id, so two nodes are inside.",
  processes: [node("1", 4, [15]), node("2", 3, [0])],
  interventions: [{ do: "delay", message: "1>2#1", byMs: 5 }],
  options: { order: "text" },
});
