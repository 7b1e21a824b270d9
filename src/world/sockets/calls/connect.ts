import type { Address } from "../../../contract/socket-call.ts";
import { done, failed, type Errno, type Result } from "../errors.ts";
import { disconnect, forget, MINUTE_MS } from "../lifecycle.ts";
import { sendSyn } from "../output.ts";
import { retransmitAfterMs } from "../retransmission.ts";
import { ANY_HOST, LOOPBACK, ownPort, unsent, type Socket } from "../socket.ts";
import { alarmAt, connectionKey, enter, setState, type Stack } from "../stack.ts";
import { type Attempt, BLOCKS, takeError } from "./attempt.ts";

/**
 * `tcp_tw_reuse` 2, for the loopback: a new connection may replace an old one. It may replace one in TIME-WAIT at
 * once, and one in FIN-WAIT-2 after 100 ms but not at once (measured; the exact time is not known).
 */
const REUSE_AFTER_MS = 50;

/** `__inet_stream_connect` (net/ipv4/af_inet.c): what the first look at a connect comes to. */
export function connectBegins(stack: Stack, socket: Socket, to: Address): Result | Errno {
  switch (socket.usage) {
    case "connected":
      return failed("EISCONN");
    case "disconnecting":
      return failed("EINVAL");
    case "connecting":
      return connecting(socket) ? "EALREADY" : connectEnds(stack, socket);
    case "unconnected": {
      if (socket.state !== "CLOSED") return failed("EISCONN");
      const problem = callOut(stack, socket, to);
      if (problem) return failed(problem);
      socket.usage = "connecting";
      return "EINPROGRESS";
    }
  }
}

function connecting({ state }: Socket): boolean {
  return state === "SYN-SENT" || state === "SYN-RECEIVED";
}

/** A connect without time-out sleeps in the system until the handshake has ended. */
export function connectSleeps(stack: Stack, socket: Socket): Attempt {
  return connecting(socket) ? BLOCKS : connectEnds(stack, socket);
}

function connectEnds(stack: Stack, socket: Socket): Result {
  if (socket.state !== "CLOSED") {
    socket.usage = "connected";
    return done();
  }
  const error = takeError(socket) ?? "ECONNABORTED";
  socket.usage = "unconnected";
  disconnect(stack, socket);
  return failed(error);
}

/**
 * With a time-out CPython polls and then asks for SO_ERROR, which takes the error away (fact 8). A socket that was shut
 * down both ways before it connects is hung up to `poll`: CPython then takes it for connected.
 */
export function connectPolls(socket: Socket): Attempt {
  if (connecting(socket) && !(socket.readShut && socket.writeShut)) return BLOCKS;
  const error = takeError(socket);
  return error ? failed(error) : done();
}

/** `tcp_v4_connect` */
function callOut(stack: Stack, socket: Socket, to: Address): Errno | null {
  const host = to.host === ANY_HOST ? LOOPBACK : to.host;
  if (!host.startsWith("127.")) return "ENETUNREACH";
  if (socket.local.host === ANY_HOST) socket.local = { ...socket.local, host: LOOPBACK };
  const remote = { host, port: to.port };
  if (socket.bucket) {
    const problem = clash(stack, socket.local, remote);
    if (problem) return problem;
  } else {
    if (!stack.ports.takeFree(socket)) return "EADDRNOTAVAIL";
    socket.local = { host: socket.local.host, port: ownPort(socket) };
  }
  socket.remote = remote;
  // `tcp_connect_init`: what went wrong before is forgotten.
  socket.error = null;
  socket.finSeen = false;
  Object.assign(socket, unsent);
  setState(stack, socket, "SYN-SENT");
  enter(stack, socket);
  socket.timedMs = stack.nowMs;
  sendSyn(stack, socket);
  alarmAt(stack, socket, stack.nowMs + retransmitAfterMs(socket));
  return null;
}

/** Whether a connection between these two addresses is still there. */
function clash(stack: Stack, local: Address, remote: Address): Errno | null {
  const other = stack.connections.get(connectionKey(local, remote));
  if (!other) return null;
  const ageMs = MINUTE_MS - (other.dueMs - stack.nowMs);
  if (
    other.state === "TIME-WAIT" ||
    (other.orphan && other.state === "FIN-WAIT-2" && ageMs >= REUSE_AFTER_MS)
  ) {
    forget(stack, other);
    return null;
  }
  return "EADDRNOTAVAIL";
}
