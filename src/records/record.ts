import type { Connection, Entry, Failure, Wait } from "./facts.ts";

/**
 * What was read from a record of a real run: somebody's own log, trace or capture. Unlike a trace it holds only what
 * was recorded. What is not known is null or absent, never a guess.
 */
export interface Imported {
  readonly kind: Kind;
  readonly files: readonly ReadFile[];
  readonly lanes: readonly Lane[];
  /** In the order in which the picture shows them. */
  readonly events: readonly RecordEvent[];
  readonly messages: readonly RecordMessage[];
  /** Lines or frames that were understood, and those that were not; null where the input is neither. */
  readonly matched: number | null;
  readonly unmatched: number | null;
  readonly problems: readonly Problem[];
  /** Whether `atMs` is time, or only the order that the record implies. */
  readonly axis: "time" | "order";
  /** Numbers that differ from what is drawn: frames that are no packets, arrows of empty segments. */
  readonly counts?: { readonly events: number; readonly messages: number };
  readonly facts: Facts;
}

export const kinds = [
  "strace",
  "pcap",
  "pcapng",
  "tshark",
  "shiviz",
  "otlp",
  "jaeger",
  "lines",
  "recorder",
] as const;

export type Kind = (typeof kinds)[number];

/** A file as it was given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadFile {
  readonly name: string;
  /** Its lines as they lie there, without line ends; null for a binary file. */
  readonly lines: readonly string[] | null;
  /** For each line, whether it was understood; empty where lines mean nothing. */
  readonly understood: readonly boolean[];
}

/** A line of the picture: a process, a thread of it, a host, a service, an end of a connection. */
export interface Lane {
  readonly name: string;
  /** The group that the lane belongs to: the process of a thread. Equal for lanes that belong together. */
  readonly group: string;
  /** Lanes of one clock have the same; absent where the record has only one. */
  readonly clock?: string;
}

export interface RecordEvent {
  readonly lane: number;
  /** Milliseconds after the record's first event, or a rank where `axis` is `order`. */
  readonly atMs: number;
  /** When it ended; equal to `atMs` for what took no time or an unknown time. */
  readonly endMs: number;
  /** A few words for the picture. */
  readonly label: string;
  /** One sentence. */
  readonly text: string;
  readonly file: number;
  /** Counted from 1; null where the input has no lines. */
  readonly line: number | null;
  /** `wait`: it blocked for 20 ms or more. `error`: it failed. `inside`: a critical section begins. */
  readonly tone: "plain" | "wait" | "error" | "inside";
}

/** An arrow, between two events by their indices. */
export interface RecordMessage {
  readonly from: number;
  readonly to: number;
  /** The lane where it ends, at the time of `to`, where the arrival is no event of its own. */
  readonly toLane?: number;
  readonly label: string;
  readonly again: boolean;
  /** Whether the event that sent it also lasts until the answer: a client's call of a server. */
  readonly isCall?: boolean;
}

/** What is wrong with the record: missing, contradictory, unreadable. */
export interface Problem {
  readonly kind: string;
  readonly line: number | null;
  readonly text: string;
  readonly file?: string;
  readonly span?: string;
  readonly spans?: readonly string[];
}

export interface Verdict {
  readonly verdict: "holds" | "broken" | "open";
  readonly line?: number;
  readonly which?: readonly (number | string)[];
}

/** What only some kinds of record tell. The names are those of the command's output. */
export interface Facts {
  readonly processes: readonly string[];
  readonly threads?: Readonly<Record<string, number>>;
  readonly connections?: readonly Connection[];
  readonly waits?: readonly Wait[];
  readonly errors?: readonly Failure[];
  readonly retransmissions?: number;
  readonly executions?: number;
  readonly traces?: number;
  readonly experiment?: string;
  readonly entries?: readonly Entry[];
  readonly verdicts?: Readonly<Record<string, Verdict>>;
}

/** Says why a file cannot be read at all. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";

  /** @param line counted from 1, or null where no line is to blame */
  constructor(file: string, line: number | null, why: string) {
    super(line === null ? `${file}: ${why}` : `${file}: line ${line}: ${why}`);
  }
}

/** More events than this are refused: no picture could hold them. */
export const MOST_EVENTS = 1_000_000;
