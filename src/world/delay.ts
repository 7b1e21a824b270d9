import { draw, type Stream } from "../base/draw.ts";
import { unreachable } from "../base/invariant.ts";
import { naturalLog } from "../base/logarithm.ts";

/** How long a message travels, in ms of true time. */
export type Delay =
  | { readonly kind: "constant"; readonly ms: number }
  | { readonly kind: "uniform"; readonly minMs: number; readonly maxMs: number }
  /** At least `minMs`, and over it exponential with the mean `meanMs`. */
  | { readonly kind: "exponential"; readonly minMs: number; readonly meanMs: number };

/** The delay of the n-th message of a stream, in ms. */
export function delayOf(delay: Delay, stream: Stream, n: number): number {
  switch (delay.kind) {
    case "constant":
      return delay.ms;
    case "uniform":
      return delay.minMs + draw(stream, n) * (delay.maxMs - delay.minMs);
    case "exponential":
      return delay.minMs - delay.meanMs * naturalLog(1 - draw(stream, n));
    default:
      return unreachable(delay);
  }
}
