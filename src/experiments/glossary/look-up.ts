import { wordsOf, type Glossary, type Term } from "./term.ts";

/** A word of a text, where it begins and ends, and its term. */
export interface FoundWord {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

/** Finds terms: those of the experiment that is shown first, then all others. */
export class LookUp {
  readonly #terms: readonly Term[];
  readonly #patterns: readonly { readonly term: Term; readonly pattern: RegExp }[];

  constructor(glossaries: readonly Glossary[], experiment: string) {
    const own = glossaries.filter((one) => one.of === experiment);
    const others = glossaries.filter((one) => one.of !== experiment);
    this.#terms = [...own, ...others].flatMap(({ terms }) => terms);
    this.#patterns = this.#terms
      .flatMap((term) => wordsOf(term).map((word) => ({ term, word })))
      // "accept queue" before "accept". The sort is stable: of equals the experiment's own comes first.
      .sort((a, b) => b.word.length - a.word.length)
      .map(({ term, word }) => ({ term, pattern: patternOf(word) }));
  }

  /** The term with this id, or that explains this word; null where there is none. */
  of(name: string): Term | null {
    const named = this.#terms.find(({ id }) => id === name);
    return (
      named ?? this.#terms.find((term) => wordsOf(term).includes(name)) ?? this.inText(name)[0]?.term ?? null
    );
  }

  /** Every word of a text that has a term, none inside another. */
  inText(text: string): FoundWord[] {
    const found: FoundWord[] = [];
    for (const { term, pattern } of this.#patterns)
      for (const match of text.matchAll(pattern)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (!found.some((other) => from < other.to && other.from < to)) found.push({ term, from, to });
      }
    return found.sort((a, b) => a.from - b.from);
  }
}

/** A word that is not a part of another. One in small letters may begin a sentence. */
function patternOf(word: string): RegExp {
  const literal = word
    .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/^[a-z]/, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return new RegExp(`(?<![\\p{L}\\p{N}_])${literal}s?(?![\\p{L}\\p{N}_])`, "gu");
}
