import { absorb, finish } from "./draw.ts";

/** A 64-bit fingerprint of a text, as 16 hexadecimal digits. It finds accidents; it does not resist malice. */
export function fingerprint(text: string): string {
  let first = 1;
  let second = 2;
  for (let i = 0; i < text.length; i += 2) {
    const word = text.charCodeAt(i) | ((i + 1 < text.length ? text.charCodeAt(i + 1) : 0) << 16);
    first = absorb(first, word);
    second = absorb(second, word);
  }
  return hex(finish(absorb(first, text.length), 1)) + hex(finish(absorb(second, text.length), 2));
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
