import { node, shipped } from "./shipped.ts";

const task = "9.1";

export const overTcp = shipped({
  id: "over-tcp",
  task,
  title: "The handout’s nodes over a TCP connection",
  lookAt: "Each message is a line of JSON over TCP. The algorithm above it is the same.",
  processes: [node("1", 4, [60]), node("2", 3, [60])],
  options: { transport: "sockets" },
});

export const crashOverTcp = shipped({
  id: "crash-over-tcp",
  task,
  title: "A crash is seen as the end of a stream",
  lookAt: "Node 1 needs no timeout: the FIN from the crashed node 3 tells it at once.",
  processes: [node("1", 0, [60]), node("2", 0, []), node("3", 0, [])],
  interventions: [{ do: "crash", process: "3", atMs: 55 }],
  options: { transport: "sockets", failures: { kind: "probe", patienceMs: 100, timeoutMs: 50 } },
});
