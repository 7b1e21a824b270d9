import { finished, type Work } from "../base/work.ts";
import type { Edit } from "../scenario/edit.ts";
import type { Run } from "./run.ts";

/** Does work, a slice at a time where it takes long, so that frames come by. Answers with how to call it off. */
export type InSlices = <T>(work: Work<T>, done: (result: T) => void) => () => void;

/** For whoever has no frames: all of it in one slice. */
export const inOneSlice: InSlices = (work, done) => {
  done(finished(work));
  return () => {};
};

/** What a part of the picture derives from a run that is tried out on `base`, before the run is shown. */
export type Prepare = (run: Run, base: Run) => Work<unknown>;

/**
 * Edits that a hand tries out faster than they can be computed. One that was begun is brought to its end and shown,
 * so that the picture never stands still under a moving hand; then comes the newest, and those between are left out.
 */
export class Attempts {
  readonly #inSlices: InSlices;
  readonly #make: (edit: Edit) => Work<Run>;
  readonly #show: (edit: Edit, run: Run) => void;
  #begun: { readonly edit: Edit; callOff: () => void } | null = null;
  #newest: Edit | null = null;

  constructor(inSlices: InSlices, make: (edit: Edit) => Work<Run>, show: (edit: Edit, run: Run) => void) {
    this.#inSlices = inSlices;
    this.#make = make;
    this.#show = show;
  }

  /** Whether something was asked for that has not been shown. */
  get isGoing(): boolean {
    return this.#begun !== null;
  }

  ask(edit: Edit): void {
    if (this.#begun) this.#newest = edit;
    else this.#begin(edit);
  }

  /** Answers with the newest edit that has not been shown, or null. It will not be. */
  stop(): Edit | null {
    const left = this.#newest ?? this.#begun?.edit ?? null;
    this.#begun?.callOff();
    this.#begun = null;
    this.#newest = null;
    return left;
  }

  #begin(edit: Edit): void {
    const begun = { edit, callOff: () => {} };
    this.#begun = begun;
    begun.callOff = this.#inSlices(this.#make(edit), (run) => {
      const next = this.#newest;
      this.#begun = null;
      this.#newest = null;
      if (next) this.#begin(next);
      this.#show(edit, run);
    });
  }
}
