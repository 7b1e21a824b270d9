/** A span of a trace, whichever format it came in. */
export interface Span {
  readonly trace: string;
  readonly id: string;
  /** The trace and id of the span that it belongs to; null for a root. */
  readonly parent: { readonly trace: string; readonly id: string } | null;
  readonly service: string;
  readonly name: string;
  readonly kind: "client" | "server" | "producer" | "consumer" | "other";
  /** Nanoseconds since 1970, beyond what a double holds; 0 where the record has none. */
  readonly start: bigint;
  readonly end: bigint;
  readonly isFailed: boolean;
  readonly file: number;
}

export function nanoseconds(value: unknown, unit = 1n): bigint {
  const text =
    typeof value === "number" ? String(Math.trunc(value)) : typeof value === "string" ? value.trim() : "";
  return /^\d{1,25}$/.test(text) ? BigInt(text) * unit : 0n;
}

/** What may be a text or a number, as a text. */
export function written(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
