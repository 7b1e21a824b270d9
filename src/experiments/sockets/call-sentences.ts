import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import type { Operation, Payload } from "../../contract/socket-operation.ts";
import { utf8Encode } from "../../protocols/socket-program/utf-8.ts";
import type { Piece } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import type { Act } from "./at.ts";

/** A call as it goes into the kernel: whether it is back at once is not known yet. */
export function callSentence({ operation }: Act): Piece[] {
  const call = strong(callText(operation));
  switch (operation.op) {
    case "socket":
      return say`calls ${call}: its kernel makes one, without port and peer.`;
    case "bind":
      return say`calls ${call}: it wants this port for itself.`;
    case "listen":
      return say`calls ${call}: from here on its kernel takes connections by itself.`;
    case "accept":
      return say`calls ${call}: it takes the oldest connection of the queue, and waits while there is none.`;
    case "connect":
      return say`calls ${call}: its kernel sends a SYN, and the call waits for the answer.`;
    case "send":
      return say`calls ${call}: its kernel takes the bytes into the send buffer, and sends them on its own time.`;
    case "sendall":
      return say`calls ${call}: it is back when its kernel has taken all the bytes.`;
    case "recv":
      return say`calls ${call}: it takes what has come, up to ${String(operation.max)} bytes, and waits only while there is nothing.`;
    case "recvall":
    case "recvuntil":
      return say`calls ${strong("recv")}: it goes on until it has all that it wants.`;
    case "close":
      return say`calls ${call}: it wants nothing more of this socket.`;
    case "shutdown":
      return say`calls ${call}: it ends one direction, or both, and keeps the socket.`;
    case "settimeout":
      return typeof operation.ms !== "number"
        ? say`calls ${call}: later calls on this socket wait as long as it takes.`
        : operation.ms === 0
          ? say`calls ${call}: later calls on this socket do not wait.`
          : say`calls ${call}: later calls on this socket wait at most that long.`;
    case "setsockopt":
      return say`calls ${call}: it changes how the kernel treats this socket.`;
    default:
      return say`calls ${call}.`;
  }
}

const mostShown = 32;

/** The call as it would be typed. */
export function callText(operation: Operation): string {
  switch (operation.op) {
    case "recv":
      return `recv(${String(operation.max)})`;
    case "listen":
      return `listen(${operation.backlog === undefined ? "" : String(operation.backlog)})`;
    case "bind":
    case "connect":
      return `${operation.op}((${JSON.stringify(operation.host ?? "127.0.0.1")}, ${String(operation.port)}))`;
    case "send":
    case "sendall":
      return `${operation.op}(${payloadShown(operation)})`;
    case "settimeout":
      return `settimeout(${typeof operation.ms === "number" ? String(operation.ms / 1000) : "None"})`;
    case "shutdown":
      return `shutdown(SHUT_${operation.how})`;
    case "setsockopt":
      return `setsockopt(${operation.opt})`;
    default:
      return `${operation.op}()`;
  }
}

function payloadShown({ data, size, str, of, base64 }: Payload): string {
  if (of !== undefined) return of;
  if (str !== undefined) return JSON.stringify(str);
  if (size !== undefined) return `${size} bytes`;
  if (base64 !== undefined) return "bytes";
  const bytes = utf8Encode(data ?? "");
  return bytes.length > mostShown ? `${bytes.length} bytes` : reprOfBytes(bytes);
}
