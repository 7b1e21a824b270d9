import type { Binary } from "../../base/binary.ts";
import { decodingError, encodingError } from "./unicode-errors.ts";

/** UTF-16 and UTF-32, of two and four bytes a unit. Without an order they begin with a mark of it (U+FEFF). */

type Order = "le" | "be";

function unitText(unit: number, bytesEach: 2 | 4, order: Order): Binary {
  const bytes = Array.from({ length: bytesEach }, (_, i) => String.fromCharCode((unit >>> (8 * i)) & 255));
  return (order === "le" ? bytes : bytes.toReversed()).join("");
}

function unitAt(bytes: Binary, at: number, bytesEach: 2 | 4, order: Order): number {
  let unit = 0;
  for (let i = 0; i < bytesEach; i++) {
    unit = unit * 256 + bytes.charCodeAt(order === "le" ? at + bytesEach - 1 - i : at + i);
  }
  return unit;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

export function wideEncode(text: string, bytesEach: 2 | 4, order: Order | null): Binary {
  const characters = Array.from(text);
  const name = `utf-${bytesEach * 8}${order ? `-${order}` : ""}`;
  const alone = characters.findIndex((character) => isSurrogate(character.codePointAt(0) ?? 0));
  if (alone >= 0) throw encodingError(name, characters, alone, alone + 1, "surrogates not allowed");
  const units =
    bytesEach === 2
      ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
      : characters.map((character) => character.codePointAt(0) ?? 0);
  const all = order ? units : [0xfeff, ...units];
  return all.map((unit) => unitText(unit, bytesEach, order ?? "le")).join("");
}

export function wideDecode(bytes: Binary, bytesEach: 2 | 4, order: Order | null): string {
  const mark = bytes.length >= bytesEach && !order;
  if (mark && unitAt(bytes, 0, bytesEach, "be") === 0xfeff)
    return decodeFrom(bytes, bytesEach, bytesEach, "be");
  const start = mark && unitAt(bytes, 0, bytesEach, "le") === 0xfeff ? bytesEach : 0;
  return decodeFrom(bytes, start, bytesEach, order ?? "le");
}

function decodeFrom(bytes: Binary, start: number, bytesEach: 2 | 4, order: Order): string {
  const name = `utf-${bytesEach * 8}-${order}`;
  const parts: string[] = [];
  let i = start;
  for (; i + bytesEach <= bytes.length; i += bytesEach) {
    const unit = unitAt(bytes, i, bytesEach, order);
    if (bytesEach === 4) {
      if (unit > 0x10ffff) throw decodingError(name, bytes, i, i + 4, "code point not in range(0x110000)");
      if (isSurrogate(unit))
        throw decodingError(
          name,
          bytes,
          i,
          i + 4,
          "code point in surrogate code point range(0xd800, 0xe000)",
        );
      parts.push(String.fromCodePoint(unit));
      continue;
    }
    if (!isSurrogate(unit)) {
      parts.push(String.fromCharCode(unit));
      continue;
    }
    if (unit >= 0xdc00) throw decodingError(name, bytes, i, i + 2, "illegal encoding");
    if (i + 4 > bytes.length) throw decodingError(name, bytes, i, bytes.length, "unexpected end of data");
    const low = unitAt(bytes, i + 2, 2, order);
    if (low < 0xdc00 || low > 0xdfff) throw decodingError(name, bytes, i, i + 2, "illegal UTF-16 surrogate");
    parts.push(String.fromCharCode(unit, low));
    i += 2;
  }
  if (i < bytes.length) throw decodingError(name, bytes, i, bytes.length, "truncated data");
  return parts.join("");
}
