import type { Json } from "../base/words.ts";

/** The request that a process's user makes again and again, each time so long after the process was ready. */
export interface Wanting {
  readonly wish: Json;
  readonly minMs: number;
  readonly maxMs: number;
  /** What the process does in the critical section, and how long that takes. */
  readonly strokes: readonly Stroke[];
  readonly visitMs: number;
}

/**
 * A stroke of the one pen of a picture that several processes draw. Lengths are parts of a figure's height. None of
 * them says where on the picture it is: it goes on from wherever the pen has been left.
 */
export type Stroke =
  /** The pen is put down where the next figure begins. */
  | { readonly kind: "figure" }
  /** Lifted, the pen leaves no line. */
  | { readonly kind: "line"; readonly dx: number; readonly dy: number; readonly isLifted: boolean };
