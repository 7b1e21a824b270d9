import type { SocketProcess } from "../scenario.ts";
import { clientNamed, serverLoop, serverThreads } from "../programs/many.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

const group = "7.2 Many clients";

/** The first client thinks before it says anything; the others do not. */
export function clients(count: number, everyMs: number, slowMs = 200): SocketProcess[] {
  return Array.from({ length: count }, (_, index) => {
    const name = count > 26 ? String(index + 1) : String.fromCharCode(65 + index);
    return running(`client ${name}`, clientNamed(name, index === 0 ? slowMs : 0), 20 + index * everyMs);
  });
}

export const oneAtATime = shipped({
  id: "one-at-a-time",
  group,
  title: "Three clients, one at a time",
  lookAt: "A thinks for 200 ms, and B and C wait with it: connected, in the accept queue, unread.",
  processes: [running("server", serverLoop(3)), ...clients(3, 15)],
});

export const threadEach = shipped({
  id: "a-thread-each",
  group,
  title: "The same three, a thread each",
  lookAt: "Each connection has a thread of its own: B and C are served while A still thinks.",
  processes: [running("server", serverThreads(3)), ...clients(3, 15)],
});

export const eightAtATime = shipped({
  id: "eight-one-at-a-time",
  group,
  title: "Eight clients, one at a time",
  lookAt: "Each waits for all before it: the last one for seven answers.",
  limitMs: 3000,
  processes: [running("server", serverLoop(8)), ...clients(8, 5)],
});

export const eightThreads = shipped({
  id: "eight-threads",
  group,
  title: "Eight clients, a thread each",
  lookAt: "All are served at the same time; who is slow holds up nobody but itself.",
  limitMs: 3000,
  processes: [running("server", serverThreads(8)), ...clients(8, 5)],
});

export const crowd = shipped({
  id: "sixty-four-threads",
  group,
  title: "Sixty-four clients, a thread each",
  lookAt: "listen(8) has nine places: who finds them taken hears nothing, and asks again a second later.",
  limitMs: 20_000,
  processes: [running("server", serverThreads(64)), ...clients(64, 1)],
});
