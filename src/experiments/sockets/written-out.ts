import type { Operation, Payload, PrintArgument } from "../../contract/socket-operation.ts";
import type { Listing } from "../experiment.ts";

interface Written {
  readonly listing: Listing;
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Writes a program as Python, for programs that no listing of ours belongs to. */
export function writtenOut(name: string, program: readonly Operation[]): Written {
  const page = new Page();
  page.put(0, "import socket");
  page.put(0, "");
  page.body(0, "", program);
  const file = name.replace(/[^A-Za-z0-9]+/g, "_").toLowerCase();
  return { listing: { name: `${file}.py`, text: `${page.text.join("\n")}\n` }, lines: page.lines };
}

class Page {
  readonly text: string[] = [];
  readonly lines = new Map<string, readonly number[]>();
  #threads = 0;

  put(indent: number, text: string): number {
    this.text.push(text === "" ? "" : `${"    ".repeat(indent)}${text}`);
    return this.text.length;
  }

  body(indent: number, prefix: string, operations: readonly Operation[]): void {
    if (operations.length === 0) this.put(indent, "pass");
    operations.forEach((operation, index) => this.#operation(indent, `${prefix}${index}`, operation));
  }

  #operation(indent: number, key: string, operation: Operation): void {
    switch (operation.op) {
      case "loop": {
        const head = operation.times === undefined ? "while True:" : `for _ in range(${operation.times}):`;
        const inner = operation.onError === undefined ? indent : indent + 1;
        if (inner > indent) this.put(indent, "try:");
        this.lines.set(key, [this.put(inner, head)]);
        this.body(inner + 1, `${key}/`, operation.body);
        if (inner > indent) {
          this.put(indent, "except Exception:");
          this.put(indent + 1, "pass");
        }
        return;
      }
      case "try":
        this.lines.set(key, [this.put(indent, "try:")]);
        this.body(indent + 1, `${key}/body/`, operation.body);
        operation.except?.forEach(({ class: wanted, as, body }, index) => {
          this.put(indent, `except ${wanted}${as === undefined ? "" : ` as ${as}`}:`);
          this.body(indent + 1, `${key}/except${index}/`, body);
        });
        if (operation.finally) {
          this.put(indent, "finally:");
          this.body(indent + 1, `${key}/finally/`, operation.finally);
        }
        return;
      case "if":
        this.lines.set(key, [this.put(indent, `if not ${operation.empty}:`)]);
        this.body(indent + 1, `${key}/body/`, operation.body);
        if (operation.else && operation.else.length > 0) {
          this.put(indent, "else:");
          this.body(indent + 1, `${key}/else/`, operation.else);
        }
        return;
      case "spawn": {
        const name = `serve_${++this.#threads}`;
        const names = Object.entries(operation.with ?? {});
        this.put(indent, `def ${name}(${names.map(([inner]) => inner).join(", ")}):`);
        this.body(indent + 1, `${key}>`, operation.program);
        const given = names.map(([, outer]) => `${outer},`).join(" ");
        this.lines.set(key, [this.put(indent, `threading.Thread(target=${name}, args=(${given})).start()`)]);
        return;
      }
      case "break": {
        const test = breakTest(operation);
        const lines = [this.put(indent, test === null ? "break" : `if ${test}:`)];
        if (test !== null) this.put(indent + 1, "break");
        this.lines.set(key, lines);
        return;
      }
      default:
        this.lines.set(key, [this.put(indent, written(operation))]);
    }
  }
}

function breakTest({ ifEmpty, ifEqual, data }: Extract<Operation, { op: "break" }>): string | null {
  if (ifEmpty !== undefined) return `not ${ifEmpty}`;
  return ifEqual === undefined ? null : `${ifEqual} == ${bytesText(data ?? "")}`;
}

type Simple = Exclude<Operation, { op: "loop" | "try" | "if" | "spawn" | "break" }>;

function written(operation: Simple): string {
  switch (operation.op) {
    case "socket":
      return `${operation.as} = socket.socket()`;
    case "setsockopt":
      return `${operation.on}.setsockopt(socket.SOL_SOCKET, socket.${operation.opt}, ${JSON.stringify(operation.value)})`;
    case "settimeout":
      return `${operation.on}.settimeout(${typeof operation.ms === "number" ? operation.ms / 1000 : "None"})`;
    case "bind":
    case "connect":
      return `${operation.on}.${operation.op}((${JSON.stringify(operation.host ?? "127.0.0.1")}, ${JSON.stringify(operation.port)}))`;
    case "listen":
      return `${operation.on}.listen(${operation.backlog === undefined ? "" : JSON.stringify(operation.backlog)})`;
    case "accept":
      return `${operation.as ?? "_"}, ${operation.peer ?? "_"} = ${operation.on}.accept()`;
    case "send":
    case "sendall":
      return `${operation.on}.${operation.op}(${payloadText(operation)})`;
    case "recv":
      return `${operation.as ?? "_"} = ${operation.on}.recv(${JSON.stringify(operation.max)})`;
    case "recvall":
      return `${operation.as ?? "_"} = receive_exactly(${operation.on}, ${operation.size})`;
    case "recvuntil":
      return `${operation.as}, ${operation.rest} = receive_until(${operation.on}, ${operation.rest}, ${bytesText(operation.until)})`;
    case "shutdown":
      return `${operation.on}.shutdown(socket.SHUT_${operation.how})`;
    case "close":
    case "getsockname":
    case "getpeername":
      return `${operation.on}.${operation.op}()`;
    case "del":
      return `del ${operation.name}`;
    case "encode":
      return `${operation.as} = ${payloadText(operation)}.encode(${encodingText(operation.encoding)})`;
    case "decode":
      return `${operation.as} = ${operation.of}.decode(${encodingText(operation.encoding)})`;
    case "b64encode":
    case "b64decode":
      return `${operation.as} = base64.${operation.op}(${payloadText(operation)})`;
    case "print":
      return `print(${operation.args ? operation.args.map(argumentText).join(", ") : payloadText(operation)})`;
    case "sleep":
      return `time.sleep(${operation.ms / 1000})`;
    case "until":
      return `sleep_until(${operation.ms / 1000})`;
    case "exit":
      return `os._exit(${operation.code ?? 0})`;
  }
}

function encodingText(encoding: string | undefined): string {
  return encoding === undefined ? "" : JSON.stringify(encoding);
}

function argumentText(argument: PrintArgument): string {
  if ("str" in argument) return JSON.stringify(argument.str);
  return "of" in argument ? argument.of : `${argument.decode}.decode()`;
}

function payloadText({ data, base64, size, str, of }: Payload): string {
  if (of !== undefined) return of;
  if (str !== undefined) return JSON.stringify(str);
  if (size !== undefined) return `filler(${size})`;
  if (base64 !== undefined) return `base64.b64decode("${base64}")`;
  return bytesText(data ?? "");
}

/** A literal of the text's UTF-8 bytes. */
function bytesText(text: string): string {
  const isPlain = /^[\x20-\x7e\n\r\t]*$/.test(text);
  return isPlain ? `b${JSON.stringify(text)}` : `${JSON.stringify(text)}.encode()`;
}
