/**
 * There are two kinds of error. A problem with a user's input is reported in words (see `scenario/problem.ts`). A
 * bug of ours is an `InvariantError`, which names what the code was doing.
 */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Throws an {@link InvariantError} unless `condition` holds. `told` is only built when it does not. */
export function invariant(condition: unknown, told: string | (() => string)): asserts condition {
  if (!condition) throw new InvariantError(typeof told === "string" ? told : told());
}

/** The element at `index`. @throws InvariantError where there is none: an index is a promise, not a guess. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const element = list[index];
  if (element === undefined) throw new InvariantError(`no element ${index} among ${list.length}`);
  return element;
}

/** Ends an exhaustive `switch`: the compiler refuses it while a kind is left out. */
export function unreachable(kind: never): never {
  throw new InvariantError(`unknown kind ${JSON.stringify(kind)}`);
}
