/** The most bytes that a packed file may become: a small file must not fill the memory. */
export const MOST_BYTES = 400_000_000;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
