import { readCapture } from "./capture/read.ts";
import { guessKind } from "./guess.ts";
import type { OwnPatterns } from "./lines/own-patterns.ts";
import { readLines } from "./lines/read.ts";
import { Unreadable, type GivenFile, type Imported, type Kind } from "./record.ts";
import { readRecorder } from "./recorder/read.ts";
import { readShiviz } from "./shiviz/read.ts";
import { readSpans } from "./spans/read.ts";
import { readStrace } from "./strace/read.ts";

export interface Choices {
  /** The user's choice; null for what the content says. */
  readonly kind: Kind | null;
  readonly patterns: OwnPatterns | null;
  /** Is told what is about to be done with the user's own expressions, for a time limit's message. */
  readonly note?: (what: string) => void;
}

/** Reads files that belong to one record. @throws Unreadable with the file, the line and the reason */
export function readRecord(
  files: readonly GivenFile[],
  { kind: chosen, patterns, note = () => {} }: Choices,
): Imported {
  const [first] = files;
  if (!first) throw new Unreadable("no file", null, "name at least one");
  const kind = chosen ?? (patterns ? "lines" : guessKind(first));
  for (const other of files.slice(1)) {
    if (chosen !== null || patterns) break;
    const second = guessKind(other);
    if (second !== kind)
      throw new Unreadable(
        other.name,
        null,
        `this is ${second}, but ${first.name} is ${kind}: files that are opened together must be of one kind`,
      );
  }
  switch (kind) {
    case "strace":
      return readStrace(files);
    case "pcap":
    case "pcapng":
    case "tshark":
      return readCapture(files, kind);
    case "shiviz":
      return readShiviz(files, note);
    case "otlp":
    case "jaeger":
      return readSpans(files, kind);
    case "lines":
      return readLines(files, patterns, note);
    case "recorder":
      return readRecorder(files);
  }
}
