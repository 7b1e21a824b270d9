import type { Binary } from "../../../base/binary.ts";
import type { CallResult, SocketCall } from "../../../contract/socket-call.ts";
import { reprOfBytes } from "../../../protocols/socket-program/bytes-text.ts";
import type { Piece } from "../../experiment.ts";
import { say, strong } from "../../sentence.ts";

/** A call to the kernel in words, as a student's own program makes it. */

const bytesMost = 40;

export function bytesShown(bytes: Binary): string {
  return bytes.length > bytesMost ? `${reprOfBytes(bytes.slice(0, bytesMost))}…` : reprOfBytes(bytes);
}

export function callText(call: SocketCall<Binary>): string {
  switch (call.call) {
    case "bind":
    case "connect":
      return `${call.call}(('${call.address.host}', ${call.address.port}))`;
    case "listen":
      return `listen(${call.backlog})`;
    case "recv":
      return `recv(${call.max})`;
    case "send":
    case "sendall":
      return `${call.call}(${bytesShown(call.data)})`;
    case "settimeout":
      return `settimeout(${call.ms === null ? "None" : call.ms / 1000})`;
    case "shutdown":
      return `shutdown(SHUT_${call.how})`;
    case "setsockopt":
      return `setsockopt(${call.option.name})`;
    default:
      return `${call.call}()`;
  }
}

const does: Readonly<Record<string, string>> = {
  socket: "the kernel creates a socket. It has no port and no peer yet.",
  bind: "it asks for this port.",
  listen: "from now on the kernel accepts connections into a queue.",
  accept: "it takes the oldest connection from the queue, or waits for one.",
  connect: "the kernel sends a SYN, and the call waits for the answer.",
  send: "the kernel copies the bytes into the send buffer and sends them from there.",
  sendall: "it returns when the kernel has copied all the bytes into the send buffer.",
  poll: "it waits until one of its sockets is ready.",
  recv: "it takes what has arrived. If nothing has arrived, it waits.",
  close: "it is done with this socket.",
};

export function callSentence(call: SocketCall<Binary>): Piece[] {
  const what = does[call.call];
  return what === undefined
    ? say`calls ${strong(callText(call))}.`
    : say`calls ${strong(callText(call))}: ${what}`;
}

/** What a call came to. */
export function returnSentence(call: string, result: CallResult<Binary>): Piece[] {
  const name = strong(call);
  if (!result.ok) {
    const { class: kind, message } = result.error;
    return say`gets ${strong(kind)} from ${name}${message === "" ? "" : `: ${message}`}.`;
  }
  const { value } = result;
  switch (value?.kind) {
    case "bytes":
      return value.bytes === ""
        ? say`gets ${strong("b''")} from ${name}: the peer has closed, and every byte before that was read.`
        : say`gets ${value.bytes.length === 1 ? "1 byte" : `${value.bytes.length} bytes`} from ${name}: ${strong(bytesShown(value.bytes))}.`;
    case "accepted":
      return say`gets a new socket from ${name}, connected to ${value.peer.host}:${value.peer.port}. The first socket keeps listening.`;
    case "count":
      return say`gets ${value.count} from ${name}: the kernel accepted ${value.count === 1 ? "1 byte" : `${value.count} bytes`}.`;
    case "socket":
      return say`gets a new socket from ${name}.`;
    default:
      return say`returns from ${name}.`;
  }
}
