import { pythonRepr } from "../../base/python-numbers.ts";
import type { Effect } from "../../contract/machine.ts";
import type { Adjusted, Config, Message } from "./state.ts";

/**
 * Adjusting one's own clock: at once (step), or slewed. A clock that is slewed runs faster or slower by a bounded
 * rate until the amount is used up, so it never runs backwards; a new amount replaces what is left of the old, as
 * `adjtime` does.
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
