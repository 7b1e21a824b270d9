import type { ProcessId } from "../../base/words.ts";
import type { Ready } from "../../contract/socket-call.ts";
import { eventsOf } from "./calls/poll.ts";
import { findFull } from "./calls/transfer.ts";
import { done, type Result } from "./errors.ts";
import type { Poll } from "./poll-call.ts";
import type { Socket } from "./socket.ts";
import type { Stack } from "./stack.ts";

/** `poll` tells of these whether they were asked for or not: POLLERR and POLLHUP. */
const ALWAYS = 8 | 16;
const POLLOUT = 4;

/** The polls that wait: `do_poll` in Linux's fs/select.c. */
export class Polls {
  readonly #stack: Stack;
  readonly #polls = new Set<Poll>();
  readonly #tell: (process: ProcessId, thread: string, result: Result) => void;

  /** @param tell hands over what a poll that waited came to */
  constructor(stack: Stack, tell: (process: ProcessId, thread: string, result: Result) => void) {
    this.#stack = stack;
    this.#tell = tell;
  }

  has(poll: Poll): boolean {
    return this.#polls.has(poll);
  }

  /** @param ms how long to wait at most; null for ever, 0 not at all. Answers null where it waits. */
  begin(poll: Poll, ms: number | null): Result | null {
    const ready = readyOf(poll);
    if (ready.length > 0 || ms === 0) return resultOf(ready);
    for (const { socket, events } of poll.sockets)
      if ((events & POLLOUT) !== 0 && socket.type === "tcp") findFull(this.#stack, socket);
    this.#polls.add(poll);
    if (ms !== null) this.#stack.alarms.add({ kind: "poll", atMs: this.#stack.nowMs + ms, rank: 1, poll });
    return null;
  }

  /** Something happened to the socket: each poll of it looks again. */
  look(socket: Socket): void {
    for (const poll of this.#polls) {
      if (!poll.sockets.some((one) => one.socket === socket)) continue;
      const ready = readyOf(poll);
      if (ready.length > 0) this.#end(poll, ready);
    }
  }

  timeOut(poll: Poll): void {
    this.#end(poll, readyOf(poll));
  }

  /** Something else than a socket lets the thread go on. */
  interrupt(process: ProcessId, thread: string): void {
    for (const poll of this.#polls)
      if (poll.process === process && poll.thread === thread) this.#end(poll, readyOf(poll));
  }

  /** The process has gone: its polls never return. */
  drop(process: ProcessId): void {
    for (const poll of this.#polls) if (poll.process === process) this.#polls.delete(poll);
  }

  #end(poll: Poll, ready: readonly Ready[]): void {
    this.#polls.delete(poll);
    this.#tell(poll.process, poll.thread, resultOf(ready));
  }
}

function readyOf({ sockets }: Poll): Ready[] {
  return sockets.flatMap(({ socket, events }) => {
    const there = eventsOf(socket) & (events | ALWAYS);
    return there === 0 ? [] : [{ socket: socket.id, events: there }];
  });
}

function resultOf(ready: readonly Ready[]): Result {
  return done({ kind: "ready", ready });
}
