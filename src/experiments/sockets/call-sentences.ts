import { reprOfBytes } from "../../protocols/socket-program/bytes-text.ts";
import type { Operation, Payload } from "../../contract/socket-operation.ts";
import { utf8Encode } from "../../protocols/socket-program/utf-8.ts";
import type { Piece } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import type { Act } from "./at.ts";

/** A call as it enters the kernel: it is not known yet whether it will wait. */
export function callSentence({ operation }: Act): Piece[] {
  const call = strong(callText(operation));
  switch (operation.op) {
    case "socket":
      return say`calls ${call}: the kernel creates a socket. It has no port and no peer yet.`;
    case "bind":
      return say`calls ${call}: it asks for this port.`;
    case "listen":
      return say`calls ${call}: from now on the kernel accepts connections into a queue.`;
    case "accept":
      return say`calls ${call}: it takes the oldest connection from the queue, or waits for one.`;
    case "connect":
      return say`calls ${call}: the kernel sends a SYN, and the call waits for the answer.`;
    case "send":
      return say`calls ${call}: the kernel copies the bytes into the send buffer and sends them from there.`;
    case "sendall":
      return say`calls ${call}: it returns when the kernel has copied all the bytes into the send buffer.`;
    case "recv":
      return say`calls ${call}: it takes what has arrived, up to ${String(operation.max)} bytes. If nothing has arrived, it waits.`;
    case "recvall":
    case "recvuntil":
      return say`calls ${strong("recv")}: it repeats this until it has all the bytes that it needs.`;
    case "close":
      return say`calls ${call}: it is done with this socket.`;
    case "shutdown":
      return say`calls ${call}: it ends one direction or both, and keeps the socket.`;
    case "settimeout":
      return typeof operation.ms !== "number"
        ? say`calls ${call}: later calls on this socket wait without a time limit.`
        : operation.ms === 0
          ? say`calls ${call}: later calls on this socket never wait.`
          : say`calls ${call}: later calls on this socket wait at most that long.`;
    case "setsockopt":
      return operation.opt === "SO_REUSEADDR" && operation.value !== 0
        ? say`calls ${call}: bind may then use a port whose old connections are in TIME_WAIT.`
        : say`calls ${call}: it sets an option of this socket.`;
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
    case "recvall":
    case "recvuntil":
      return "recv()";
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
