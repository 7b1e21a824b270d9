import { operationsIn, type Operation } from "../../contract/socket-operation.ts";
import type { SocketProcess } from "./scenario.ts";
import type { Listing } from "../experiment.ts";
import { headOf } from "./written-head.ts";
import { bytesText, written } from "./written-operation.ts";

interface Written {
  readonly listing: Listing;
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Writes a process's program as Python, for programs that no listing of ours belongs to. */
export function writtenOut({
  name,
  program,
  onError,
}: Pick<SocketProcess, "name" | "program" | "onError">): Written {
  const page = new Page();
  for (const rest of restsIn(program)) page.put(0, `${page.as(rest)} = b""`);
  page.body(0, "", program, { inLoop: false, goesOn: onError === "continue" });
  const head = headOf(page.text.join("\n"));
  const moved = [...page.lines].map(
    ([key, lines]) => [key, lines.map((line) => line + head.length)] as const,
  );
  const file = name.replace(/[^A-Za-z0-9]+/g, "_").toLowerCase();
  return {
    listing: { name: `${file}.py`, text: `${[...head, ...page.text].join("\n")}\n` },
    lines: new Map(moved),
  };
}

interface Around {
  readonly inLoop: boolean;
  /** An operation that raises is passed over. */
  readonly goesOn: boolean;
}

class Page {
  readonly text: string[] = [];
  readonly lines = new Map<string, readonly number[]>();
  readonly #names = new Map<string, string>();
  #threads = 0;

  put(indent: number, text: string): number {
    this.text.push(text === "" ? "" : `${"    ".repeat(indent)}${text}`);
    return this.text.length;
  }

  /** A name of the program, as Python can have it. */
  readonly as = (name: string): string => {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    let own = name.replace(/\W/g, "_").replace(/^(?=\d|$)/, "_");
    const taken = new Set([...this.#names.values(), ...reserved]);
    while (taken.has(own)) own += "_";
    this.#names.set(name, own);
    return own;
  };

  body(indent: number, prefix: string, operations: readonly Operation[], around: Around): void {
    if (operations.length === 0) this.put(indent, "pass");
    operations.forEach((operation, index) => this.#operation(indent, `${prefix}${index}`, operation, around));
  }

  #operation(indent: number, key: string, operation: Operation, around: Around): void {
    switch (operation.op) {
      case "loop": {
        const head = operation.times === undefined ? "while True:" : `for _ in range(${operation.times}):`;
        const ends = operation.onError !== undefined;
        const inner = ends ? indent + 1 : indent;
        if (ends) this.put(indent, "try:");
        this.lines.set(key, [this.put(inner, head)]);
        const goesOn = around.goesOn && !ends;
        this.body(inner + 1, `${key}/`, operation.body, { inLoop: true, goesOn });
        if (ends) {
          this.put(indent, "except Exception:");
          this.put(indent + 1, "pass");
        }
        return;
      }
      case "try":
        this.#attempt(indent, key, operation, around);
        return;
      case "if":
        this.lines.set(key, [this.put(indent, `if not ${this.as(operation.empty)}:`)]);
        this.body(indent + 1, `${key}/body/`, operation.body, around);
        if (operation.else && operation.else.length > 0) {
          this.put(indent, "else:");
          this.body(indent + 1, `${key}/else/`, operation.else, around);
        }
        return;
      case "spawn":
        this.#spawn(indent, key, operation, around);
        return;
      case "break": {
        const test = this.#breakTest(operation);
        // Outside of a loop it ends the program, or the thread.
        const leave = around.inLoop ? "break" : "raise SystemExit";
        const lines = [this.put(indent, test === null ? leave : `if ${test}:`)];
        if (test !== null) this.put(indent + 1, leave);
        this.lines.set(key, lines);
        return;
      }
      default: {
        if (around.goesOn) this.put(indent, "with suppress(Exception):");
        this.lines.set(key, [this.put(around.goesOn ? indent + 1 : indent, written(operation, this.as))]);
      }
    }
  }

  #attempt(indent: number, key: string, operation: Extract<Operation, { op: "try" }>, around: Around): void {
    const handlers = operation.except ?? [];
    this.lines.set(key, [this.put(indent, "try:")]);
    const goesOn = around.goesOn && handlers.length === 0;
    this.body(indent + 1, `${key}/body/`, operation.body, { ...around, goesOn });
    handlers.forEach(({ class: wanted, as, body }, index) => {
      this.put(indent, `except ${wanted}${as === undefined ? "" : ` as ${this.as(as)}`}:`);
      this.body(indent + 1, `${key}/except${index}/`, body, around);
    });
    if (operation.finally || handlers.length === 0) {
      this.put(indent, "finally:");
      this.body(indent + 1, `${key}/finally/`, operation.finally ?? [], around);
    }
  }

  #spawn(indent: number, key: string, operation: Extract<Operation, { op: "spawn" }>, around: Around): void {
    const name = `serve_${++this.#threads}`;
    const names = Object.entries(operation.with ?? {});
    this.put(indent, `def ${name}(${names.map(([inner]) => this.as(inner)).join(", ")}):`);
    for (const rest of restsIn(operation.program)) this.put(indent + 1, `${this.as(rest)} = b""`);
    this.body(indent + 1, `${key}>`, operation.program, { ...around, inLoop: false });
    const given = names.map(([, outer]) => `${this.as(outer)},`).join(" ");
    const daemon = operation.daemon === true ? ", daemon=True" : "";
    const call = `threading.Thread(target=${name}, args=(${given})${daemon}).start()`;
    this.lines.set(key, [this.put(indent, call)]);
  }

  #breakTest({ ifEmpty, ifEqual, data }: Extract<Operation, { op: "break" }>): string | null {
    if (ifEmpty !== undefined) return `not ${this.as(ifEmpty)}`;
    return ifEqual === undefined ? null : `${this.as(ifEqual)} == ${bytesText(data ?? "")}`;
  }
}

/** The rest of a `recvuntil` is empty before the first call. */
function restsIn(program: readonly Operation[]): ReadonlySet<string> {
  const own = operationsIn(program, false);
  return new Set(own.flatMap((each) => (each.op === "recvuntil" ? [each.rest] : [])));
}

/** Words of Python, and names that a program written out has for itself. */
const reserved = (
  "and as assert async await break class continue def del elif else except finally for from global if import in is " +
  "lambda nonlocal not or pass raise return try while with yield True False None _ base64 binascii os socket struct " +
  "threading time suppress print range min max len receive_exactly receive_until filler sleep_until began Exception " +
  "SystemExit"
).split(" ");
