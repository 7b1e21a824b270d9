import { type Binary, binaryOf } from "../../base/binary.ts";
import { Raised } from "./raised.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD = "=".charCodeAt(0);

/** The six bits of each sign, by its code; 255 where it is none of base64's. */
const bitsOf = new Uint8Array(256).fill(255);
for (let i = 0; i < ALPHABET.length; i++) bitsOf[ALPHABET.charCodeAt(i)] = i;

/** `base64.b64encode` (RFC 4648, section 4). */
export function base64Encode(bytes: Binary): Binary {
  return btoa(bytes);
}

/** `base64.b64decode` as CPython has it: signs that are none of base64's are passed over (`a2b_base64`). */
export function base64Decode(text: Binary): Binary {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let place = 0;
  let pads = 0;
  let left = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign === PAD) {
      if (place >= 2 && place + ++pads >= 4) return binaryOf(bytes.subarray(0, length));
      continue;
    }
    const value = bitsOf[sign] ?? 255;
    if (value === 255) continue;
    pads = 0;
    if (place > 0) bytes[length++] = (((left << 6) | value) >> (6 - 2 * place)) & 255;
    left = value;
    place = (place + 1) % 4;
  }
  if (place === 1) {
    const characters = Math.floor(length / 3) * 4 + 1;
    throw new Raised(
      "Error",
      `Invalid base64-encoded string: number of data characters (${characters}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (place !== 0) throw new Raised("Error", "Incorrect padding");
  return binaryOf(bytes.subarray(0, length));
}
