import type { Address } from "../../../contract/socket-call.ts";
import { done, failed, type Errno, type Result } from "../errors.ts";
import { transmit } from "../output.ts";
import type { Segment } from "../segment.ts";
import { ANY_HOST, LOOPBACK, ownPort, type Socket } from "../socket.ts";
import type { Stack } from "../stack.ts";
import { type Attempt, BLOCKS, takeError } from "./attempt.ts";

/** UDP (net/ipv4/udp.c): datagrams arrive whole or not at all, each with the address that it came from. */

/** What is left of 65,535 after the headers of IP and UDP. */
const LONGEST = 65_507;
const LONGEST_ASKED = 65_535;
/** /proc/sys/net/core/rmem_default, and what Linux counts for a datagram beside its data. */
const RECEIVE_BUFFER = 212_992;
const OVERHEAD = 768;

/** `udp_sendmsg` */
export function sendDatagram(stack: Stack, socket: Socket, data: Uint8Array, to: Address | null): Result {
  if (!socket.bucket && !takePort(stack, socket)) return failed("EAGAIN");
  if (data.length > LONGEST_ASKED) return failed("EMSGSIZE");
  const named = to ?? socket.remote;
  if (!named) return failed("EDESTADDRREQ");
  const problem = to?.port === 0 ? "EINVAL" : unreachable(named);
  if (problem) return failed(problem);
  if (data.length > LONGEST) return failed("EMSGSIZE");
  const error = takeError(socket);
  if (error) return failed(error);
  if (socket.writeShut) return failed("EPIPE");
  const target = { host: hostOf(named.host), port: named.port };
  const from = { host: socket.local.host === ANY_HOST ? LOOPBACK : socket.local.host, port: ownPort(socket) };
  const receiver = receiverAt(stack, target, from);
  stack.changed.add(socket);
  if (receiver)
    transmit(stack, {
      kind: "DATAGRAM",
      from,
      to: target,
      fromProcess: socket.process,
      toProcess: receiver.process,
      seq: 0,
      ack: -1,
      window: 0,
      data,
      fin: false,
      repeat: false,
    });
  // An ICMP message says that no socket has the port: only a socket that is connected to it is told.
  else if (isConnectedTo(socket, target)) setError(stack, socket, "ECONNREFUSED");
  return done({ kind: "count", count: data.length });
}

function unreachable({ host }: Address): Errno | null {
  if (host === "255.255.255.255") return "EACCES";
  return host === ANY_HOST || host.startsWith("127.") ? null : "ENETUNREACH";
}

/** Port 0 stands for all: `compute_score` does not compare it. */
function isConnectedTo({ remote }: Socket, to: Address): boolean {
  return remote !== null && remote.host === to.host && (remote.port === 0 || remote.port === to.port);
}

function hostOf(host: string): string {
  return host === ANY_HOST ? LOOPBACK : host;
}

function takePort(stack: Stack, socket: Socket): boolean {
  if (!stack.datagramPorts.takeFree(socket)) return false;
  socket.local = { host: socket.local.host, port: ownPort(socket) };
  return true;
}

function setError(stack: Stack, socket: Socket, error: Errno): void {
  socket.error = error;
  stack.touched.add(socket);
}

/** The socket that a datagram from there meets: one that is connected to its sender before all others. */
function receiverAt(stack: Stack, to: Address, from: Address): Socket | undefined {
  let found: Socket | undefined;
  for (const socket of stack.datagramPorts.ownersOf(to.port) ?? []) {
    if (socket.local.host !== ANY_HOST && socket.local.host !== to.host) continue;
    if (!socket.remote) found = socket;
    else if (isConnectedTo(socket, from)) return socket;
  }
  return found;
}

/** A datagram reaches the host. Where no socket has the port any more, its sender may be told. */
export function arriveDatagram(stack: Stack, { from, to, data }: Segment): void {
  const receiver = receiverAt(stack, to, from);
  if (!receiver) {
    const sender = receiverAt(stack, from, to);
    if (sender && isConnectedTo(sender, to)) setError(stack, sender, "ECONNREFUSED");
    return;
  }
  const used = receiver.received.length + receiver.datagrams.length * OVERHEAD;
  if (used + data.length + OVERHEAD > RECEIVE_BUFFER) return;
  receiver.datagrams.push({ length: data.length, from });
  receiver.received.push(data);
  stack.touched.add(receiver);
}

/**
 * `udp_recvmsg`: what does not fit is lost.
 * @param sleeps whether the call waits inside Linux: only then does it tell of a receiving side that is shut down
 */
export function receiveDatagram(
  stack: Stack,
  socket: Socket,
  max: number,
  isPeek: boolean,
  sleeps: boolean,
): Attempt {
  const error = takeError(socket);
  if (error) return failed(error);
  const first = socket.datagrams[0];
  if (!first) return socket.readShut && sleeps ? done({ kind: "bytes", bytes: new Uint8Array(0) }) : BLOCKS;
  const bytes = socket.received.slice(0, Math.min(max, first.length));
  if (!isPeek) {
    socket.received.drop(first.length);
    socket.datagrams.shift();
    stack.touched.add(socket);
  }
  const cut = bytes.length < first.length ? { cut: true as const } : {};
  return done({ kind: "bytes", bytes, peer: first.from, ...cut });
}

/** `ip4_datagram_connect`: nothing is sent. From now on only the peer's datagrams are taken. */
export function connectDatagram(stack: Stack, socket: Socket, to: Address): Result {
  const problem = unreachable(to);
  if (problem) return failed(problem);
  if (!socket.bucket && !takePort(stack, socket)) return failed("EAGAIN");
  if (socket.local.host === ANY_HOST) socket.local = { host: LOOPBACK, port: socket.local.port };
  socket.remote = { host: hostOf(to.host), port: to.port };
  stack.touched.add(socket);
  return done();
}

/** The last reference is gone. */
export function releaseDatagram(stack: Stack, socket: Socket): void {
  stack.datagramPorts.release(socket);
  socket.received.clear();
  socket.datagrams.length = 0;
  socket.orphan = true;
  stack.touched.add(socket);
}
