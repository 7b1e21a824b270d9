import { clientMessages, serverLines, serverRecv } from "../programs/stream.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

const group = "A stream of bytes, not messages";

export const joined = shipped({
  id: "messages-joined",
  group,
  title: "One recv gets two messages",
  lookAt: "Three sends, and what has arrived by then comes out of one recv: the stream has no borders.",
  processes: [running("server", serverRecv), running("client", clientMessages, 20)],
  interventions: [{ do: "delay", message: "client>server#3", byMs: 5 }],
  options: { wholeMessages: true },
});

export const split = shipped({
  id: "messages-split",
  group,
  title: "One recv gets half a message",
  lookAt: "Segments of 8 bytes: recv(1024) gives what is there, which is not what was sent at once.",
  processes: [running("server", serverRecv), running("client", clientMessages, 20)],
  network: { delay: { kind: "uniform", minMs: 5, maxMs: 25 } },
  options: { segmentBytes: 8, wholeMessages: true },
});

export const framed = shipped({
  id: "messages-framed",
  group,
  title: "The same pieces, framed by lines",
  lookAt: "The server reads on until a line is whole, and keeps what is too much for the next one.",
  processes: [running("server", serverLines), running("client", clientMessages, 20)],
  network: { delay: { kind: "uniform", minMs: 5, maxMs: 25 } },
  options: { segmentBytes: 8, wholeMessages: true },
});

export const lost = shipped({
  id: "segment-lost",
  group,
  title: "A segment is lost and sent again",
  lookAt:
    "What came behind the lost segment waits in the kernel: recv sees no byte of it until the gap is closed.",
  processes: [running("server", serverLines), running("client", clientMessages, 20)],
  interventions: [{ do: "drop", message: "client>server#3" }],
  limitMs: 3000,
  options: { wholeMessages: true },
});
