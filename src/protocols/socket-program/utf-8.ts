import { type Binary, binaryOf, bytesOf } from "../../base/binary.ts";
import { decodingError, encodingError } from "./unicode-errors.ts";

/** A surrogate that has no partner, which UTF-8 cannot say. */
export const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function utf8Encode(text: string): Binary {
  if (LONE.test(text)) {
    const characters = Array.from(text);
    const isLone = (character: string | undefined) => character?.length === 1 && LONE.test(character);
    const start = characters.findIndex(isLone);
    let end = start + 1;
    while (isLone(characters[end])) end++;
    throw encodingError("utf-8", characters, start, end, "surrogates not allowed");
  }
  return binaryOf(new TextEncoder().encode(text));
}

/** How long the sequence is that a byte leads, and what its second byte may be. RFC 3629, section 4. */
function lead(byte: number): { length: number; from: number; to: number } | null {
  if (byte >= 0xc2 && byte <= 0xdf) return { length: 2, from: 0x80, to: 0xbf };
  if (byte >= 0xe0 && byte <= 0xef) {
    return { length: 3, from: byte === 0xe0 ? 0xa0 : 0x80, to: byte === 0xed ? 0x9f : 0xbf };
  }
  if (byte >= 0xf0 && byte <= 0xf4) {
    return { length: 4, from: byte === 0xf0 ? 0x90 : 0x80, to: byte === 0xf4 ? 0x8f : 0xbf };
  }
  return null;
}

export function utf8Decode(bytes: Binary): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf(bytes));
  } catch {
    throw firstMistake(bytes);
  }
}

function firstMistake(bytes: Binary): Error {
  for (let i = 0; i < bytes.length;) {
    const byte = bytes.charCodeAt(i);
    if (byte < 0x80) {
      i++;
      continue;
    }
    const sequence = lead(byte);
    if (!sequence) return decodingError("utf-8", bytes, i, i + 1, "invalid start byte");
    for (let n = 1; n < sequence.length; n++) {
      if (i + n >= bytes.length) return decodingError("utf-8", bytes, i, i + n, "unexpected end of data");
      const next = bytes.charCodeAt(i + n);
      const ok = n === 1 ? next >= sequence.from && next <= sequence.to : next >= 0x80 && next <= 0xbf;
      if (!ok) return decodingError("utf-8", bytes, i, i + n, "invalid continuation byte");
    }
    i += sequence.length;
  }
  throw new Error("bytes without a mistake are UTF-8");
}
