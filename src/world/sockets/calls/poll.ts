import type { Socket } from "../socket.ts";
import { hasRoom } from "./transfer.ts";

/** `tcp_poll` (net/ipv4/tcp.c): whether a poll for reading, or for writing, would return. */
export function isReady(socket: Socket, what: "reading" | "writing"): boolean {
  if (socket.type === "udp") return what === "writing" || isDatagramThere(socket);
  const { state } = socket;
  if (state === "LISTEN") return what === "reading" && socket.queue.length > 0;
  if (socket.error) return true;
  // POLLHUP is reported whether it was asked for or not.
  if (state === "CLOSED" || (socket.readShut && socket.writeShut)) return true;
  if (what === "reading" && socket.readShut) return true;
  if (state === "SYN-SENT" || state === "SYN-RECEIVED") return false;
  if (what === "reading") return socket.received.length > 0;
  return socket.writeShut || hasRoom(socket);
}

function isDatagramThere(socket: Socket): boolean {
  return socket.datagrams.length > 0 || socket.error !== null || socket.readShut;
}

const POLLIN = 1;
const POLLOUT = 4;
const POLLERR = 8;
const POLLHUP = 16;
const POLLRDHUP = 0x2000;

/** The events that `poll` would tell of, by Linux's bits. */
export function eventsOf(socket: Socket): number {
  const { state, readShut, writeShut } = socket;
  if (state === "LISTEN") return socket.queue.length > 0 ? POLLIN : 0;
  let events = socket.error ? POLLERR : 0;
  if (readShut) events |= POLLIN | POLLRDHUP;
  if (readShut && writeShut) events |= POLLHUP;
  if (socket.type === "udp") return events | (socket.datagrams.length > 0 ? POLLIN : 0) | POLLOUT;
  if (state === "CLOSED") events |= POLLHUP;
  if (state === "SYN-SENT" || state === "SYN-RECEIVED") return events;
  if (socket.received.length > 0) events |= POLLIN;
  if (writeShut || hasRoom(socket)) events |= POLLOUT;
  return events;
}
