/**
 * Bytes as a text: one character a byte, U+0000 to U+00FF. JSON can hold it, it is never changed in place, and
 * joining and cutting cost next to nothing; so states, effects and traces keep bytes in this form.
 */
export type Binary = string;

const CHUNK = 8192;

export function binaryOf(bytes: Uint8Array): Binary {
  if (bytes.length <= CHUNK) return String.fromCharCode(...bytes);
  let binary = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return binary;
}

export function bytesOf(binary: Binary): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
