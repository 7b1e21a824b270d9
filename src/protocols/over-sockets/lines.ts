import { canonicalJson } from "../../base/canonical-json.ts";
import type { Binary } from "../../base/binary.ts";
import type { ProcessId } from "../../base/words.ts";

/** The first line over a connection: who has made it. */
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

/** The messages of which `text` holds the whole line. What is no JSON object is left out. */
export function messagesIn(text: Binary): readonly { readonly kind: string }[] {
  return text.split("\n").flatMap((line) => {
    const message = messageOf(line);
    return message ? [message] : [];
  });
}

/** The message that a line is, or null where it is only a part of one. */
export function messageOf(line: Binary): { readonly kind: string } | null {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string"
      ? (value as { kind: string })
      : null;
  } catch {
    return null;
  }
}
