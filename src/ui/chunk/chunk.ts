import { askToTryAgain } from "./asking.ts";
import { fetchStyleSheetsAgain, missingStyleSheets, whyMissing } from "./missing.ts";

/**
 * A part of the site that is fetched when it is first needed. This is the only way to fetch one: lint forbids `import()`
 * and `React.lazy` outside of it. `load` is a call of `import()`.
 */
export class Chunk<T> {
  readonly #load: () => Promise<T>;
  #found: T | null = null;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** The part, or null before it has been fetched. */
  get found(): T | null {
    return this.#found;
  }

  /** Fetches the part. Rejects when it cannot be fetched; the next call tries again. */
  async fetch(): Promise<T> {
    if (this.#found !== null) return this.#found;
    await fetchStyleSheetsAgain();
    const found = await this.#load();
    if (missingStyleSheets().length > 0) throw new Error("a style sheet is missing");
    this.#found = found;
    return found;
  }

  /**
   * Fetches the part. When it cannot be fetched, a dialog says why and offers to try again. Resolves with null when the
   * user closes the dialog. Never rejects.
   */
  async want(): Promise<T | null> {
    for (;;) {
      try {
        return await this.fetch();
      } catch {
        if (!(await askToTryAgain(await whyMissing()))) return null;
      }
    }
  }
}
