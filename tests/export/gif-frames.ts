/** As much of a GIF as a test asks for, read by the blocks of the specification (GIF89a). */
export function gifFrames(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const tableSize = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const byte = (at: number) => bytes[at] ?? 0;
  let at = 13 + tableSize(byte(10));
  let repeats: number | null = null;
  const frames: { delayMs: number; transparent: boolean }[] = [];
  let next = { delayMs: 0, transparent: false };
  const skipBlocks = () => {
    while (byte(at) !== 0) at += byte(at) + 1;
    at += 1;
  };
  for (;;) {
    const kind = byte(at++);
    if (kind === 0x3b) break;
    if (kind === 0x21) {
      const label = byte(at++);
      if (label === 0xf9)
        next = { delayMs: 10 * view.getUint16(at + 2, true), transparent: (byte(at + 1) & 1) === 1 };
      if (label === 0xff) repeats = view.getUint16(at + 14, true);
      skipBlocks();
    } else if (kind === 0x2c) {
      at += 9 + tableSize(byte(at + 8)) + 1;
      skipBlocks();
      frames.push(next);
    } else throw new Error(`no block of a GIF begins with ${kind}`);
  }
  return { width, height, repeats, frames };
}
