import { type Binary, binaryOf, textOfUnits } from "../../base/binary.ts";
import { decodingError, encodingError } from "./unicode-errors.ts";
import { LONE } from "./utf-8.ts";

/** UTF-16 and UTF-32, of two and four bytes a unit. Without an order they begin with a mark of it (U+FEFF). */

type Order = "le" | "be";

function unitAt(bytes: Binary, at: number, bytesEach: 2 | 4, order: Order): number {
  let unit = 0;
  for (let i = 0; i < bytesEach; i++) {
    unit = unit * 256 + bytes.charCodeAt(order === "le" ? at + bytesEach - 1 - i : at + i);
  }
  return unit;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

export function wideEncode(text: string, bytesEach: 2 | 4, order: Order | null): Binary {
  if (LONE.test(text)) {
    const characters = Array.from(text);
    const name = `utf-${bytesEach * 8}${order ? `-${order}` : ""}`;
    const alone = characters.findIndex((character) => isSurrogate(character.codePointAt(0) ?? 0));
    throw encodingError(name, characters, alone, alone + 1, "surrogates not allowed");
  }
  const bytes = new Uint8Array((text.length + 1) * bytesEach);
  let length = 0;
  const put = (unit: number) => {
    for (let i = 0; i < bytesEach; i++)
      bytes[length + (order === "be" ? bytesEach - 1 - i : i)] = (unit >>> (8 * i)) & 255;
    length += bytesEach;
  };
  if (!order) put(0xfeff);
  for (let i = 0; i < text.length; i++) {
    const unit = bytesEach === 2 ? text.charCodeAt(i) : (text.codePointAt(i) ?? 0);
    put(unit);
    if (unit > 0xffff) i++;
  }
  return binaryOf(bytes.subarray(0, length));
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
  const units = new Uint8Array(bytes.length);
  let length = 0;
  const put = (unit: number) => {
    units[length++] = unit & 255;
    units[length++] = unit >> 8;
  };
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
      if (unit > 0xffff) put(0xd7c0 + (unit >> 10));
      put(unit > 0xffff ? 0xdc00 + (unit & 0x3ff) : unit);
      continue;
    }
    if (!isSurrogate(unit)) {
      put(unit);
      continue;
    }
    if (unit >= 0xdc00) throw decodingError(name, bytes, i, i + 2, "illegal encoding");
    if (i + 4 > bytes.length) throw decodingError(name, bytes, i, bytes.length, "unexpected end of data");
    const low = unitAt(bytes, i + 2, 2, order);
    if (low < 0xdc00 || low > 0xdfff) throw decodingError(name, bytes, i, i + 2, "illegal UTF-16 surrogate");
    put(unit);
    put(low);
    i += 2;
  }
  if (i < bytes.length) throw decodingError(name, bytes, i, bytes.length, "truncated data");
  return textOfUnits(units.subarray(0, length));
}
