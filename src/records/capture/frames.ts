import { Unreadable, type GivenFile } from "../record.ts";
import { readPacket, type Packet } from "./packet.ts";

/** A frame of a capture, in the order of the file. */
export interface Frame {
  /** Seconds since 1970, in whole seconds and nanoseconds: a double cannot hold both. */
  readonly seconds: number;
  readonly nanos: number;
  /** Null where it is neither TCP nor UDP over IP. */
  readonly packet: Packet | null;
}

export interface Frames {
  readonly frames: readonly Frame[];
  readonly isCut: boolean;
}

export function isPcap(bytes: Uint8Array): boolean {
  const magic = word(bytes);
  return [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1].includes(magic);
}

export function isPcapng(bytes: Uint8Array): boolean {
  return word(bytes) === 0x0a0d0d0a;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const word = (bytes: Uint8Array) => (bytes.length < 4 ? 0 : view(bytes).getUint32(0));

/** pcap, https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html: both byte orders, micro- and nanoseconds. */
export function readPcap({ name, bytes }: GivenFile): Frames {
  const data = view(bytes);
  if (bytes.length < 24) throw new Unreadable(name, null, "the file ends inside the header of the capture");
  const magic = data.getUint32(0);
  const little = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1;
  const unit = magic === 0xa1b23c4d || magic === 0x4d3cb2a1 ? 1 : 1000;
  // The upper bits may tell of frame check sequences.
  const link = data.getUint32(20, little) & 0x0fffffff;
  const frames: Frame[] = [];
  let at = 24;
  while (at + 16 <= bytes.length) {
    const length = data.getUint32(at + 8, little);
    if (length > MOST_FRAME)
      throw new Unreadable(
        name,
        null,
        `frame ${frames.length + 1} claims ${length} bytes: the capture is damaged`,
      );
    if (at + 16 + length > bytes.length) return { frames, isCut: true };
    const frame = bytes.subarray(at + 16, at + 16 + length);
    frames.push({
      seconds: data.getUint32(at, little),
      nanos: data.getUint32(at + 4, little) * unit,
      packet: readPacket(frame, link),
    });
    at += 16 + length;
  }
  return { frames, isCut: at < bytes.length };
}

/** The largest that tcpdump takes (MAXIMUM_SNAPLEN) is 256 kB; some drivers give more. */
const MOST_FRAME = 64 * 1024 * 1024;

const [SECTION, INTERFACE, PACKET, SIMPLE, ENHANCED] = [0x0a0d0d0a, 1, 2, 3, 6];

interface Interface {
  readonly link: number;
  readonly snap: number;
  /** Ticks of a second, as a power. */
  readonly ticks: bigint;
  readonly offset: bigint;
}

/** pcapng, https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html. */
export function readPcapng({ name, bytes }: GivenFile): Frames {
  const data = view(bytes);
  const frames: Frame[] = [];
  let little = true;
  let interfaces: Interface[] = [];
  let at = 0;
  while (at + 12 <= bytes.length) {
    const isSection = data.getUint32(at) === SECTION;
    if (isSection) {
      little = data.getUint32(at + 8) === 0x4d3c2b1a;
      interfaces = [];
    }
    const kind = data.getUint32(at, little);
    const length = data.getUint32(at + 4, little);
    if (length < 12 || length % 4 !== 0)
      throw new Unreadable(
        name,
        null,
        `the block after frame ${frames.length} has length ${length}: the capture is damaged`,
      );
    if (at + length > bytes.length) return { frames, isCut: true };
    const block = bytes.subarray(at + 8, at + length - 4);
    if (kind === INTERFACE && !isSection) interfaces.push(readInterface(block, little));
    else if (kind === ENHANCED || kind === PACKET || kind === SIMPLE) {
      const frame = readFrame(block, kind, interfaces, little);
      if (frame === null)
        throw new Unreadable(
          name,
          null,
          `frame ${frames.length + 1} is of an interface that is not described`,
        );
      frames.push(frame);
    }
    at += length;
  }
  return { frames, isCut: at < bytes.length };
}

function readInterface(block: Uint8Array, little: boolean): Interface {
  const data = view(block);
  let ticks = 1_000_000n;
  let offset = 0n;
  for (let at = 8; at + 4 <= block.length;) {
    const [code, length] = [data.getUint16(at, little), data.getUint16(at + 2, little)];
    if (code === 0) break;
    if (code === 9 && length >= 1) {
      const value = block[at + 4] ?? 6;
      ticks =
        (value & 0x80) === 0 ? BigInt("1".padEnd(Math.min(value, 30) + 1, "0")) : 1n << BigInt(value & 0x7f);
    }
    if (code === 14 && length >= 8 && at + 12 <= block.length) offset = data.getBigInt64(at + 4, little);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return {
    link: block.length >= 8 ? data.getUint16(0, little) : 1,
    snap: block.length >= 8 ? data.getUint32(4, little) : 0,
    ticks,
    offset,
  };
}

function readFrame(
  block: Uint8Array,
  kind: number,
  interfaces: readonly Interface[],
  little: boolean,
): Frame | null {
  const data = view(block);
  if (kind === SIMPLE) {
    const [face] = interfaces;
    if (!face || block.length < 4) return null;
    const original = data.getUint32(0, little);
    const captured = Math.min(original, face.snap || original, block.length - 4);
    return { seconds: 0, nanos: 0, packet: readPacket(block.subarray(4, 4 + captured), face.link) };
  }
  if (block.length < 20) return null;
  const face = interfaces[kind === ENHANCED ? data.getUint32(0, little) : data.getUint16(0, little)];
  if (!face) return null;
  const time = (BigInt(data.getUint32(4, little)) << 32n) | BigInt(data.getUint32(8, little));
  const nanos = ((time % face.ticks) * 1_000_000_000n) / face.ticks;
  const length = Math.min(data.getUint32(12, little), block.length - 20);
  return {
    seconds: Number(time / face.ticks + face.offset),
    nanos: Number(nanos),
    packet: readPacket(block.subarray(20, 20 + length), face.link),
  };
}
