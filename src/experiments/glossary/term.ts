/** A word or a sign of the page, and the sentence that explains it. */
export interface Term {
  /** Names it in links and on the page: "time-wait". */
  readonly id: string;
  readonly name: string;
  /** One sentence in plain English, under 30 words. */
  readonly says: string;
  readonly source: Source;
  /**
   * The word on the page by which a pointer finds the term, with or without a plural s. Empty for a sign that is
   * drawn. By default, the name.
   */
  readonly words?: readonly string[];
}

export interface Source {
  readonly text: string;
  readonly href?: string;
}

/** The terms of one experiment, or those that all share. */
export interface Glossary {
  /** The experiment's id, or "shared". */
  readonly of: string;
  readonly title: string;
  /** Describes the stage for a first visit, in a sentence or two. */
  readonly stage?: string;
  readonly terms: readonly Term[];
}

export const wordsOf = ({ words, name }: Term): readonly string[] => words ?? [name];
