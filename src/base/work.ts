/** Work that waits for another thread yields this: there is nothing to do before the next look. */
export const LATER = "later";

/** Work that can pause at every `yield` and continue later. */
export type Work<T> = Generator<typeof LATER | undefined | void, T, void>;

/** Does the rest of the work at once. @throws Error if the work waits for another thread */
export function finished<T>(work: Work<T>): T {
  let next = work.next();
  while (!next.done) {
    if (next.value === LATER) throw new Error("work that waits for another thread cannot be done at once");
    next = work.next();
  }
  return next.value;
}
