import { canonicalJson } from "../../base/canonical-json.ts";
import type { Binary } from "../../base/binary.ts";
import type { ProcessId } from "../../base/words.ts";

/** The first line of a connection: the id of the process that connected. */
export interface Hello {
  readonly kind: "HELLO";
  readonly id: ProcessId;
}

/** One message as one line. JSON has no line end of its own, so a line end always ends a message. */
export function lineOf(message: unknown): Binary {
  return `${canonicalJson(message)}\n`;
}

/** The first whole line of what has come so far, and what comes after it; null while none is whole. */
export function firstLine(text: Binary): { readonly line: Binary; readonly rest: Binary } | null {
  const end = text.indexOf("\n");
  return end < 0 ? null : { line: text.slice(0, end), rest: text.slice(end + 1) };
}

/** The content of a line: a `Hello`, or a message of the protocol. */
export interface Kinded {
  readonly kind: string;
}

/** The messages whose whole line is in `text`. Lines that are not JSON objects are left out. */
export function messagesIn(text: Binary): readonly Kinded[] {
  return text.split("\n").flatMap((line) => messageOf(line) ?? []);
}

/** The message that a line is, or null where it is only a part of one. */
export function messageOf(line: Binary): Kinded | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && isKinded(value) ? value : null;
  } catch {
    return null;
  }
}

function isKinded(value: object): value is Kinded {
  return "kind" in value && typeof value.kind === "string";
}

export function isHello(message: Kinded): message is Hello {
  return message.kind === "HELLO";
}
