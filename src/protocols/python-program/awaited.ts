import type { Thread } from "./state.ts";

const calls: Readonly<Record<string, string>> = {
  accept: "a client to connect",
  connect: "an answer to its SYN",
  recv: "bytes or the end of the stream",
  send: "room in the send buffer",
  sendall: "room in the send buffer",
};

/** What a thread waits for, in a few words that follow "waits for"; null where it does not wait, or that ends by itself. */
export function awaitedBy({ waits }: Thread, threads: readonly Thread[]): string | null {
  switch (waits?.kind) {
    case "call":
      return calls[waits.call ?? ""] ?? null;
    case "poll":
      return "a socket that is ready";
    case "stdin":
      return "a line from the keyboard";
    case "lock":
      return lockAwaited(waits, threads);
    default:
      return null;
  }
}

function lockAwaited(
  { on, holder, awaits }: NonNullable<Thread["waits"]>,
  threads: readonly Thread[],
): string {
  const holding = holder === null ? null : (threads.find(({ id }) => id === holder)?.name ?? holder);
  const held = awaits?.what === "lock" ? awaits.of : holding;
  const name = on?.name ?? null;
  switch (awaits?.what) {
    case "child":
      return `${awaits.of ?? "a process"} to end`;
    case "begin":
      return `${awaits.of ?? "a process"} to begin`;
    case "connection":
      return "another process to connect";
    default:
  }
  switch (on?.call) {
    case "ConnectionBase.recv":
    case "ConnectionBase.recv_bytes":
    case "ConnectionBase.poll":
      return `a message from ${name ?? "a pipe"}`;
    case "ConnectionBase.send":
    case "ConnectionBase.send_bytes":
      return `room in ${name ?? "a pipe"}`;
    case "Queue.get":
    case "SimpleQueue.get":
    case "PySimpleQueue.get":
      return `an item in ${name ?? "a queue"}`;
    case "JoinableQueue.put":
    case "SimpleQueue.put":
    case "Queue.put":
      return `room in ${name ?? "a queue"}`;
    case "JoinableQueue.join":
    case "Queue.join":
      return `all items of ${name ?? "a queue"} to be done`;
    case "Thread.join":
      return `${held ?? name ?? "a thread"} to end`;
    case "Thread.start":
      return `${name ?? "a new thread"} to begin`;
    case "Event.wait":
      return `${name ?? "an event"} to be set`;
    case "Condition.wait":
    case "Condition.wait_for":
      return `a notify of ${name ?? "a condition"}`;
    case "Barrier.wait":
      return `the other threads at ${name ?? "a barrier"}`;
    case "Semaphore.acquire":
      return `a place in ${name ?? "a semaphore"}`;
    case "Future.result":
    case "ApplyResult.get":
    case "IMapIterator.next":
      return "a result";
    default:
      if (awaits?.what === "item") return "data from another process";
      if (awaits?.what === "room") return "room in a pipe";
      // The seam tells no holder where the thread itself has the lock.
      if (held === null && !awaits && on?.call.endsWith(".acquire"))
        return `${name === null ? "a lock that" : `the lock ${name}, which`} it holds itself`;
      if (held === null) return awaits ? "another process" : "another thread";
      return name === null ? `the lock that ${held} holds` : `the lock ${name}, which ${held} holds`;
  }
}
