import { type Binary, binaryOf } from "../../base/binary.ts";

/** Python's `repr` of bytes: `b'Gr\xc3\xbc'`. */
export function reprOfBytes(bytes: Binary): string {
  const quote = bytes.includes("'") && !bytes.includes('"') ? '"' : "'";
  if (!/[^\x20-\x7e]|[\\'"]/.test(bytes)) return `b${quote}${bytes}${quote}`;
  const spelled = Array.from({ length: 256 }, (_, byte) => spelling(byte, quote));
  const out = new Uint8Array(bytes.length * 4);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const text = spelled[bytes.charCodeAt(i)] ?? "";
    for (let at = 0; at < text.length; at++) out[length++] = text.charCodeAt(at);
  }
  return `b${quote}${binaryOf(out.subarray(0, length))}${quote}`;
}

function spelling(byte: number, quote: string): string {
  const character = String.fromCharCode(byte);
  return /[^\x20-\x7e]|[\\'"]/.test(character) ? escaped(character, quote) : character;
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
