import type { Json } from "../../base/words.ts";
import type { Step } from "../../contract/machine.ts";
import type { LastPiece, Piece } from "../../contract/python-segment.ts";
import { insideAfter } from "./critical-section.ts";
import type { Frame, State, Thread } from "./state.ts";
import { cite, withThread } from "./threads.ts";

type Noted = Exclude<Piece, LastPiece>;

/** A piece that only tells what happened: the thread has not come to its wait. */
export function noted(state: State, thread: Thread, piece: Noted): Step<State, never> {
  const at = piece.at ? { ...piece.at } : {};
  const cited = (rule: string, values: { readonly [name: string]: Json }) =>
    cite(rule, { thread: thread.id, ...at, ...values });
  switch (piece.kind) {
    case "line": {
      const frames = withLine(thread.frames, piece);
      const isNew = frames.length > thread.frames.length;
      return {
        state: withWatched(withThread(state, { ...thread, frames }), piece),
        effects: [
          cited(isNew ? "enters" : "line", {
            changed: piece.changed,
            ...(piece.watched && { watched: piece.watched }),
          }),
        ],
      };
    }
    case "returns": {
      const frames = thread.frames.slice(0, piece.depth - 1);
      return {
        state: withThread(state, { ...thread, frames }),
        effects: [cited("leaves", { value: piece.value })],
      };
    }
    case "prints": {
      const { stream, text } = piece;
      const inside = insideAfter(state.inside, thread.id, text, state.config.criticalSection ?? undefined);
      return {
        state: inside === state.inside ? state : { ...state, inside },
        effects: [cited("prints", { stream, text }), { kind: "print", text, stream }],
      };
    }
    case "starts":
      return { state, effects: [cited("starts-process", { process: piece.process })] };
    case "kills": {
      const { process, signal } = piece;
      return { state, effects: [cited("kills-process", { process, signal })] };
    }
    case "raises":
      return { state, effects: [cited("raises", { type: piece.type, message: piece.message })] };
    case "passes": {
      const { item, queue, text } = piece;
      return { state, effects: [cited(piece.rule, { item, queue, text })] };
    }
    case "hands":
      return { state, effects: [cited("hands", { to: piece.to, on: { ...piece.on } })] };
    case "uncaught":
      return {
        state: withThread(state, { ...thread, name: piece.name ?? thread.name }),
        effects: [cited("dies", { exception: piece.exception })],
      };
  }
}

function withWatched(state: State, { watched }: Extract<Piece, { kind: "line" }>): State {
  if (!watched) return state;
  const now = new Map(watched);
  return { ...state, watched: state.watched.map((text, index) => now.get(index) ?? text) };
}

/** The frames once the thread is about to run a line: those above it are gone, its own shows the line. */
function withLine(frames: readonly Frame[], piece: Extract<Piece, { kind: "line" }>): readonly Frame[] {
  const { at, depth, frame, changed } = piece;
  const below = frames.slice(0, depth - 1);
  const known = frames[depth - 1];
  const before = known?.frame === frame ? known.variables : [];
  return [...below, { ...at, frame, variables: changed.length === 0 ? before : merged(before, changed) }];
}

/** Variables in the order in which they first had a value. */
function merged(
  before: Frame["variables"],
  changed: Extract<Piece, { kind: "line" }>["changed"],
): Frame["variables"] {
  const all = new Map(before);
  for (const [name, text] of changed) {
    if (text === null) all.delete(name);
    else all.set(name, text);
  }
  return [...all];
}
