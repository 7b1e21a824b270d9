import { mix } from "./draw.ts";

/** A 64-bit fingerprint of a text, as 16 hexadecimal digits. It finds accidents; it does not resist malice. */
export function fingerprint(text: string): string {
  const words: number[] = [];
  for (let i = 0; i < text.length; i += 2) {
    words.push(text.charCodeAt(i) | ((i + 1 < text.length ? text.charCodeAt(i + 1) : 0) << 16));
  }
  words.push(text.length);
  return hex(mix(words, 1)) + hex(mix(words, 2));
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
