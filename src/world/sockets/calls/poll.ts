import type { Socket } from "../socket.ts";
import { hasRoom } from "./transfer.ts";

/** `tcp_poll` (net/ipv4/tcp.c): whether a poll for reading, or for writing, would return. */
export function isReady(socket: Socket, what: "reading" | "writing"): boolean {
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
