import { releaseDatagram } from "./calls/datagram.ts";
import type { Errno } from "./errors.ts";
import { queueFin, sendReset } from "./output.ts";
import { unsent, ANY_HOST, type Socket } from "./socket.ts";
import { alarmAt, enter, leave, makeSocket, setState, type Stack } from "./stack.ts";
import { ByteQueue } from "./byte-queue.ts";
import type { TcpState } from "./state.ts";

/** How connections end. The functions of Linux's net/ipv4/tcp.c stand beside ours. */

/** TIME-WAIT and an orphan's FIN-WAIT-2 last a minute: TCP_TIMEWAIT_LEN, `tcp_fin_timeout`. */
export const MINUTE_MS = 60_000;

/** `tcp_set_state(TCP_CLOSE)`: gives the port back, unless a bind had asked for it. */
function toClosed(stack: Stack, socket: Socket): void {
  leave(stack, socket);
  alarmAt(stack, socket, Infinity);
  stack.touched.add(socket);
  setState(stack, socket, "CLOSED");
  if (!socket.portLocked) stack.ports.release(socket);
}

/** `tcp_done`: the connection is over; a program that still has the socket finds both directions shut. */
export function finish(stack: Stack, socket: Socket): void {
  toClosed(stack, socket);
  socket.readShut = socket.writeShut = true;
  if (socket.orphan) destroy(stack, socket);
}

/** `tcp_reset`: a RST has arrived. The next call raises the error. RFC 9293, section 3.10.7.4. */
export function wasReset(stack: Stack, socket: Socket): void {
  const { state } = socket;
  if (state === "CLOSED") return;
  socket.error = errorOfReset(state);
  socket.unacked.clear();
  socket.listener?.halfOpen.delete(socket);
  finish(stack, socket);
}

function errorOfReset(state: TcpState): Errno {
  if (state === "SYN-SENT") return "ECONNREFUSED";
  return state === "CLOSE-WAIT" ? "EPIPE" : "ECONNRESET";
}

/** No program has the socket any more: `inet_csk_destroy_sock`. */
export function destroy(stack: Stack, socket: Socket): void {
  leave(stack, socket);
  alarmAt(stack, socket, Infinity);
  stack.ports.release(socket);
  socket.unacked.clear();
  socket.received.clear();
}

/** `tcp_time_wait`: a small remnant keeps the connection's ports; the socket itself is closed. */
export function leaveRemnant(stack: Stack, socket: Socket, state: "TIME-WAIT" | "FIN-WAIT-2"): void {
  const remnant = makeSocket(stack, socket.process, -1);
  remnant.orphan = true;
  remnant.readShut = remnant.writeShut = true;
  remnant.local = socket.local;
  remnant.remote = socket.remote;
  remnant.reuseAddress = socket.reuseAddress;
  remnant.receiveNext = socket.receiveNext;
  remnant.windowEnd = socket.windowEnd;
  remnant.sendUna = remnant.sendNext = remnant.sendMax = remnant.sendEnd = socket.sendNext;
  remnant.state = state;
  stack.ports.share(remnant, socket);
  finish(stack, socket);
  enter(stack, remnant);
  forgetLater(stack, remnant);
}

export function forgetLater(stack: Stack, remnant: Socket): void {
  remnant.dueMs = stack.nowMs + MINUTE_MS;
  stack.remnants.push(remnant);
}

/** Forgets the remnants whose minute is over. */
export function forgetRemnants(stack: Stack): void {
  while (
    stack.remnants[0] &&
    (stack.remnants[0].state === "CLOSED" || stack.remnants[0].dueMs <= stack.nowMs)
  ) {
    const remnant = stack.remnants.shift();
    if (remnant && remnant.state !== "CLOSED") forget(stack, remnant);
  }
}

export function forget(stack: Stack, remnant: Socket): void {
  leave(stack, remnant);
  setState(stack, remnant, "CLOSED");
  stack.ports.release(remnant);
}

/** Ends the own direction, after all that is still to be sent: `tcp_close_state` and `tcp_send_fin`. */
export function endSending(stack: Stack, socket: Socket): void {
  switch (socket.state) {
    case "ESTABLISHED":
    case "SYN-RECEIVED":
      setState(stack, socket, "FIN-WAIT-1");
      return queueFin(stack, socket);
    case "CLOSE-WAIT":
      setState(stack, socket, "LAST-ACK");
      return queueFin(stack, socket);
    case "SYN-SENT":
      return toClosed(stack, socket);
    default:
      return;
  }
}

const mustReset: ReadonlySet<TcpState> = new Set<TcpState>([
  "ESTABLISHED",
  "CLOSE-WAIT",
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "SYN-RECEIVED",
]);

/** `tcp_disconnect`: the socket is as new, but for its port where that was asked for. */
export function disconnect(stack: Stack, socket: Socket): void {
  const { state } = socket;
  if (state === "LISTEN") stopListening(stack, socket);
  else {
    if (mustReset.has(state)) sendReset(stack, socket);
    if (state !== "CLOSED") toClosed(stack, socket);
    if (mustReset.has(state) || state === "SYN-SENT") socket.error = "ECONNRESET";
  }
  Object.assign(socket, unsent, { received: new ByteQueue(), unacked: new ByteQueue(), early: [] });
  socket.remote = null;
  if (!socket.hostLocked) socket.local = { ...socket.local, host: ANY_HOST };
  socket.readShut = socket.writeShut = socket.finSeen = false;
  stack.touched.add(socket);
}

/** Closes a listening socket: what waits in its queue is reset. `inet_csk_listen_stop` */
export function stopListening(stack: Stack, socket: Socket): void {
  const listeners = stack.listeners.get(socket.local.port);
  listeners?.delete(socket);
  if (listeners?.size === 0) stack.listeners.delete(socket.local.port);
  toClosed(stack, socket);
  for (const child of [...socket.halfOpen, ...socket.queue]) {
    child.listener = null;
    disconnect(stack, child);
    child.orphan = true;
    destroy(stack, child);
  }
  socket.halfOpen.clear();
  socket.queue.length = 0;
}

/** The last reference is gone: `__tcp_close`. Unread data makes it a reset (RFC 2525, section 2.17). */
export function release(stack: Stack, socket: Socket): void {
  if (socket.type === "udp") return releaseDatagram(stack, socket);
  const unread = socket.received.length > 0;
  socket.received.clear();
  const { state } = socket;
  if (state === "LISTEN") stopListening(stack, socket);
  else if (state !== "CLOSED") {
    socket.readShut = socket.writeShut = true;
    if (unread) {
      sendReset(stack, socket);
      toClosed(stack, socket);
    } else if (socket.lingerSeconds === 0) disconnect(stack, socket);
    else endSending(stack, socket);
  }
  socket.orphan = true;
  socket.readShut = socket.writeShut = true;
  if (socket.state === "FIN-WAIT-2") leaveRemnant(stack, socket, "FIN-WAIT-2");
  else if (socket.state === "CLOSED") destroy(stack, socket);
}
