import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import type { Piece } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { valueOf, type Act } from "./at.ts";

/** A call that is back, with what it gives. */
export function returnSentence(act: Act): Piece[] {
  const { operation } = act;
  const value = valueOf(act);
  const name = strong(operation.op);
  switch (operation.op) {
    case "socket":
      return say`has a new ${name}: no port, no peer, state CLOSED.`;
    case "bind":
      return say`is back from ${name}: port ${String(operation.port)} is its own. Nobody can connect yet.`;
    case "listen": {
      const places =
        typeof operation.backlog === "number"
          ? `, ${Math.max(0, operation.backlog) + 1} of them before accept takes one`
          : "";
      return say`is back from ${name}: now clients can connect${places}.`;
    }
    case "accept":
      return value?.kind === "address"
        ? say`is back from ${name} with a socket for the connection of ${value.address.host}:${value.address.port}. The listening one goes on listening.`
        : say`is back from ${name}.`;
    case "connect":
      return say`is back from ${name}: the other kernel has answered, state ESTABLISHED. No program there need have called accept.`;
    case "send":
      return value?.kind === "number"
        ? say`is back from ${name} with ${value.number}: its kernel has the bytes. The peer may have none of them yet.`
        : say`is back from ${name}.`;
    case "sendall":
      return say`is back from ${name}: its kernel has all the bytes. The peer may have none of them yet.`;
    case "recv":
    case "recvall":
      return value?.kind === "bytes" ? received(value.bytes, operation.op) : say`is back from ${name}.`;
    case "recvuntil":
      if (value?.kind !== "bytes") return say`is back with a line.`;
      return value.bytes === ""
        ? say`has come to the end of the stream: no further line.`
        : say`has a whole line, ${strong(shown(value.bytes))}: what came behind it is kept for the next one.`;
    case "close":
      return say`is back from ${name}: the socket is gone for the program. Its kernel says goodbye by itself.`;
    case "shutdown":
      return say`is back from ${name}.`;
    case "print":
      return say`${strong("prints")} a line.`;
    default:
      return say`is back from ${name}.`;
  }
}

function received(bytes: string, op: string): Piece[] {
  if (bytes === "")
    return say`is back from ${strong(op)} with ${strong("b''")}: the peer has closed, and all before that has been read.`;
  return say`is back from ${strong(op)} with ${bytes.length} ${bytes.length === 1 ? "byte" : "bytes"}, ${strong(shown(bytes))}: what had come by now, however it was sent.`;
}

function shown(bytes: string): string {
  return bytes.length > 48 ? `${reprOfBytes(bytes.slice(0, 32))}…` : reprOfBytes(bytes);
}
