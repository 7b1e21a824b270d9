import type { GivenFile, Imported, Kind } from "./record.ts";

/** What the page asks for: files of one record, and what the user chose. */
export interface RecordAsked {
  readonly files: readonly GivenFile[];
  readonly kind: Kind | null;
  readonly patterns: { readonly name: string; readonly text: string } | null;
}

/** `doing`: what is about to be done with the user's own expressions, which may take for ever. */
export type RecordTold =
  | { readonly kind: "doing"; readonly what: string }
  | { readonly kind: "read"; readonly record: Imported }
  | { readonly kind: "unreadable"; readonly why: string };
