import { unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { BlockedCall } from "./blocked-call.ts";
import { BLOCKS, takeError, type Attempt } from "./calls/attempt.ts";
import { connectDatagram, receiveDatagram, sendDatagram } from "./calls/datagram.ts";
import { connectBegins, connectPolls, connectSleeps } from "./calls/connect.ts";
import { accept } from "./calls/listen.ts";
import { isReady } from "./calls/poll.ts";
import { receiveAll } from "./calls/receive-all.ts";
import { findFull, hand, receive } from "./calls/transfer.ts";
import { done, failed, timedOut, type Result } from "./errors.ts";
import { release } from "./lifecycle.ts";
import type { Socket } from "./socket.ts";
import type { Stack } from "./stack.ts";
import {
  awaitsOf,
  count,
  inOrderOfWaking,
  isWriting,
  lingers,
  sleepsOn,
  type Call,
  type Waits,
} from "./waiting-call.ts";

/**
 * The blocked calls, and how they come to their end. Without a time-out a call sleeps inside Linux; with one
 * CPython polls and then makes a call that does not block (`sock_call_impl` in Modules/socketmodule.c), and this
 * can be seen: a socket closed meanwhile by another thread is a bad descriptor to the second call only.
 */
export class Waiting {
  readonly #stack: Stack;
  /** Gives a socket to a process. */
  readonly #adopt: (process: ProcessId, socket: Socket) => void;
  /** Lets everything arrive that arrives at this moment. */
  readonly #pump: () => void;
  readonly #calls = new Set<Call>();
  /** What calls with WAITALL have received so far. */
  readonly #gathered = new WeakMap<Call, Uint8Array[]>();
  readonly #returned: { process: ProcessId; thread: string; result: Result }[] = [];

  constructor(stack: Stack, adopt: (process: ProcessId, socket: Socket) => void, pump: () => void) {
    this.#stack = stack;
    this.#adopt = adopt;
    this.#pump = pump;
  }

  has(call: BlockedCall): boolean {
    return this.#calls.has(call as Call);
  }

  all(): readonly BlockedCall[] {
    return [...this.#calls];
  }

  /** Hands over what a call came to that waited elsewhere. */
  tell(process: ProcessId, thread: string, result: Result): void {
    this.#returned.push({ process, thread, result });
  }

  takeReturned() {
    return this.#returned.splice(0);
  }

  /** The result of a call that returned without blocking. */
  takeAtOnce(process: ProcessId, thread: string): Result | null {
    const index = this.#returned.findIndex((one) => one.process === process && one.thread === thread);
    return index < 0 ? null : (this.#returned.splice(index, 1)[0]?.result ?? null);
  }

  begin(process: ProcessId, thread: string, socket: Socket, call: Waits): Result | null {
    // With a time-out CPython polls all the same, before a call with MSG_DONTWAIT.
    const isImmediate = "flags" in call && call.flags?.includes("DONTWAIT");
    const timeoutMs = isImmediate ? (socket.timeoutMs ?? 0) : socket.timeoutMs;
    const waits: Call = {
      process,
      thread,
      call,
      socket,
      sinceMs: this.#stack.nowMs,
      deadlineMs: timeoutMs ? this.#stack.nowMs + timeoutMs : Infinity,
      polls: timeoutMs !== null && timeoutMs > 0,
      awaits: awaitsOf(call),
      sent: 0,
      sentBefore: 0,
      over: false,
    };
    if (call.call === "connect" && socket.type === "udp")
      return this.#named(socket, connectDatagram(this.#stack, socket, call.address));
    if (call.call === "connect") {
      const begun = connectBegins(this.#stack, socket, call.address);
      if (typeof begun !== "string") return this.#named(socket, begun);
      const waiting = timeoutMs === null || (waits.polls && begun === "EINPROGRESS");
      return waiting ? this.#block(waits) : this.#named(socket, failed(begun));
    }
    const first = this.#attempt(waits);
    if (first !== BLOCKS) return first;
    if (timeoutMs === 0) return this.#unready(waits);
    return this.#block(waits);
  }

  /** A close with SO_LINGER waits until the peer has acknowledged all and the FIN, or its time is over. */
  linger(process: ProcessId, thread: string, socket: Socket, call: Waits): Result | null {
    const { nowMs } = this.#stack;
    const mostMs = nowMs + (socket.lingerSeconds ?? 0) * 1000;
    const untilMs = lingers(socket) ? mostMs : Math.min(mostMs, socket.finAckMs);
    if (untilMs <= nowMs) return done();
    return this.#block({
      process,
      thread,
      call,
      socket,
      sinceMs: nowMs,
      deadlineMs: untilMs,
      polls: false,
      awaits: "end",
      sent: 0,
      sentBefore: 0,
      over: false,
    });
  }

  #block(call: Call): null {
    this.#calls.add(call);
    call.socket.blocked++;
    this.#stack.touched.add(call.socket);
    if (call.deadlineMs < Infinity) {
      this.#stack.alarms.add({ kind: "call", atMs: call.deadlineMs, rank: 1, call });
    }
    return null;
  }

  /** Something happened to the socket: each of its calls looks again. */
  look(socket: Socket): void {
    const { woken } = socket;
    socket.woken = false;
    if (socket.blocked === 0) return;
    for (const call of inOrderOfWaking([...this.#calls].filter((one) => one.socket === socket))) {
      const attempt = this.#again(call, woken);
      if (attempt !== BLOCKS) this.#finish(call, attempt);
    }
  }

  timeOut(call: BlockedCall): void {
    const known = call as Call;
    if (known.call.call === "close") return this.#finish(known, done());
    // When its time is over, poll looks once more, and finds a descriptor that was closed meanwhile.
    this.#finish(known, known.socket.fd < 0 ? failed("EBADF") : timedOut);
  }

  /** Their process has gone: they never return. */
  drop(process: ProcessId): void {
    for (const call of this.#calls) {
      if (call.process !== process) continue;
      this.#calls.delete(call);
      call.socket.blocked--;
      this.#stack.changed.add(call.socket);
    }
  }

  #finish(call: Call, result: Result): void {
    const { socket, process, thread } = call;
    this.#calls.delete(call);
    socket.blocked--;
    this.#stack.changed.add(socket);
    const told = call.call.call === "connect" ? this.#named(socket, result) : result;
    this.#returned.push({ process, thread, result: told });
    if (socket.blocked === 0 && socket.closePending) {
      socket.closePending = false;
      release(this.#stack, socket);
    }
  }

  #again(call: Call, woken: boolean): Attempt {
    const { socket } = call;
    switch (call.call.call) {
      case "connect":
        return call.polls ? connectPolls(socket) : connectSleeps(this.#stack, socket);
      case "close":
        if (lingers(socket)) return BLOCKS;
        if (this.#stack.nowMs >= socket.finAckMs) return done();
        this.#stack.alarms.add({ kind: "call", atMs: socket.finAckMs, rank: 1, call });
        return BLOCKS;
      default:
        break;
    }
    if (!call.polls) {
      if (call.awaits === "room" && !woken && sleepsOn(socket)) return BLOCKS;
      return this.#attempt(call);
    }
    if (!this.#polled(call)) return BLOCKS;
    // The poll has returned, and with it the hold on a socket that was closed meanwhile.
    return socket.fd < 0 ? failed("EBADF") : this.#attempt(call);
  }

  #attempt(call: Call): Attempt {
    if (call.polls && !this.#polled(call)) return BLOCKS;
    switch (call.call.call) {
      case "accept":
        return this.#accept(call);
      case "recv":
        return this.#receive(call, call.call);
      case "send":
      case "sendall":
        return this.#send(call, call.call);
      case "connect":
      case "close":
        return BLOCKS;
      default:
        return unreachable(call.call);
    }
  }

  #accept({ socket, process }: Call): Attempt {
    const accepted = accept(socket);
    if (accepted === BLOCKS || "ok" in accepted) return accepted;
    const { connection } = accepted;
    this.#adopt(process, connection);
    const peer = connection.remote ?? { host: "", port: 0 };
    return done({ kind: "accepted", socket: connection.id, peer });
  }

  /** With WAITALL it goes on until it has all that was asked for, or the end has come. */
  #receive(waits: Call, { max, flags = [] }: Extract<Waits, { call: "recv" }>): Attempt {
    const { socket } = waits;
    const isPeek = flags.includes("PEEK");
    const sleeps = socket.timeoutMs === null && !flags.includes("DONTWAIT");
    if (socket.type === "udp") return receiveDatagram(this.#stack, socket, max, isPeek, sleeps);
    if (!flags.includes("WAITALL") || isPeek) return receive(this.#stack, socket, max, isPeek);
    const kept = this.#gathered.get(waits) ?? [];
    this.#gathered.set(waits, kept);
    return receiveAll(this.#stack, socket, max, kept, waits.polls);
  }

  #polled(call: Call): boolean {
    const { socket } = call;
    if (isReady(socket, isWriting(call) ? "writing" : "reading")) return true;
    if (isWriting(call) && socket.type === "tcp") findFull(this.#stack, socket);
    return false;
  }

  /** Hands over all that there is room for, and lets it travel; a poll hands over once and returns. */
  #send(waits: Call, call: Extract<Waits, { call: "send" | "sendall" }>): Attempt {
    const { socket } = waits;
    if (socket.type === "udp") return sendDatagram(this.#stack, socket, call.data, call.to ?? null);
    if (waits.polls) waits.sentBefore = waits.sent;
    for (;;) {
      const taken = hand(this.#stack, socket, call.data, waits.sent);
      if (taken.kind === "broken") {
        if (waits.sent === waits.sentBefore) return failed(takeError(socket) ?? "EPIPE");
        // The system's call got some of it across and says so: the next call, of a sendall, meets the error.
        if (call.call === "send") return count(waits.sent);
        if (socket.fd < 0) return failed("EBADF");
        waits.sentBefore = waits.sent;
        continue;
      }
      if (taken.kind === "blocks") {
        waits.awaits = taken.awaits;
        if (taken.awaits === "room") findFull(this.#stack, socket);
        return waits.sent > 0 && call.call === "send" && waits.polls ? count(waits.sent) : BLOCKS;
      }
      waits.sent += taken.count;
      if (waits.sent === call.data.length) return call.call === "send" ? count(waits.sent) : done();
      this.#pump();
    }
  }

  /** The error that CPython raises for a non-blocking socket. */
  #unready({ call, sent }: Call): Result {
    return call.call === "send" && sent > 0 ? count(sent) : failed("EAGAIN");
  }

  /** With the port that the socket has then, by which others may know it. */
  #named(socket: Socket, result: Result): Result {
    return { ...result, localPort: socket.fd < 0 ? 0 : socket.local.port };
  }
}
