import { node, shipped } from "./shipped.ts";

const group = "9.2 Lost messages";
const nodes = [node("1", 4, [0]), node("2", 3, [0])];
const dropRequest = { do: "drop", message: "2>1#1" } as const;

export const lostMessage = shipped({
  id: "lost-message",
  group,
  title: "One lost message blocks both",
  lookAt:
    "Node 2’s request is lost: it waits for a reply that node 1 does not owe, and node 1 waits for node 2.",
  processes: nodes,
  interventions: [dropRequest],
});

export const lostMessageRetry = shipped({
  id: "lost-message-retry",
  group,
  title: "The same loss, with requests sent again",
  lookAt: "After 30 ms without a reply the same request goes out again; a doubled one is not queued twice.",
  processes: nodes,
  interventions: [dropRequest],
  options: { failures: { kind: "retry", afterMs: 30 } },
});

export const partition = shipped({
  id: "partition",
  group,
  title: "A network cut in two",
  lookAt:
    "While node 1 is cut off nobody can enter, on either side; the repeated requests get through once it heals.",
  processes: [node("1", 0, [10]), node("2", 0, [20]), node("3", 0, [])],
  interventions: [{ do: "partition", groups: [["1"], ["2", "3"]], fromMs: 5, untilMs: 70 }],
  options: { failures: { kind: "retry", afterMs: 40 } },
});
