import { binaryOf } from "../../base/binary.ts";
import {
  bytesShown,
  type BlockedView,
  type BufferView,
  type SocketView,
} from "../../contract/kernel-view.ts";
import type { ProcessId } from "../../base/words.ts";
import type { ByteQueue } from "./byte-queue.ts";
import type { BlockedCall } from "./blocked-call.ts";
import type { Kernel } from "./kernel.ts";
import type { Socket } from "./socket.ts";
import { connectionKey } from "./stack.ts";

/**
 * Tells of each socket that looks different since this was asked last: how pictures may know it now, or null where it
 * is gone. Costs as much as has changed, however many sockets there are.
 * @param before how each socket looked then
 */
export function seeChanges(
  kernel: Kernel,
  before: ReadonlyMap<number, SocketView>,
  tell: (id: number, view: SocketView | null) => void,
): void {
  const { changed } = kernel.stack;
  if (changed.size === 0) return;
  const blocked = kernel.blockedCalls();
  for (const socket of changed) {
    const known = before.get(socket.id);
    if (!isSeen(kernel, socket)) {
      if (known) tell(socket.id, null);
      continue;
    }
    const calls = socket.blocked > 0 ? blocked.filter((call) => call.socket === socket) : [];
    const peer = peerOf(kernel, socket, known);
    if (!known || !isSame(known, socket, calls, peer)) tell(socket.id, viewOf(socket, calls, peer));
  }
  changed.clear();
}

/** Whether a program can use the socket, or the kernel has a connection with it. */
function isSeen(kernel: Kernel, socket: Socket): boolean {
  const isClosed = socket.fd < 0 && socket.state === "CLOSED" && !socket.closePending;
  if (isClosed) return false;
  const { local, remote } = socket;
  if (kernel.isHeld(socket)) return true;
  return remote !== null && kernel.stack.connections.get(connectionKey(local, remote)) === socket;
}

/** The process at the other end; when that is gone it stays known. */
function peerOf(
  { stack }: Kernel,
  { remote, local }: Socket,
  known: SocketView | undefined,
): ProcessId | null {
  if (!remote) return null;
  return stack.connections.get(connectionKey(remote, local))?.process ?? known?.peer ?? null;
}

function isSame(
  view: SocketView,
  socket: Socket,
  calls: readonly BlockedCall[],
  peer: ProcessId | null,
): boolean {
  return (
    view.state === stateOf(socket) &&
    view.held === socket.fd >= 0 &&
    view.local.port === socket.local.port &&
    view.remote === socket.remote &&
    view.error === socket.error &&
    view.places === placesOf(socket) &&
    view.listener === (socket.listener?.id ?? null) &&
    view.received.length === socket.received.length &&
    view.unacked.length === socket.unacked.length &&
    view.onTheWay === onTheWay(socket) &&
    sameList(view.queue ?? [], socket.queue, (id, { id: other }) => id === other) &&
    sameList(
      view.blocked,
      calls,
      ({ thread, sinceMs }, other) => thread === other.thread && sinceMs === other.sinceMs,
    ) &&
    view.receiveNext === socket.receiveNext &&
    view.sendUna === socket.sendUna &&
    view.peer === peer
  );
}

function sameList<A, B>(one: readonly A[], other: readonly B[], same: (a: A, b: B) => boolean): boolean {
  return one.length === other.length && one.every((a, index) => same(a, other[index] as B));
}

function viewOf(socket: Socket, calls: readonly BlockedCall[], peer: ProcessId | null): SocketView {
  return {
    id: socket.id,
    process: socket.process,
    state: stateOf(socket),
    held: socket.fd >= 0,
    local: socket.local,
    remote: socket.remote,
    peer,
    queue: socket.state === "LISTEN" ? socket.queue.map(({ id }) => id) : null,
    places: placesOf(socket),
    listener: socket.listener?.id ?? null,
    received: bufferOf(socket.received),
    unacked: bufferOf(socket.unacked),
    receiveNext: socket.receiveNext,
    sendUna: socket.sendUna,
    onTheWay: onTheWay(socket),
    error: socket.error,
    blocked: calls.map(blockedOf),
  };
}

/** A socket of UDP has no state. */
function stateOf({ type, state }: Socket): string {
  return type === "udp" ? "UDP" : state;
}

/** Fact 1: one more than the backlog. */
function placesOf({ state, backlog }: Socket): number {
  return state === "LISTEN" ? backlog + 1 : 0;
}

function onTheWay({ sendNext, sendUna, unacked }: Socket): number {
  return Math.max(0, Math.min(unacked.length, sendNext - Math.max(1, sendUna)));
}

function bufferOf(queue: ByteQueue): BufferView {
  return { length: queue.length, bytes: queue.length === 0 ? "" : binaryOf(queue.slice(0, bytesShown)) };
}

function blockedOf({ thread, call, awaits, sinceMs, deadlineMs }: BlockedCall): BlockedView {
  return { thread, call: call.call, awaits, sinceMs, untilMs: deadlineMs === Infinity ? null : deadlineMs };
}
