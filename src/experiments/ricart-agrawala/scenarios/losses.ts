import { node, shipped } from "./shipped.ts";

const task = "9.2";
const nodes = [node("1", 4, [0]), node("2", 3, [0])];
const dropRequest = { do: "drop", message: "2>1#1" } as const;

export const lostMessage = shipped({
  id: "lost-message",
  task,
  title: "One lost message blocks both",
  lookAt:
    "Node 2’s request is lost. Node 2 waits for a reply that node 1 does not owe, and node 1 waits for node 2.",
  processes: nodes,
  interventions: [dropRequest],
});

export const lostMessageRetry = shipped({
  id: "lost-message-retry",
  task,
  title: "The same loss, with requests sent again",
  lookAt: "After 30 ms without a reply a node sends its request again. A duplicate is not queued twice.",
  processes: nodes,
  interventions: [dropRequest],
  options: { failures: { kind: "retry", afterMs: 30 } },
});

export const partition = shipped({
  id: "partition",
  task,
  title: "A partition",
  lookAt:
    "While node 1 is cut off, no node can enter on either side. After the partition ends, repeated requests get through.",
  processes: [node("1", 0, [10]), node("2", 0, [20]), node("3", 0, [])],
  interventions: [{ do: "partition", groups: [["1"], ["2", "3"]], fromMs: 5, untilMs: 70 }],
  options: { failures: { kind: "retry", afterMs: 40 } },
});
