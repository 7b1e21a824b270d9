import type { Binary } from "../../base/binary.ts";
import { unreachable } from "../../base/invariant.ts";
import type { SocketCall } from "../../contract/socket-call.ts";
import type { Operation, Payload, PrintArgument } from "../../contract/socket-operation.ts";
import { addressArgument } from "./addresses.ts";
import { backlogArgument, optionArgument, recvArgument, timeoutArgument } from "./arguments.ts";
import { base64Decode, base64Encode } from "./base64.ts";
import { filler, reprOfBytes } from "./bytes-text.ts";
import { decodeBytes, encodeText } from "./codecs.ts";
import { Raised } from "./raised.ts";
import { utf8Encode } from "./utf-8.ts";
import { find, named, noAttribute, socketNamed, typeOf, type Names, type Value } from "./values.ts";

/** `listen()` without a length: `min(SOMAXCONN, 128)`. */
const USUAL_BACKLOG = 128;
/** How much `recvall` asks for at a time. */
const PIECE = 65_536;

export type BasicOperation = Exclude<
  Operation,
  { op: "loop" | "try" | "if" | "spawn" | "exit" | "sleep" | "until" | "break" | "del" }
>;

/** Evaluates an operation up to the kernel: to a call, or to a value that Python computes by itself. */
export type Evaluated =
  | { readonly kind: "call"; readonly call: SocketCall<Binary> }
  | { readonly kind: "value"; readonly value: Value };

/**
 * Evaluates an operation as CPython does: the object, then its method, then the arguments from left to right.
 * @throws Raised
 */
export function evaluate(names: Names, operation: BasicOperation): Evaluated {
  switch (operation.op) {
    case "socket":
      return called({ call: "socket" });
    case "setsockopt": {
      // The program makes its struct first; a plain value is looked at by the method.
      const struct = Array.isArray(operation.value) ? optionArgument(operation.opt, operation.value) : null;
      const socket = socketNamed(names, operation.on, "setsockopt");
      const option = struct ?? optionArgument(operation.opt, operation.value);
      return called({ call: "setsockopt", socket, option });
    }
    case "settimeout": {
      const socket = socketNamed(names, operation.on, "settimeout");
      return called({ call: "settimeout", socket, ms: timeoutArgument(operation.ms) });
    }
    case "bind":
    case "connect": {
      const socket = socketNamed(names, operation.on, operation.op);
      const address = addressArgument(operation.host ?? "127.0.0.1", operation.port, operation.op);
      return called({ call: operation.op, socket, address });
    }
    case "listen": {
      const socket = socketNamed(names, operation.on, "listen");
      const backlog = operation.backlog === undefined ? USUAL_BACKLOG : backlogArgument(operation.backlog);
      return called({ call: "listen", socket, backlog });
    }
    case "send":
    case "sendall": {
      const socket = socketNamed(names, operation.on, operation.op);
      const data = bytesLike(payload(names, operation));
      return called({ call: operation.op, socket, data });
    }
    case "recv": {
      const socket = socketNamed(names, operation.on, "recv");
      const max = recvArgument(operation.max);
      // CPython answers this one by itself, whatever the socket is (fact 22).
      return max === 0 ? bytes("") : called({ call: "recv", socket, max });
    }
    case "recvall":
      return receiveMore(names, operation, 0);
    case "recvuntil":
      return receiveUntil(names, operation, heldBytes(names, operation.rest));
    case "shutdown": {
      const socket = socketNamed(names, operation.on, "shutdown");
      return called({ call: "shutdown", socket, how: operation.how });
    }
    case "accept":
    case "close":
    case "getsockname":
    case "getpeername":
      return called({ call: operation.op, socket: socketNamed(names, operation.on, operation.op) });
    case "encode": {
      const value = payload(names, operation);
      if (value.kind !== "text") throw noAttribute(value, "encode");
      return bytes(encodeText(value.text, operation.encoding ?? "utf-8"));
    }
    case "decode": {
      const value = named(names, operation.of);
      if (value.kind !== "bytes") throw noAttribute(value, "decode");
      return text(decodeBytes(value.bytes, operation.encoding ?? "utf-8"));
    }
    case "b64encode":
      return bytes(base64Encode(bytesLike(payload(names, operation))));
    case "b64decode":
      return bytes(base64Decode(asciiLike(payload(names, operation))));
    case "print": {
      if (operation.args) return text(operation.args.map((argument) => printed(names, argument)).join(" "));
      const value = payload(names, operation);
      if (value.kind === "socket") return called({ call: "describe", socket: value.socket });
      return text(value.kind === "text" ? value.text : reprOfBytes(value.bytes));
    }
    default:
      return unreachable(operation);
  }
}

function called(call: SocketCall<Binary>): Evaluated {
  return { kind: "call", call };
}

function bytes(bytes: Binary): Evaluated {
  return { kind: "value", value: { kind: "bytes", bytes } };
}

function text(text: string): Evaluated {
  return { kind: "value", value: { kind: "text", text } };
}

/** The next call of a `recvall`, while some of its bytes are missing. */
export function receiveMore(
  names: Names,
  { on, size }: Extract<Operation, { op: "recvall" }>,
  have: number,
): Evaluated {
  const value = named(names, on);
  if (have === size) return bytes("");
  if (value.kind !== "socket") throw noAttribute(value, "recv");
  return called({ call: "recv", socket: value.socket, max: recvArgument(Math.min(size - have, PIECE)) });
}

/** The next call of a `recvuntil`, or b'' where what has come is enough. */
export function receiveUntil(
  names: Names,
  { on, until, max }: Extract<Operation, { op: "recvuntil" }>,
  have: Binary,
): Evaluated {
  if (have.includes(utf8Encode(until))) return bytes("");
  return called({ call: "recv", socket: socketNamed(names, on, "recv"), max: recvArgument(max) });
}

/** The bytes that a name holds; none where it holds nothing. */
export function heldBytes(names: Names, name: string): Binary {
  const value = find(names, name);
  return value?.kind === "bytes" ? value.bytes : "";
}

/** One of several things that are printed. */
function printed(names: Names, argument: PrintArgument): string {
  if ("str" in argument) return argument.str;
  if ("decode" in argument) {
    const value = named(names, argument.decode);
    if (value.kind !== "bytes") throw noAttribute(value, "decode");
    return decodeBytes(value.bytes, "utf-8");
  }
  const value = named(names, argument.of);
  if (value.kind === "socket") throw new Raised("NotImplementedError", "a socket is printed alone only");
  return value.kind === "text" ? value.text : reprOfBytes(value.bytes);
}

export function payload(names: Names, { data, base64, size, str, of }: Payload): Value {
  if (data !== undefined) return { kind: "bytes", bytes: utf8Encode(data) };
  if (base64 !== undefined) return { kind: "bytes", bytes: base64Decode(asciiOnly(base64)) };
  if (size !== undefined) return { kind: "bytes", bytes: filler(size) };
  if (str !== undefined) return { kind: "text", text: str };
  return named(names, of ?? "");
}

function bytesLike(value: Value): Binary {
  if (value.kind === "bytes") return value.bytes;
  throw new Raised("TypeError", `a bytes-like object is required, not '${typeOf(value)}'`);
}

function asciiLike(value: Value): Binary {
  if (value.kind === "bytes") return value.bytes;
  if (value.kind === "text") return asciiOnly(value.text);
  const wanted = "argument should be a bytes-like object or ASCII string";
  throw new Raised("TypeError", `${wanted}, not '${typeOf(value)}'`);
}

function asciiOnly(text: string): Binary {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  throw new Raised("ValueError", "string argument should contain only ASCII characters");
}
