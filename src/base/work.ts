/** Work that can be put aside at every `yield`, and gone on with. */
export type Work<T> = Generator<void, T, void>;

/** Does the rest of it at once. */
export function finished<T>(work: Work<T>): T {
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value;
}
