import type { Loop, Operation, Try } from "../../contract/socket-operation.ts";
import type { Listing } from "../experiment.ts";
import { lineOf } from "../lines.ts";

/**
 * A program and its Python listing: every operation with the line, or lines, that do it. A line is named by a text
 * that is on no other line.
 */
export interface Node {
  readonly lines: readonly string[];
  readonly op: Operation;
  /** The bodies in it, by what stands for them in a key. */
  readonly bodies: readonly (readonly [key: string, nodes: readonly Node[]])[];
}

type Anchors = string | readonly string[];

/** An operation, with its line. */
export function line(anchors: Anchors, op: Operation): Node {
  return { lines: typeof anchors === "string" ? [anchors] : anchors, op, bodies: [] };
}

export function loop(nodes: readonly Node[], parts: Omit<Loop, "op" | "body"> = {}): Node {
  return { lines: [], op: { op: "loop", body: opsOf(nodes), ...parts }, bodies: [["", nodes]] };
}

export interface Except {
  readonly class: string;
  readonly as?: string;
  readonly nodes: readonly Node[];
}

export function attempt(nodes: readonly Node[], except: readonly Except[], last?: readonly Node[]): Node {
  const op: Try = {
    op: "try",
    body: opsOf(nodes),
    except: except.map(({ nodes: body, ...clause }) => ({ ...clause, body: opsOf(body) })),
    ...(last && { finally: opsOf(last) }),
  };
  const bodies: Node["bodies"] = [
    ["body", nodes],
    ...except.map(({ nodes: body }, index) => [`except${index}`, body] as const),
    ...(last ? [["finally", last] as const] : []),
  ];
  return { lines: [], op, bodies };
}

export function choice(
  anchor: string,
  empty: string,
  then: readonly Node[],
  otherwise: readonly Node[] = [],
): Node {
  return {
    lines: [anchor],
    op: { op: "if", empty, body: opsOf(then), else: opsOf(otherwise) },
    bodies: [
      ["body", then],
      ["else", otherwise],
    ],
  };
}

export function thread(
  anchor: string,
  nodes: readonly Node[],
  names: Readonly<Record<string, string>>,
): Node {
  return { lines: [anchor], op: { op: "spawn", program: opsOf(nodes), with: names }, bodies: [[">", nodes]] };
}

/** A program, its listing, and on which lines of it each operation stands. */
export interface Listed {
  readonly listing: Listing;
  readonly program: readonly Operation[];
  /** By the operation's key: `operationAt` tells it. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

export function listed(listing: Listing, nodes: readonly Node[]): Listed {
  const lines = new Map<string, readonly number[]>();
  const enter = (prefix: string, some: readonly Node[]) => {
    some.forEach((node, index) => {
      const key = `${prefix}${index}`;
      lines.set(
        key,
        node.lines.map((anchor) => lineOf(listing, anchor)),
      );
      for (const [body, inner] of node.bodies) enter(keyIn(key, body), inner);
    });
  };
  enter("", nodes);
  return { listing, program: opsOf(nodes), lines };
}

function opsOf(nodes: readonly Node[]): readonly Operation[] {
  return nodes.map(({ op }) => op);
}

/** The prefix of the keys of a body's operations. */
function keyIn(key: string, body: string): string {
  return body === ">" ? `${key}>` : body === "" ? `${key}/` : `${key}/${body}/`;
}

/**
 * The operation that a thread executes, and its key: its place in the program, the same in every pass of a loop.
 * Null if the program has no such place.
 */
export function operationAt(
  program: readonly Operation[],
  thread: string,
  path: string,
): { readonly operation: Operation; readonly key: string } | null {
  let from = program;
  let prefix = "";
  for (const spawn of thread.split(">").slice(1)) {
    const made = walk(from, prefix, spawn);
    if (made?.operation.op !== "spawn") return null;
    from = made.operation.program;
    prefix = keyIn(made.key, ">");
  }
  return walk(from, prefix, path);
}

function walk(program: readonly Operation[], prefix: string, path: string) {
  const parts = path.split(".");
  let operations = program;
  let key = prefix;
  for (let i = 0; i < parts.length; i += 2) {
    const operation: Operation | undefined = operations[Number(parts[i])];
    if (!operation) return null;
    key += parts[i];
    const part = parts[i + 1];
    if (part === undefined) return { operation, key };
    key = keyIn(key, operation.op === "loop" ? "" : part);
    operations = bodyOf(operation, part);
  }
  return null;
}

function bodyOf(operation: Operation, part: string): readonly Operation[] {
  switch (operation.op) {
    case "loop":
      return operation.body;
    case "if":
      return part === "body" ? operation.body : (operation.else ?? []);
    case "try":
      if (part === "body") return operation.body;
      if (part === "finally") return operation.finally ?? [];
      return operation.except?.[Number(part.slice("except".length))]?.body ?? [];
    default:
      return [];
  }
}
