import type { Address } from "../../../contract/socket-call.ts";
import { done, failed, type Result } from "../errors.ts";
import { ANY_HOST, ownPort, type Socket } from "../socket.ts";
import { setState, type Stack } from "../stack.ts";
import { type Attempt, BLOCKS } from "./attempt.ts";

/** /proc/sys/net/core/somaxconn */
const LONGEST_QUEUE = 4096;

/** `__inet_bind` (net/ipv4/af_inet.c) */
export function bind(stack: Stack, socket: Socket, { host, port }: Address): Result {
  if (host !== ANY_HOST && !host.startsWith("127.") && host !== "255.255.255.255")
    return failed("EADDRNOTAVAIL");
  if (socket.state !== "CLOSED" || socket.bucket) return failed("EINVAL");
  const before = socket.local;
  socket.local = { host, port };
  const ports = socket.type === "udp" ? stack.datagramPorts : stack.ports;
  const taken = port === 0 ? ports.takeFree(socket) : ports.take(socket, port);
  if (!taken) {
    socket.local = { host: ANY_HOST, port: before.port };
    return failed("EADDRINUSE");
  }
  socket.hostLocked = host !== ANY_HOST;
  socket.portLocked = port !== 0;
  socket.local = { host, port: ownPort(socket) };
  return done();
}

/** `inet_listen`: a later one changes the length of the queue and nothing else (fact 1). */
export function listen(stack: Stack, socket: Socket, backlog: number): Result {
  if (socket.type === "udp") return failed("EOPNOTSUPP");
  if (socket.usage !== "unconnected") return failed("EINVAL");
  if (socket.state !== "CLOSED" && socket.state !== "LISTEN") return failed("EINVAL");
  socket.backlog = Math.min(Math.max(0, backlog), LONGEST_QUEUE);
  if (socket.state === "LISTEN") return done();
  setState(stack, socket, "LISTEN");
  const taken = socket.bucket ? stack.ports.take(socket, socket.bucket.port) : stack.ports.takeFree(socket);
  if (!taken) {
    setState(stack, socket, "CLOSED");
    return failed("EADDRINUSE");
  }
  socket.local = { host: socket.local.host, port: ownPort(socket) };
  const others = stack.listeners.get(socket.local.port);
  if (others) others.add(socket);
  else stack.listeners.set(socket.local.port, new Set([socket]));
  return done();
}

/** `inet_csk_accept`: the connection that has waited longest (fact 4), or null where none waits. */
export function accept(socket: Socket): { connection: Socket } | Attempt {
  if (socket.type === "udp") return failed("EOPNOTSUPP");
  if (socket.state !== "LISTEN") return failed("EINVAL");
  const connection = socket.queue.shift();
  if (!connection) return BLOCKS;
  connection.listener = null;
  connection.usage = "connected";
  return { connection };
}
