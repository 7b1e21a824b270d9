import type { Binary } from "../../base/binary.ts";

/** Python's `repr` of bytes: `b'Gr\xc3\xbc'`. */
export function reprOfBytes(bytes: Binary): string {
  const quote = bytes.includes("'") && !bytes.includes('"') ? '"' : "'";
  const body = bytes.replace(/[^\x20-\x7e]|[\\'"]/g, (character) => escaped(character, quote));
  return `b${quote}${body}${quote}`;
}

function escaped(character: string, quote: string): string {
  switch (character) {
    case "\\":
      return "\\\\";
    case "\t":
      return "\\t";
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "'":
    case '"':
      return character === quote ? `\\${character}` : character;
    default:
      return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  }
}

const PATTERN = "0123456789";

/** So many bytes: 0123456789 over and over. */
export function filler(size: number): Binary {
  if (size <= 0) return "";
  return PATTERN.repeat(Math.ceil(size / PATTERN.length)).slice(0, size);
}
