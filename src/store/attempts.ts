import { finished, type Work } from "../base/work.ts";
import type { Edit } from "../scenario/edit.ts";
import type { Run } from "./run.ts";

/**
 * Does work, a slice at a time where it takes long, so that frames come by. Returns how to call it off.
 * With `firstMs` the first slice is done at once and is that long, in ms: for work that the user waits for.
 */
export type InSlices = <T>(work: Work<T>, done: (result: T) => void, firstMs?: number) => () => void;

/** For a caller that has no frames: all of it in one slice. */
export const inOneSlice: InSlices = (work, done) => {
  done(finished(work));
  return () => {};
};

/** The result of work that may throw. */
export type Settled<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** The same work, which never throws: it ends with why it could not be done. */
export function* settled<T>(work: Work<T>): Work<Settled<T>> {
  try {
    return { ok: true, value: yield* work };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

/** A part of the picture's preparation of a run that is tried out on `base`, before the run is shown. */
export type Prepare = (run: Run, base: Run) => Work<unknown>;

/**
 * While the user drags, edits come faster than they can be computed. The edit that has begun is finished and
 * shown, so that the picture never stands still under a moving hand. Then the newest follows; those between are
 * skipped.
 */
export class Attempts {
  readonly #inSlices: InSlices;
  readonly #make: (edit: Edit) => Work<Run>;
  readonly #end: (edit: Edit, made: Settled<Run>) => void;
  #begun: { readonly edit: Edit; callOff: () => void } | null = null;
  #newest: Edit | null = null;

  /** @param end called with each edit that was computed, in the order in which they were asked for */
  constructor(
    inSlices: InSlices,
    make: (edit: Edit) => Work<Run>,
    end: (edit: Edit, made: Settled<Run>) => void,
  ) {
    this.#inSlices = inSlices;
    this.#make = make;
    this.#end = end;
  }

  /** Whether an edit was asked for that has not ended. */
  get isGoing(): boolean {
    return (this.#newest ?? this.#begun) !== null;
  }

  ask(edit: Edit): void {
    this.#newest = edit;
    this.#next();
  }

  /** Forgets every edit that has not ended, and returns the newest of them, or null. */
  stop(): Edit | null {
    const left = this.#newest ?? this.#begun?.edit ?? null;
    this.#begun?.callOff();
    this.#begun = null;
    this.#newest = null;
    return left;
  }

  #next(): void {
    const edit = this.#newest;
    if (this.#begun || !edit) return;
    const begun = { edit, callOff: () => {} };
    this.#newest = null;
    this.#begun = begun;
    begun.callOff = this.#inSlices(settled(this.#make(edit)), (made) => {
      if (this.#begun !== begun) return;
      this.#begun = null;
      // The edit that ended is shown before the next begins: the next may end in this very call.
      this.#end(edit, made);
      this.#next();
    });
  }
}
