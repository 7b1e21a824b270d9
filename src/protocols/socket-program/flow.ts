import type { Loop, Operation } from "../../contract/socket-operation.ts";
import type { Frame } from "./state.ts";

/** Which operation comes next: how programs go on, round and out of loops. */

export interface Next {
  readonly frames: readonly Frame[];
  /** Null where the program has come to its end. */
  readonly operation: Exclude<Operation, Loop> | null;
  readonly path: string;
  /** It goes round a loop for ever without any operation. */
  readonly spins: boolean;
}

/** From where the frames stand to the next operation that is not a loop. Loops take no time by themselves. */
export function next(from: readonly Frame[]): Next {
  let frames = from;
  for (;;) {
    const frame = frames[frames.length - 1];
    if (!frame) return { frames, operation: null, path: "", spins: false };
    const operation = frame.operations[frame.index];
    const outer = frames.slice(0, -1);
    if (!operation) {
      frames = afterTurn(outer, frame);
      continue;
    }
    const path = `${frame.prefix}${frame.index}`;
    if (operation.op !== "loop") return { frames, operation, path, spins: false };
    frames = [...outer, { ...frame, index: frame.index + 1 }];
    if (!hasOperations(operation.body)) {
      if (isEndless(operation)) return { frames, operation: null, path, spins: true };
      continue;
    }
    if ((operation.times ?? 1) > 0) frames = [...frames, turnOf(operation, path, 0)];
  }
}

function turnOf(loop: Loop, path: string, turn: number): Frame {
  return { operations: loop.body, index: 0, prefix: `${path}.${turn}.`, loop: { loop, path, turn } };
}

function afterTurn(outer: readonly Frame[], { loop }: Frame): readonly Frame[] {
  if (!loop) return outer;
  const turn = loop.turn + 1;
  const again = loop.loop.times === undefined || turn < loop.loop.times;
  return again ? [...outer, turnOf(loop.loop, loop.path, turn)] : outer;
}

function hasOperations(body: readonly Operation[]): boolean {
  return body.some(
    (operation) => operation.op !== "loop" || (mayTurn(operation) && hasOperations(operation.body)),
  );
}

function mayTurn(loop: Loop): boolean {
  return loop.times === undefined || loop.times > 0;
}

/** Whether a loop without operations never ends: it, or one inside. */
function isEndless(loop: Loop): boolean {
  return (
    mayTurn(loop) &&
    (loop.times === undefined || loop.body.some((inner) => inner.op === "loop" && isEndless(inner)))
  );
}

/** After an operation that went well. */
export function stepped(frames: readonly Frame[]): readonly Frame[] {
  const frame = frames[frames.length - 1];
  return frame ? [...frames.slice(0, -1), { ...frame, index: frame.index + 1 }] : frames;
}

/** After an exception: it ends the innermost loop that is set to it, else the program that is set to it. */
export function afterError(frames: readonly Frame[], onError: "continue" | "stop"): readonly Frame[] {
  const frame = frames[frames.length - 1];
  if (frame?.loop?.loop.onError === "break") return frames.slice(0, -1);
  return onError === "stop" ? [] : stepped(frames);
}

/** Out of the innermost loop. */
export function brokenOut(frames: readonly Frame[]): readonly Frame[] {
  return frames.slice(0, -1);
}
