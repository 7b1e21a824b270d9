import type { PythonError } from "../../contract/socket-call.ts";
import type { If, Loop, Operation, Try } from "../../contract/socket-operation.ts";
import { catches } from "../../contract/python-exceptions.ts";
import type { Frame, Leaving, TryBlock } from "./state.ts";

/** Which operation comes next: how programs go on, round and out of loops and `try`. */

type OnError = "continue" | "stop";

export interface Next {
  readonly frames: readonly Frame[];
  /** Null where the program has come to its end. */
  readonly operation: Exclude<Operation, Loop | Try> | null;
  readonly path: string;
  /** It goes round a loop for ever without any operation. */
  readonly spins: boolean;
  /** An `except` that was reached by way of a `finally`, with what its name gets. */
  readonly caught: Caught | null;
  /** The exception that goes on behind a `finally` and ends the program; null where none does. */
  readonly died: PythonError | null;
}

/** From where the frames stand to the next operation that is no block. Blocks take no time by themselves. */
export function next(from: readonly Frame[]): Next {
  let frames = from;
  let caught: Caught | null = null;
  let died: PythonError | null = null;
  for (;;) {
    const frame = frames[frames.length - 1];
    if (!frame) return { frames, operation: null, path: "", spins: false, caught, died };
    const operation = frame.operations[frame.index];
    const outer = frames.slice(0, -1);
    if (!operation) {
      const after = afterBlock(outer, frame);
      frames = after.frames;
      caught = after.caught ?? caught;
      if (frames.length === 0) died = pendingIn(frame);
      continue;
    }
    const path = `${frame.prefix}${frame.index}`;
    if (operation.op !== "loop" && operation.op !== "try")
      return { frames, operation, path, spins: false, caught, died };
    frames = [...outer, { ...frame, index: frame.index + 1 }];
    if (operation.op === "try") {
      frames = [...frames, partOf({ kind: "try", attempt: operation, path, part: "body", pending: null })];
      continue;
    }
    if (!hasOperations(operation.body)) {
      if (isEndless(operation)) return { frames, operation: null, path, spins: true, caught, died };
      continue;
    }
    if ((operation.times ?? 1) > 0) frames = [...frames, turnOf(operation, path, 0)];
  }
}

function pendingIn({ block }: Frame): PythonError | null {
  return block?.kind === "try" && block.pending?.kind === "error" ? block.pending.error : null;
}

function turnOf(loop: Loop, path: string, turn: number): Frame {
  return {
    operations: loop.body,
    index: 0,
    prefix: `${path}.${turn}.`,
    block: { kind: "loop", loop, path, turn },
  };
}

/** The body of a `try`, or its `finally`. */
function partOf(block: TryBlock): Frame {
  const { attempt, path, part } = block;
  const operations = part === "body" ? attempt.body : (attempt.finally ?? []);
  return { operations, index: 0, prefix: `${path}.${part}.`, block };
}

/** Where it goes on when the last operation of a block has been done. */
function afterBlock(outer: readonly Frame[], { block }: Frame): Unwound {
  if (!block || block.kind === "if") return on(outer);
  if (block.kind === "try") {
    if (block.part !== "finally") return on([...outer, partOf({ ...block, part: "finally" })]);
    return block.pending ? left(outer, block.pending) : on(outer);
  }
  const turn = block.turn + 1;
  const again = block.loop.times === undefined || turn < block.loop.times;
  return on(again ? [...outer, turnOf(block.loop, block.path, turn)] : outer);
}

function on(frames: readonly Frame[]): Unwound {
  return { frames, caught: null };
}

function hasOperations(body: readonly Operation[]): boolean {
  return body.some((operation) => {
    if (operation.op === "try") return hasOperations([...operation.body, ...(operation.finally ?? [])]);
    return operation.op !== "loop" || (mayTurn(operation) && hasOperations(operation.body));
  });
}

function mayTurn(loop: Loop): boolean {
  return loop.times === undefined || loop.times > 0;
}

/** Whether a loop without operations never ends: it, or one inside. */
function isEndless(loop: Loop): boolean {
  return mayTurn(loop) && (loop.times === undefined || loop.body.some(isEndlessInside));
}

function isEndlessInside(operation: Operation): boolean {
  if (operation.op === "loop") return isEndless(operation);
  return operation.op === "try" && [...operation.body, ...(operation.finally ?? [])].some(isEndlessInside);
}

/** After an operation that went well. */
export function stepped(frames: readonly Frame[]): readonly Frame[] {
  const frame = frames[frames.length - 1];
  return frame ? [...frames.slice(0, -1), { ...frame, index: frame.index + 1 }] : frames;
}

/** Enters one of the two bodies of an `if`. */
export function decided(frames: readonly Frame[], choice: If, path: string, then: boolean): readonly Frame[] {
  const operations = then ? choice.body : (choice.else ?? []);
  const frame: Frame = {
    operations,
    index: 0,
    prefix: `${path}.${then ? "body" : "else"}.`,
    block: { kind: "if" },
  };
  return [...stepped(frames), frame];
}

/** Where the thread continues after an exception. */
export interface Unwound {
  readonly frames: readonly Frame[];
  /** The `except` that takes it; null where none does. */
  readonly caught: Caught | null;
}

export interface Caught {
  readonly class: string;
  /** The name that gets the exception's text. */
  readonly as: string | null;
  readonly text: string;
}

/**
 * After an exception: out of the blocks, to the first `except` that takes it or the first loop that it ends.
 * Where there is neither it ends the program, or with "continue" just its operation.
 */
export function afterError(frames: readonly Frame[], error: PythonError, onError: OnError): Unwound {
  const leaving = { kind: "error", error } as const;
  if (onError === "continue" && !frames.some((frame) => takes(frame, error))) return on(stepped(frames));
  return left(frames, leaving);
}

/** Out of the innermost loop, by way of the `finally` parts in it. */
export function brokenOut(frames: readonly Frame[]): readonly Frame[] {
  return left(frames, { kind: "break" }).frames;
}

function takes({ block }: Frame, error: PythonError): boolean {
  if (block?.kind === "loop") return block.loop.onError === "break";
  return block?.kind === "try" && block.part === "body" && handlerFor(block.attempt, error) >= 0;
}

function handlerFor({ except }: Try, error: PythonError): number {
  return (except ?? []).findIndex(({ class: wanted }) => catches(wanted, error.class));
}

function left(frames: readonly Frame[], leaving: Leaving): Unwound {
  const { block } = frames[frames.length - 1] ?? { block: null };
  const outer = frames.slice(0, -1);
  if (!block) return on([]);
  if (block.kind === "if") return left(outer, leaving);
  if (block.kind === "loop") {
    const ends = leaving.kind === "break" || block.loop.onError === "break";
    return ends ? on(outer) : left(outer, leaving);
  }
  const handler =
    leaving.kind === "error" && block.part === "body" ? handlerFor(block.attempt, leaving.error) : -1;
  const found = block.attempt.except?.[handler];
  if (found && leaving.kind === "error") {
    const frame: Frame = {
      operations: found.body,
      index: 0,
      prefix: `${block.path}.except${handler}.`,
      block: { ...block, part: "except" },
    };
    return {
      frames: [...outer, frame],
      caught: { class: found.class, as: found.as ?? null, text: leaving.error.message },
    };
  }
  if (block.part === "finally" || block.attempt.finally === undefined) return left(outer, leaving);
  return { frames: [...outer, partOf({ ...block, part: "finally", pending: leaving })], caught: null };
}
