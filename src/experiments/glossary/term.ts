/** A word or a sign of the page, and the sentence that explains it. */
export interface Term {
  /** Names it in links and on the page: "time-wait". */
  readonly id: string;
  readonly name: string;
  /** One sentence in plain English, under 30 words. */
  readonly says: string;
  readonly source: Source;
  /**
   * How it stands on the page, where a pointer finds it by its letters, with a plural s or without. Empty for a sign that
   * is drawn. Left out, it is the name.
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
  /** What the stage shows, in a sentence or two for a first visit. */
  readonly stage?: string;
  readonly terms: readonly Term[];
}

export const wordsOf = ({ words, name }: Term): readonly string[] => words ?? [name];
