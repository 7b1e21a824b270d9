import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import type { Piece } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { valueOf, type Act } from "./at.ts";

/** A call that returns, with its value. */
export function returnSentence(act: Act): Piece[] {
  const { operation } = act;
  const value = valueOf(act);
  const name = strong(operation.op);
  switch (operation.op) {
    case "socket":
      return say`gets a new socket from ${name}: no port, no peer, state CLOSED.`;
    case "bind":
      return say`returns from ${name}: the socket has port ${String(operation.port)}. No client can connect yet.`;
    case "listen": {
      const places =
        typeof operation.backlog === "number"
          ? `. The queue holds ${Math.max(0, operation.backlog) + 1}: on Linux one more than listen(${operation.backlog}) says`
          : "";
      return say`returns from ${name}: clients can now connect${places}.`;
    }
    case "accept":
      return value?.kind === "address"
        ? say`gets a new socket from ${name}, connected to ${value.address.host}:${value.address.port}. The first socket keeps listening.`
        : say`returns from ${name}.`;
    case "connect":
      return say`returns from ${name}: the connection is ESTABLISHED. The kernels did this by themselves: accept may return later.`;
    case "send":
      return value?.kind === "number"
        ? say`gets ${value.number} from ${name}: the kernel accepted ${value.number === 1 ? "1 byte" : `${value.number} bytes`}. The peer may not have ${value.number === 1 ? "it" : "them"} yet.`
        : say`returns from ${name}.`;
    case "sendall":
      return say`returns from ${name}: the kernel accepted all the bytes. The peer may not have them yet.`;
    case "recv":
    case "recvall":
      return value?.kind === "bytes" ? received(value.bytes, operation.op) : say`returns from ${name}.`;
    case "recvuntil":
      if (value?.kind !== "bytes") return say`has a line.`;
      return value.bytes === ""
        ? say`reaches the end of the stream: there is no further line.`
        : say`has a whole line, ${strong(shortRepr(value.bytes))}. It keeps any bytes after it for the next line.`;
    case "close":
      return say`returns from ${name}: the program has no socket any more. The kernel ends the connection by itself.`;
    default:
      return say`returns from ${name}.`;
  }
}

function received(bytes: string, op: string): Piece[] {
  if (bytes === "")
    return say`gets ${strong("b''")} from ${strong(op)}: the peer has closed, and every byte before that was read.`;
  return say`gets ${bytes.length === 1 ? "1 byte" : `${bytes.length} bytes`} from ${strong(op)}: ${strong(shortRepr(bytes))}.`;
}

function shortRepr(bytes: string): string {
  return bytes.length > 48 ? `${reprOfBytes(bytes.slice(0, 32))}…` : reprOfBytes(bytes);
}
