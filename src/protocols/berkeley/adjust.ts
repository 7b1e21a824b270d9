import { pythonRepr } from "../../base/python-numbers.ts";
import type { Effect } from "../../contract/machine.ts";
import type { Adjusted, Config, Message } from "./state.ts";

/**
 * Adjusts the process's own clock: at once (step), or by slewing. A clock that is slewed runs faster or slower at
 * a bounded rate until the adjustment is done, so it never runs backwards. As with `adjtime`, a new adjustment
 * cancels the rest of the old one.
 */
export function adjust(
  { self, adjust: how }: Config,
  round: number,
  byMs: number,
): { adjusted: Adjusted; effects: readonly Effect<Message>[] } {
  return {
    adjusted: { round, byMs },
    effects: [
      { kind: "print", text: `Clock ${self} adjusts by ${pythonRepr(byMs)} ms` },
      { kind: "adjust-clock", byMs, slewPpm: how.kind === "slew" ? how.ppm : null },
    ],
  };
}
