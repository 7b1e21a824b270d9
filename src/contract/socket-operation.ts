import type { Json } from "../base/words.ts";

/**
 * The operations of a socket program, in the form of the recordings in tests/oracle/sockets, whose README defines
 * them; `try`, `if`, `recvuntil`, `peer` and `args` are ours (docs/scenario.md). Arguments that Python itself would refuse are part of the form: the operation then raises.
 */
export type Operation =
  | { readonly op: "socket"; readonly as: string }
  | {
      readonly op: "setsockopt";
      readonly on: string;
      readonly opt: "SO_REUSEADDR" | "SO_LINGER";
      readonly value: Argument | readonly Argument[];
    }
  | { readonly op: "settimeout"; readonly on: string; readonly ms: Argument }
  | { readonly op: "bind" | "connect"; readonly on: string; readonly port: Argument; readonly host?: string }
  | { readonly op: "listen"; readonly on: string; readonly backlog?: Argument }
  /** `peer`: a name for the peer's address, as the text that Python prints of it. */
  | { readonly op: "accept"; readonly on: string; readonly as?: string; readonly peer?: string }
  | ({ readonly op: "send"; readonly on: string; readonly record?: "outcome" } & Payload)
  | ({ readonly op: "sendall"; readonly on: string } & Payload)
  | { readonly op: "recv"; readonly on: string; readonly max: Argument; readonly as?: string }
  | { readonly op: "recvall"; readonly on: string; readonly size: number; readonly as?: string }
  /**
   * Calls recv(`max`) until the bytes contain the text `until`, or until recv returns b''. `as` gets the bytes
   * before the text, or b'' at the end of the stream. The bytes after it stay in the variable `rest`, for the next
   * `recvuntil`.
   */
  | {
      readonly op: "recvuntil";
      readonly on: string;
      readonly until: string;
      readonly max: number;
      readonly rest: string;
      readonly as: string;
    }
  | { readonly op: "shutdown"; readonly on: string; readonly how: "RD" | "WR" | "RDWR" }
  | { readonly op: "close" | "getsockname" | "getpeername"; readonly on: string }
  | { readonly op: "del"; readonly name: string }
  | ({ readonly op: "encode"; readonly as: string; readonly encoding?: string } & Payload)
  | { readonly op: "decode"; readonly of: string; readonly as: string; readonly encoding?: string }
  | ({ readonly op: "b64encode" | "b64decode"; readonly as: string } & Payload)
  /** `args` in the place of a payload: several values, with a blank between them. */
  | ({ readonly op: "print"; readonly args?: readonly PrintArgument[] } & Payload)
  | { readonly op: "sleep" | "until"; readonly ms: number }
  | Loop
  | Try
  | If
  | { readonly op: "break"; readonly ifEmpty?: string; readonly ifEqual?: string; readonly data?: string }
  | {
      readonly op: "spawn";
      readonly program: readonly Operation[];
      readonly with?: { readonly [inner: string]: string };
      readonly daemon?: boolean;
    }
  | { readonly op: "exit"; readonly code?: number };

export interface Loop {
  readonly op: "loop";
  readonly body: readonly Operation[];
  /** Absent: for ever. */
  readonly times?: number;
  readonly onError?: "break";
}

/** Python's try statement. Nothing in it is run but what Python would run. */
export interface Try {
  readonly op: "try";
  readonly body: readonly Operation[];
  /** The first whose class is the exception's, or one that it is derived from. */
  readonly except?: readonly {
    readonly class: string;
    /** A name for the exception's text. */
    readonly as?: string;
    readonly body: readonly Operation[];
  }[];
  readonly finally?: readonly Operation[];
}

/** `if not NAME`: whether it holds b'' or ''. */
export interface If {
  readonly op: "if";
  readonly empty: string;
  readonly body: readonly Operation[];
  readonly else?: readonly Operation[];
}

/** A text, what a name holds, or the text that the bytes of a name decode to. */
export type PrintArgument = { readonly str: string } | { readonly of: string } | { readonly decode: string };

/** Give exactly one of these. */
export interface Payload {
  readonly data?: string;
  readonly base64?: string;
  readonly size?: number;
  readonly str?: string;
  readonly of?: string;
}

/** An argument as the program gives it to Python; Python accepts it or raises. */
export type Argument = Exclude<Json, object> | null;

/**
 * Every operation of a program, those in blocks with it, in the order of the text.
 * @param inThreads whether those of the threads that it starts are among them
 */
export function operationsIn(program: readonly Operation[], inThreads = true): Operation[] {
  return program.flatMap((operation) => {
    const bodies = operation.op === "spawn" && !inThreads ? [] : bodiesOf(operation);
    return [operation, ...bodies.flatMap((body) => operationsIn(body, inThreads))];
  });
}

function bodiesOf(operation: Operation): (readonly Operation[])[] {
  switch (operation.op) {
    case "loop":
      return [operation.body];
    case "try":
      return [
        operation.body,
        ...(operation.except ?? []).map(({ body }) => body),
        ...(operation.finally ? [operation.finally] : []),
      ];
    case "if":
      return [operation.body, ...(operation.else ? [operation.else] : [])];
    case "spawn":
      return [operation.program];
    default:
      return [];
  }
}
