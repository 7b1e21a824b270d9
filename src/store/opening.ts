import type { Work } from "../base/work.ts";
import { settled, type InSlices } from "./attempts.ts";

/** A run that is being opened and takes long. */
export interface Opening {
  /** How many steps have been computed, in thousands. */
  readonly thousands: number;
  /** Ends it: the page stays as it is. */
  readonly stop: () => void;
}

/** What became of an opening: where it is not "open", the page is as it was before. */
export type Opened =
  | { readonly is: "open" }
  /** Stopped by the user, or left for a later opening. */
  | { readonly is: "stopped" | "left" }
  | { readonly is: "failed"; readonly why: string };

type Open = <T>(make: (told: (steps: number) => void) => Work<T>, done: (made: T) => void) => Promise<Opened>;

/** A run that is computed within this, in ms, is opened at once; one that takes longer leaves frames so far apart. */
const sliceMs = 80;

/**
 * Opens one run after the other: a short one at once, a long one in slices between which the page lives. Of two
 * openings the later counts.
 * @param show called with the opening that takes long, and with null once it is over
 */
export function openings(inSlices: InSlices, show: (opening: Opening | null) => void): Open {
  let stopLast = () => {};
  return (make, done) =>
    new Promise((resolve) => {
      let isOver = false;
      let isLong = false;
      let thousands = 0;
      let callOff = () => {};
      const end = (opened: Opened) => {
        if (isOver) return;
        isOver = true;
        callOff();
        if (isLong) show(null);
        resolve(opened);
      };
      const stop = () => end({ is: "stopped" });
      const told = (steps: number) => {
        if (steps < (thousands + 1) * 1000) return;
        thousands = Math.floor(steps / 1000);
        if (isLong) show({ thousands, stop });
      };
      stopLast();
      stopLast = () => end({ is: "left" });
      callOff = inSlices(
        settled(make(told)),
        (made) => {
          if (isOver) return;
          try {
            if (made.ok) done(made.value);
          } finally {
            end(made.ok ? { is: "open" } : { is: "failed", why: made.why });
          }
        },
        sliceMs,
      );
      if (isOver) return;
      isLong = true;
      show({ thousands, stop });
    });
}
