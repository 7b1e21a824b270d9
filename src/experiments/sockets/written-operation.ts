import type { Operation, Payload, PrintArgument } from "../../contract/socket-operation.ts";
import { pythonText } from "../python-text.ts";

export type Simple = Exclude<Operation, { op: "loop" | "try" | "if" | "spawn" | "break" }>;

/** The Python statement of an operation that is not a block. `as` turns a variable of the program into one of Python. */
export function written(operation: Simple, as: (name: string) => string): string {
  switch (operation.op) {
    case "socket":
      return `${as(operation.as)} = socket.socket()`;
    case "setsockopt":
      return `${as(operation.on)}.setsockopt(socket.SOL_SOCKET, socket.${operation.opt}, ${optionText(operation.value)})`;
    case "settimeout":
      return `${as(operation.on)}.settimeout(${pythonText(typeof operation.ms === "number" ? operation.ms / 1000 : operation.ms, 0)})`;
    case "bind":
    case "connect":
      return `${as(operation.on)}.${operation.op}((${pythonText(operation.host ?? "127.0.0.1", 0)}, ${pythonText(operation.port, 0)}))`;
    case "listen":
      return `${as(operation.on)}.listen(${operation.backlog === undefined ? "" : pythonText(operation.backlog, 0)})`;
    case "accept":
      return `${asOr(operation.as)}, ${asOr(operation.peer)} = ${as(operation.on)}.accept()`;
    case "send":
    case "sendall":
      return `${as(operation.on)}.${operation.op}(${payloadText(operation, as)})`;
    case "recv":
      return `${asOr(operation.as)} = ${as(operation.on)}.recv(${pythonText(operation.max, 0)})`;
    case "recvall":
      return `${asOr(operation.as)} = receive_exactly(${as(operation.on)}, ${operation.size})`;
    case "recvuntil": {
      const given = [as(operation.on), as(operation.rest), bytesText(operation.until), operation.max];
      return `${as(operation.as)}, ${as(operation.rest)} = receive_until(${given.join(", ")})`;
    }
    case "shutdown":
      return `${as(operation.on)}.shutdown(socket.SHUT_${operation.how})`;
    case "close":
    case "getsockname":
    case "getpeername":
      return `${as(operation.on)}.${operation.op}()`;
    case "del":
      return `del ${as(operation.name)}`;
    case "encode":
      return `${as(operation.as)} = ${payloadText(operation, as)}.encode(${encodingText(operation.encoding)})`;
    case "decode":
      return `${as(operation.as)} = ${as(operation.of)}.decode(${encodingText(operation.encoding)})`;
    case "b64encode":
    case "b64decode":
      return `${as(operation.as)} = base64.${operation.op}(${payloadText(operation, as)})`;
    case "print": {
      const { args } = operation;
      return `print(${args ? args.map((each) => argumentText(each, as)).join(", ") : payloadText(operation, as)})`;
    }
    case "sleep":
      return `time.sleep(${operation.ms / 1000})`;
    case "until":
      return `sleep_until(${operation.ms / 1000})`;
    case "exit":
      return `os._exit(${operation.code ?? 0})`;
  }

  function asOr(name: string | undefined): string {
    return name === undefined ? "_" : as(name);
  }
}

/** A literal of the text's UTF-8 bytes. */
export function bytesText(text: string): string {
  const isPlain = /^[\x20-\x7e\n\r\t]*$/.test(text);
  return isPlain ? `b${JSON.stringify(text)}` : `${JSON.stringify(text)}.encode()`;
}

/** Several values are the struct that the option takes. */
function optionText(value: Extract<Operation, { op: "setsockopt" }>["value"]): string {
  if (value === null || typeof value !== "object") return pythonText(value, 0);
  return `struct.pack(${["i".repeat(value.length), ...value].map((each) => pythonText(each, 0)).join(", ")})`;
}

function encodingText(encoding: string | undefined): string {
  return encoding === undefined ? "" : pythonText(encoding, 0);
}

function argumentText(argument: PrintArgument, as: (name: string) => string): string {
  if ("str" in argument) return pythonText(argument.str, 0);
  return "of" in argument ? as(argument.of) : `${as(argument.decode)}.decode()`;
}

function payloadText({ data, base64, size, str, of }: Payload, as: (name: string) => string): string {
  if (of !== undefined) return as(of);
  if (str !== undefined) return pythonText(str, 0);
  if (size !== undefined) return `filler(${size})`;
  if (base64 !== undefined) return `base64.b64decode("${base64}")`;
  return bytesText(data ?? "");
}
