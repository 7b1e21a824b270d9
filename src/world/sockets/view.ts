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

/** The sockets of a kernel as pictures may know them. A socket that has not changed keeps its view of `before`. */
export function socketViews(
  kernel: Kernel,
  before: ReadonlyMap<number, SocketView>,
): Map<number, SocketView> {
  const { stack } = kernel;
  const blocked = new Map<Socket, BlockedCall[]>();
  for (const call of kernel.blockedCalls()) {
    const calls = blocked.get(call.socket);
    if (calls) calls.push(call);
    else blocked.set(call.socket, [call]);
  }
  const views = new Map<number, SocketView>();
  const see = (socket: Socket) => {
    if (views.has(socket.id) || (socket.fd < 0 && socket.state === "CLOSED" && !socket.closePending)) return;
    const known = before.get(socket.id);
    const calls = blocked.get(socket) ?? [];
    const { remote, local } = socket;
    const far = remote && stack.connections.get(connectionKey(remote, local));
    const peer = remote ? (far?.process ?? known?.peer ?? null) : null;
    const same = known && isSame(known, socket, calls, peer);
    views.set(socket.id, same ? known : viewOf(socket, calls, peer));
  };
  for (const socket of kernel.sockets()) see(socket);
  for (const socket of stack.connections.values()) see(socket);
  return views;
}

function isSame(
  view: SocketView,
  socket: Socket,
  calls: readonly BlockedCall[],
  peer: ProcessId | null,
): boolean {
  return (
    view.state === socket.state &&
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
    state: socket.state,
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
