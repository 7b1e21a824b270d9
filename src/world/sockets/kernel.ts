import { invariant, unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { SocketCall } from "../../contract/socket-call.ts";
import type { BlockedCall } from "./blocked-call.ts";
import { takeError } from "./calls/attempt.ts";
import { bind, listen } from "./calls/listen.ts";
import { described, ownName, peerName } from "./calls/names.ts";
import { setOption } from "./calls/options.ts";
import { shutdown } from "./calls/shutdown.ts";
import { growSendRoom } from "./calls/transfer.ts";
import { done, failed, type Result } from "./errors.ts";
import { forgetRemnants, release, wasReset } from "./lifecycle.ts";
import { arrive } from "./input.ts";
import { sendAgain } from "./output.ts";
import { DATA_MOST, retransmitAfterMs, SYN_MOST } from "./retransmission.ts";
import { Polls } from "./polls.ts";
import { Programs } from "./programs.ts";
import type { Segment } from "./segment.ts";
import type { Socket } from "./socket.ts";
import { alarmAt, makeSocket, newStack, usualSizes, type Alarm, type Sizes, type Stack } from "./stack.ts";
import { Waiting } from "./waiting.ts";
import type { Waits } from "./waiting-call.ts";

export type KernelCall = SocketCall<Uint8Array>;

/** A call that had been blocked and has come to its end. */
export interface Returned {
  readonly process: ProcessId;
  readonly thread: string;
  readonly result: Result;
}

export interface KernelOptions {
  readonly sizes?: Sizes;
  readonly carry?: Stack["carry"];
  readonly longest?: Stack["longest"];
  readonly retransmits?: boolean;
  readonly onTransition?: Stack["onTransition"];
}

/**
 * The TCP of one host, in memory: sockets, their states, buffers and queues, as Linux 6.18 keeps them and as
 * CPython 3.11's `socket` shows them. Its inputs are the calls of programs, arriving segments, and time. It knows
 * no program and never waits: a call returns at once, or it blocks and returns later.
 *
 * Laws: bytes arrive once and in order, or not at all; a connection makes only the transitions of RFC 9293; the
 * same calls at the same times give the same results.
 */
export class Kernel {
  readonly stack: Stack;
  readonly #programs = new Programs();
  readonly #waiting: Waiting;
  readonly #polls: Polls;

  constructor({
    sizes = usualSizes,
    carry = () => true,
    retransmits = false,
    onTransition = null,
    longest = () => Infinity,
  }: KernelOptions = {}) {
    this.stack = newStack(sizes, carry, retransmits, onTransition, longest);
    this.#waiting = new Waiting(
      this.stack,
      (process, socket) => this.#adopt(process, socket),
      () => this.#pump(),
    );
    this.#polls = new Polls(this.stack, (process, thread, result) =>
      this.#waiting.tell(process, thread, result),
    );
  }

  /**
   * A thread of a process makes a call. Answers its result, or null where it blocks: then `takeReturned` has it
   * once it has come to its end.
   */
  call(process: ProcessId, thread: string, call: KernelCall, nowMs: number): Result | null {
    this.#goOn(nowMs);
    const result = this.#do(process, thread, call);
    this.#settle();
    return result ?? this.#waiting.takeAtOnce(process, thread);
  }

  /** A segment that took its time arrives. */
  arrive(segment: Segment, nowMs: number): void {
    this.#goOn(nowMs);
    this.stack.arriving.push(segment);
    this.#settle();
  }

  /** The process is no more: its blocked calls never return, and all it has open is closed. */
  end(process: ProcessId, nowMs: number): void {
    this.#goOn(nowMs);
    this.#waiting.drop(process);
    this.#polls.drop(process);
    const sockets = this.#programs.end(process);
    for (const socket of sockets) this.stack.changed.add(socket);
    sockets.sort((a, b) => a.fd - b.fd);
    for (const socket of sockets) {
      if (socket.fd < 0 && !socket.closePending) continue;
      socket.fd = -1;
      socket.closePending = false;
      release(this.stack, socket);
      this.#settle();
    }
  }

  /** When the kernel has something to do by itself, in ms of true time; null for never. */
  next(): Pick<Alarm, "atMs" | "rank"> | null {
    for (let first = this.stack.alarms.peek(); first; first = this.stack.alarms.peek()) {
      if (this.#isLive(first)) return { atMs: first.atMs, rank: first.rank };
      this.stack.alarms.take();
    }
    return null;
  }

  nextMs(): number {
    return this.next()?.atMs ?? Infinity;
  }

  /** Does everything that is due by now; items of a later rank at this same time wait for another call. */
  advance(nowMs: number): void {
    this.#goOn(nowMs);
    const rank = this.next()?.rank;
    for (let next = this.next(); next && next.atMs <= nowMs; next = this.next()) {
      if (next.atMs === nowMs && next.rank !== rank) return;
      const alarm = this.stack.alarms.take();
      if (alarm?.kind === "call") this.#waiting.timeOut(alarm.call);
      else if (alarm?.kind === "poll") this.#polls.timeOut(alarm.poll);
      else if (alarm?.kind === "late-ack") growSendRoom(this.stack, alarm.socket);
      else if (alarm) this.#retransmit(alarm.socket);
      this.#settle();
    }
  }

  /** The calls that were blocked and have returned since it was asked last, in that order. */
  takeReturned(): Returned[] {
    return this.#waiting.takeReturned();
  }

  /** The calls that are blocked now, in the order in which they came. */
  blockedCalls(): readonly BlockedCall[] {
    return this.#waiting.all();
  }

  /** Whether a program has the socket, open or closed. */
  isHeld(socket: Socket): boolean {
    return this.#programs.has(socket.process, socket);
  }

  #goOn(nowMs: number): void {
    invariant(nowMs >= this.stack.nowMs, () => `time goes on, from ${this.stack.nowMs} to ${nowMs}`);
    this.stack.nowMs = nowMs;
    forgetRemnants(this.stack);
  }

  #isLive(alarm: Alarm): boolean {
    if (alarm.kind === "call") return this.#waiting.has(alarm.call);
    if (alarm.kind === "poll") return this.#polls.has(alarm.poll);
    const { socket } = alarm;
    if (alarm.kind === "late-ack") return socket.noSpace && socket.state !== "CLOSED";
    if (socket.alarmMs !== alarm.atMs) return false;
    if (socket.dueMs < Infinity) return true;
    socket.alarmMs = Infinity;
    return false;
  }

  #retransmit(socket: Socket): void {
    const { dueMs } = socket;
    socket.alarmMs = Infinity;
    if (dueMs > this.stack.nowMs) return alarmAt(this.stack, socket, dueMs);
    const isSyn = socket.state === "SYN-SENT" || socket.state === "SYN-RECEIVED";
    if (socket.timeouts >= (isSyn ? SYN_MOST : DATA_MOST)) {
      wasReset(this.stack, socket);
      if (!socket.orphan) socket.error = "ETIMEDOUT";
      return;
    }
    socket.timeouts++;
    sendAgain(this.stack, socket);
    alarmAt(this.stack, socket, this.stack.nowMs + retransmitAfterMs(socket));
  }

  /** Everything that happens at this moment: segments, and the calls that they end. */
  #settle(): void {
    const { arriving, touched } = this.stack;
    do {
      this.#pump();
      const [socket] = touched;
      if (socket) {
        touched.delete(socket);
        this.#waiting.look(socket);
        this.#polls.look(socket);
      }
    } while (arriving.length > 0 || touched.size > 0);
  }

  #pump(): void {
    const { arriving } = this.stack;
    for (let next = arriving.shift(); next; next = arriving.shift()) arrive(this.stack, next);
  }

  #adopt(process: ProcessId, socket: Socket): void {
    this.#programs.adopt(process, socket);
    this.stack.changed.add(socket);
  }

  #do(process: ProcessId, thread: string, call: KernelCall): Result | null {
    if (call.call === "socket") {
      const socket = makeSocket(this.stack, process, -1, call.type);
      this.#adopt(process, socket);
      return done({ kind: "socket", socket: socket.id });
    }
    if (call.call === "exit") {
      this.end(process, this.stack.nowMs);
      return done();
    }
    if (call.call === "poll") return this.#poll(process, thread, call);
    if (call.call === "interrupt") {
      this.#polls.interrupt(process, call.thread);
      return done();
    }
    const socket = this.#programs.socket(process, call.socket);
    this.stack.changed.add(socket);
    if (call.call === "share") {
      this.#programs.share(socket, call.with);
      return done();
    }
    if (call.call === "close") return this.#close(process, thread, socket, call);
    if (call.call === "describe") return done({ kind: "text", text: described(socket) });
    if (socket.fd < 0) return failed("EBADF");
    switch (call.call) {
      case "bind":
        return bind(this.stack, socket, call.address);
      case "listen":
        return listen(this.stack, socket, call.backlog);
      case "shutdown":
        return shutdown(this.stack, socket, call.how);
      case "settimeout":
        socket.timeoutMs = call.ms;
        return done();
      case "setsockopt":
        return setOption(socket, call.option);
      case "geterror":
        return done({ kind: "text", text: takeError(socket) ?? "" });
      case "getsockname":
        return ownName(socket);
      case "getpeername":
        return peerName(socket);
      case "accept":
      case "connect":
      case "send":
      case "sendall":
      case "recv":
        return this.#waiting.begin(process, thread, socket, call);
      default:
        return unreachable(call);
    }
  }

  #poll(process: ProcessId, thread: string, { sockets, ms }: KernelCall & { call: "poll" }): Result | null {
    const asked = sockets.map(({ socket, events }) => ({
      socket: this.#programs.socket(process, socket),
      events,
    }));
    return this.#polls.begin({ process, thread, sockets: asked }, ms);
  }

  /** Fact 17: the descriptor is gone at once, the socket only when no other call is blocked on it. */
  #close(process: ProcessId, thread: string, socket: Socket, call: Waits & { call: "close" }): Result | null {
    if (socket.fd < 0 || this.#programs.leave(process, socket)) return done();
    this.#programs.close(process, socket);
    if (socket.blocked > 0) {
      socket.closePending = true;
      return done();
    }
    release(this.stack, socket);
    return this.#waiting.linger(process, thread, socket, call);
  }
}
