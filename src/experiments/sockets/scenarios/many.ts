import type { SocketProcess } from "../scenario.ts";
import { clientNamed, serverLoop, serverThreads } from "../programs/many.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

const task = "7.2";

/** The first client thinks before it says anything; the others do not. */
export function clients(count: number, everyMs: number, slowMs = 200): SocketProcess[] {
  return Array.from({ length: count }, (_, index) => {
    const name = count > 26 ? String(index + 1) : String.fromCharCode(65 + index);
    return running(`client ${name}`, clientNamed(name, index === 0 ? slowMs : 0), 20 + index * everyMs);
  });
}

export const oneAtATime = shipped({
  id: "one-at-a-time",
  task,
  title: "Three clients, one at a time",
  lookAt: "A pauses for 200 ms, and B and C wait too: connected, in the accept queue, unread.",
  processes: [running("server", serverLoop(3)), ...clients(3, 15)],
});

export const threadEach = shipped({
  id: "a-thread-each",
  task,
  title: "The same three, a thread each",
  lookAt: "Each connection has its own thread: the server answers B and C while A still pauses.",
  processes: [running("server", serverThreads(3)), ...clients(3, 15)],
});

export const eightAtATime = shipped({
  id: "eight-one-at-a-time",
  task,
  title: "Eight clients, one at a time",
  lookAt: "Each client waits for all clients before it: the last one waits for seven answers.",
  limitMs: 3000,
  processes: [running("server", serverLoop(8)), ...clients(8, 5)],
});

export const eightThreads = shipped({
  id: "eight-threads",
  task,
  title: "Eight clients, a thread each",
  lookAt: "The server answers all clients at the same time: a slow client delays only itself.",
  limitMs: 3000,
  processes: [running("server", serverThreads(8)), ...clients(8, 5)],
});

export const crowd = shipped({
  id: "sixty-four-threads",
  task,
  title: "Sixty-four clients, a thread each",
  lookAt:
    "The queue of listen(8) has nine places. Further clients get no answer and send their SYN again a second later.",
  limitMs: 20_000,
  processes: [running("server", serverThreads(64)), ...clients(64, 1)],
});
