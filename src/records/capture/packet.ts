import { addressOf } from "../text/text.ts";

/** A frame of a capture that carries TCP or UDP. */
export interface Packet {
  readonly protocol: "tcp" | "udp";
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** Bytes of payload, by the IP header: a frame may be cut or padded. */
  readonly length: number;
  /** The payload as far as the frame has it. */
  readonly data: Uint8Array;
  /** TCP's, without wrap-around repaired; 0 for UDP. */
  readonly seq: number;
  readonly ack: number;
  readonly flags: Flags;
  /** Tells apart connections where sequence numbers are only relative; null otherwise. */
  readonly stream: string | null;
}

export interface Flags {
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly psh: boolean;
}

export const flagsOf = (bits: number): Flags => ({
  fin: (bits & 1) !== 0,
  syn: (bits & 2) !== 0,
  rst: (bits & 4) !== 0,
  psh: (bits & 8) !== 0,
  ack: (bits & 16) !== 0,
});

export const NO_FLAGS = flagsOf(0);

/** Link types: https://www.tcpdump.org/linktypes.html. */
const NULL_LINK = 0;
const ETHERNET = 1;
const RAW = [12, 14, 101];
const LOOP = 108;
const COOKED = 113;
const COOKED_2 = 276;
const RAW_4 = 228;
const RAW_6 = 229;

const [IPV4, IPV6] = [0x0800, 0x86dd];

/** Reads a frame. @returns null where it is no TCP and no UDP over IP */
export function readPacket(frame: Uint8Array, link: number): Packet | null {
  const at = network(frame, link);
  return at === null ? null : internet(frame, at);
}

const u16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const u32 = (bytes: Uint8Array, at: number) => u16(bytes, at) * 65_536 + u16(bytes, at + 2);

/** Where the IP header begins. */
function network(frame: Uint8Array, link: number): number | null {
  if (RAW.includes(link) || link === RAW_4 || link === RAW_6) return 0;
  if (link === NULL_LINK || link === LOOP) return 4;
  if (link === ETHERNET) return etherType(frame, 12);
  if (link === COOKED) return etherType(frame, 14);
  if (link === COOKED_2) return isInternet(u16(frame, 0)) ? 20 : null;
  return null;
}

const isInternet = (type: number) => type === IPV4 || type === IPV6;

/** Goes over VLAN tags. */
function etherType(frame: Uint8Array, from: number): number | null {
  let at = from;
  for (let tags = 0; tags < 3; tags++) {
    const type = u16(frame, at);
    if (isInternet(type)) return at + 2;
    if (type !== 0x8100 && type !== 0x88a8) return null;
    at += 4;
  }
  return null;
}

function internet(frame: Uint8Array, at: number): Packet | null {
  const version = (frame[at] ?? 0) >> 4;
  if (version === 4) {
    const header = ((frame[at] ?? 0) & 15) * 4;
    if (header < 20 || at + header > frame.length) return null;
    // Offloading leaves the length open.
    const total = u16(frame, at + 2) || frame.length - at;
    // Of a datagram in fragments only the first has ports.
    if ((u16(frame, at + 6) & 0x1fff) !== 0) return null;
    const host = (from: number) => [...frame.subarray(from, from + 4)].join(".");
    return transport(frame, at + header, total - header, frame[at + 9] ?? 0, host(at + 12), host(at + 16));
  }
  if (version !== 6 || at + 40 > frame.length) return null;
  let next = frame[at + 6] ?? 0;
  let start = at + 40;
  let length = u16(frame, at + 4) || frame.length - start;
  // Extension headers that have a length: hop-by-hop, routing, destination options; and fragments.
  while (next === 0 || next === 43 || next === 60 || next === 44) {
    if (start + 8 > frame.length) return null;
    if (next === 44 && (u16(frame, start + 2) & 0xfff8) !== 0) return null;
    const size = next === 44 ? 8 : ((frame[start + 1] ?? 0) + 1) * 8;
    next = frame[start] ?? 0;
    start += size;
    length -= size;
  }
  return transport(frame, start, length, next, host6(frame, at + 8), host6(frame, at + 24));
}

function transport(
  frame: Uint8Array,
  at: number,
  length: number,
  protocol: number,
  from: string,
  to: string,
): Packet | null {
  const ports = { fromPort: u16(frame, at), toPort: u16(frame, at + 2) };
  const ends = {
    from: addressOf(from, ports.fromPort),
    to: addressOf(to, ports.toPort),
    ...ports,
    stream: null,
  };
  if (protocol === 17) {
    if (at + 8 > frame.length) return null;
    const size = Math.max(0, Math.min(length - 8, (u16(frame, at + 4) || length) - 8));
    return {
      protocol: "udp",
      ...ends,
      length: size,
      data: frame.subarray(at + 8, at + 8 + size),
      seq: 0,
      ack: 0,
      flags: NO_FLAGS,
    };
  }
  if (protocol !== 6 || at + 14 > frame.length) return null;
  const header = ((frame[at + 12] ?? 0) >> 4) * 4;
  if (header < 20) return null;
  const size = Math.max(0, length - header);
  return {
    protocol: "tcp",
    ...ends,
    length: size,
    data: frame.subarray(at + header, at + header + size),
    seq: u32(frame, at + 4),
    ack: u32(frame, at + 8),
    flags: flagsOf(frame[at + 13] ?? 0),
  };
}

/** An IPv6 address in its short form: RFC 5952. */
function host6(bytes: Uint8Array, at: number): string {
  const words = Array.from({ length: 8 }, (_, i) => u16(bytes, at + 2 * i));
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff)
    return `::ffff:${[...bytes.subarray(at + 12, at + 16)].join(".")}`;
  let [best, bestLength] = [-1, 1];
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && words[end] === 0) end++;
    if (end - i > bestLength) [best, bestLength] = [i, end - i];
  }
  const hex = (list: readonly number[]) => list.map((word) => word.toString(16)).join(":");
  return best < 0 ? hex(words) : `${hex(words.slice(0, best))}::${hex(words.slice(best + bestLength))}`;
}
