import { node, shipped } from "./shipped.ts";

const task = "9.2";
const crash = { do: "crash", process: "3", atMs: 5 } as const;

export const crashBlocks = shipped({
  id: "crash-blocks",
  task,
  title: "A crash blocks every other node",
  lookAt: "Node 3 crashes before it can reply: nodes 1 and 2 wait for its reply for ever.",
  processes: [node("1", 0, [0]), node("2", 0, [30]), node("3", 0, [])],
  interventions: [crash],
});

export const crashProbe = shipped({
  id: "crash-probe",
  task,
  title: "The same crash, found by probing",
  lookAt:
    "Node 3 does not answer a PROBE, so nodes 1 and 2 stop waiting for it. Node 1’s second request expects no reply from it.",
  processes: [node("1", 0, [0, 130]), node("2", 0, [30]), node("3", 0, [])],
  interventions: [crash],
  options: { failures: { kind: "probe", patienceMs: 40, timeoutMs: 30 } },
});

/** Node 2’s ALIVE, its second message to node 1, is held up on the way. */
export const wrongSuspicion = shipped({
  id: "wrong-suspicion",
  task,
  title: "A wrong suspicion",
  lookAt:
    "Node 2 is only slow to say ALIVE. Node 1 takes it for crashed and enters too: two nodes are inside.",
  processes: [node("1", 0, [30, 160]), node("2", 0, [0], 120)],
  interventions: [{ do: "delay", message: "2>1#2", byMs: 60 }],
  options: { failures: { kind: "probe", patienceMs: 40, timeoutMs: 30 } },
});

/** Node 3’s answers to node 1 take 40 ms, so that node 1 still waits when node 2 comes back. */
export const restartForgets = shipped({
  id: "restart-forgets",
  task,
  title: "A restart that forgets the timestamps",
  lookAt:
    "Node 2 replied to (5, 1), crashed and forgot it. Its new request (1, 2) comes first, so two nodes are inside.",
  processes: [node("1", 4, [0]), node("2", 0, [18], 30), node("3", 0, [])],
  network: { links: [{ from: "3", to: "1", delay: { kind: "constant", ms: 40 } }] },
  interventions: [
    { do: "crash", process: "2", atMs: 12 },
    { do: "restart", process: "2", atMs: 16 },
  ],
});
