/**
 * Bytes as a text: one character a byte, U+0000 to U+00FF. JSON can hold it, it is never changed in place, and
 * joining and cutting cost next to nothing; so states, effects and traces keep bytes in this form.
 */
export type Binary = string;

const units = new TextDecoder("utf-16le", { ignoreBOM: true });

/** The text of UTF-16 code units, each as two bytes with the lower one first; every surrogate has its partner. */
export function textOfUnits(bytes: Uint8Array): string {
  return units.decode(bytes);
}

const ascii = new TextDecoder("utf-8", { ignoreBOM: true });

/** ASCII is its own UTF-8; other bytes go by way of UTF-16, which a decoder reads many times faster than `String.fromCharCode` puts texts together. */
export function binaryOf(bytes: Uint8Array): Binary {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) all |= bytes[i] ?? 0;
  if (all < 0x80) return ascii.decode(bytes);
  const wide = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) wide[2 * i] = bytes[i] ?? 0;
  return units.decode(wide);
}

export function bytesOf(binary: Binary): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
