import type { Binary } from "../../base/binary.ts";
import { Raised } from "./raised.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** `base64.b64encode` (RFC 4648, section 4). */
export function base64Encode(bytes: Binary): Binary {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const word =
      (bytes.charCodeAt(i) << 16) | ((bytes.charCodeAt(i + 1) || 0) << 8) | (bytes.charCodeAt(i + 2) || 0);
    const sign = (shift: number) => ALPHABET.charAt((word >> shift) & 63);
    const left = bytes.length - i;
    parts.push(sign(18), sign(12), left > 1 ? sign(6) : "=", left > 2 ? sign(0) : "=");
  }
  return parts.join("");
}

/** `base64.b64decode` as CPython has it: signs that are none of base64's are passed over (`a2b_base64`). */
export function base64Decode(text: Binary): Binary {
  const bytes: string[] = [];
  let place = 0;
  let pads = 0;
  let left = 0;
  for (const sign of text) {
    if (sign === "=") {
      if (place >= 2 && place + ++pads >= 4) return bytes.join("");
      continue;
    }
    const value = ALPHABET.indexOf(sign);
    if (value < 0) continue;
    pads = 0;
    if (place > 0) bytes.push(String.fromCharCode((((left << 6) | value) >> (6 - 2 * place)) & 255));
    left = value;
    place = (place + 1) % 4;
  }
  if (place === 1) {
    const characters = Math.floor(bytes.length / 3) * 4 + 1;
    throw new Raised(
      "Error",
      `Invalid base64-encoded string: number of data characters (${characters}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (place !== 0) throw new Raised("Error", "Incorrect padding");
  return bytes.join("");
}
