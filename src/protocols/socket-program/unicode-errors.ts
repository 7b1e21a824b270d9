import type { Binary } from "../../base/binary.ts";
import { Raised } from "./raised.ts";

/** `UnicodeDecodeError` over the bytes from `start` up to `end`. */
export function decodingError(
  codec: string,
  bytes: Binary,
  start: number,
  end: number,
  reason: string,
): Raised {
  const what =
    end === start + 1
      ? `byte 0x${hex(bytes.charCodeAt(start), 2)} in position ${start}`
      : `bytes in position ${start}-${end - 1}`;
  return new Raised("UnicodeDecodeError", `'${codec}' codec can't decode ${what}: ${reason}`);
}

/** `UnicodeEncodeError` over the characters (code points) from `start` up to `end`. */
export function encodingError(
  codec: string,
  characters: readonly string[],
  start: number,
  end: number,
  reason: string,
): Raised {
  const what =
    end === start + 1
      ? `character '${escaped(characters[start]?.codePointAt(0) ?? 0)}' in position ${start}`
      : `characters in position ${start}-${end - 1}`;
  return new Raised("UnicodeEncodeError", `'${codec}' codec can't encode ${what}: ${reason}`);
}

function escaped(codePoint: number): string {
  if (codePoint < 0x100) return `\\x${hex(codePoint, 2)}`;
  return codePoint < 0x10000 ? `\\u${hex(codePoint, 4)}` : `\\U${hex(codePoint, 8)}`;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}
