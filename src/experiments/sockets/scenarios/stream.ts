import { clientMessages, serverLines, serverRecv } from "../programs/stream.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

const task = "beyond";

export const joined = shipped({
  id: "messages-joined",
  task,
  title: "One recv gets two messages",
  lookAt: "Three sends, and one recv returns two messages: a TCP stream has no message borders.",
  processes: [running("server", serverRecv), running("client", clientMessages, 20)],
  interventions: [{ do: "delay", message: "client>server#3", byMs: 5 }],
  options: { wholeMessages: true },
});

export const split = shipped({
  id: "messages-split",
  task,
  title: "One recv gets half a message",
  lookAt: "With segments of 8 bytes, recv(1024) returns only the part of a message that has arrived.",
  processes: [running("server", serverRecv), running("client", clientMessages, 20)],
  network: { delay: { kind: "uniform", minMs: 5, maxMs: 25 } },
  options: { segmentBytes: 8, wholeMessages: true },
});

export const framed = shipped({
  id: "messages-framed",
  task,
  title: "The same pieces, framed by lines",
  lookAt: "The server reads until it has a whole line, and keeps the rest for the next line.",
  processes: [running("server", serverLines), running("client", clientMessages, 20)],
  network: { delay: { kind: "uniform", minMs: 5, maxMs: 25 } },
  options: { segmentBytes: 8, wholeMessages: true },
});

export const lost = shipped({
  id: "segment-lost",
  task,
  title: "A segment is lost and sent again",
  lookAt:
    "Later segments wait in the kernel: recv returns none of their bytes until the lost segment is retransmitted.",
  processes: [running("server", serverLines), running("client", clientMessages, 20)],
  interventions: [{ do: "drop", message: "client>server#3" }],
  limitMs: 3000,
  options: { wholeMessages: true },
});
