import { bytesOf } from "../base/binary.ts";
import type { Run } from "../store/run.ts";
import type { SegmentMessage } from "../trace/kernel-of.ts";

/**
 * The segments and datagrams of a run as a capture of the loopback interface: Wireshark and tshark read it. Packets begin
 * with their IPv4 header (LINKTYPE_RAW). Formats: draft-ietf-opsawg-pcapng, RFC 791, RFC 9293, RFC 768.
 */

const RAW = 101;
const TCP = 6;
const UDP = 17;
const HOST = [127, 0, 0, 1] as const;
/** The bytes of a packet that a header's length field can name, less the longest headers written here. */
const MOST_DATA = 65_535 - 60;
/** Windows above 65,535 bytes are told in units of 2⁷ bytes, as Linux does. */
const SCALE = 7;
const UNIT = 1 << SCALE;
/** A capture needs a date; a run has none. 1 January 2024, 00:00 UTC, in ms. */
const BEGAN_MS = 1_704_067_200_000;

const flags = { fin: 1, syn: 2, rst: 4, push: 8, ack: 16 } as const;

/** The capture; null where the run sends no segments. Each packet stands at the moment at which it was sent. */
export function pcapng({ trace }: Run): Uint8Array<ArrayBuffer> | null {
  const packets: Uint8Array[] = [];
  for (const { message, sentMs } of trace.flights) {
    if (!isSegment(message)) return null;
    for (const packet of packetsOf(message, packets.length))
      packets.push(block(6, [...packetHead(sentMs, packet.length), packet]));
  }
  if (packets.length === 0) return null;
  return joined([
    block(0x0a0d0d0a, [u32le(0x1a2b3c4d), u16le(1), u16le(0), u32le(0xffffffff), u32le(0xffffffff)]),
    block(1, [u16le(RAW), u16le(0), u32le(0)]),
    ...packets,
  ]);
}

function isSegment(message: unknown): message is SegmentMessage {
  return typeof message === "object" && message !== null && "fromPort" in message && "toPort" in message;
}

/** Interface 0, the time in µs since 1970, and the bytes captured and sent. */
function packetHead(sentMs: number, length: number): Uint8Array[] {
  const us = BigInt(BEGAN_MS) * 1000n + BigInt(Math.round(sentMs * 1000));
  return [u32le(0), u32le(Number(us >> 32n)), u32le(Number(us & 0xffffffffn)), u32le(length), u32le(length)];
}

/** Most often one; more where the data is longer than a packet can be. */
function packetsOf(message: SegmentMessage, first: number): Uint8Array[] {
  const data = bytesOf(message.data);
  const packets: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < data.length; at += MOST_DATA) {
    const part = data.subarray(at, at + MOST_DATA);
    const isLast = at + MOST_DATA >= data.length;
    const isDatagram = message.kind === "DATAGRAM";
    const inner = isDatagram ? udp(message, part) : tcp(message, part, message.seq + at, isLast);
    packets.push(ipv4(inner, isDatagram ? UDP : TCP, first + packets.length));
  }
  return packets;
}

function ipv4(inner: Uint8Array, protocol: number, number: number): Uint8Array {
  const head = joined([
    Uint8Array.of(0x45, 0),
    u16(20 + inner.length),
    u16(number),
    // It may not be cut.
    u16(0x4000),
    Uint8Array.of(64, protocol),
    u16(0),
    Uint8Array.of(...HOST, ...HOST),
  ]);
  head.set(u16(checksum([head])), 10);
  return joined([head, inner]);
}

function tcp(message: SegmentMessage, data: Uint8Array, seq: number, isLast: boolean): Uint8Array {
  const { kind, fromPort, toPort, ack, window, fin } = message;
  const isFirst = kind === "SYN" || kind === "SYN-ACK";
  const bits =
    (isFirst ? flags.syn : 0) |
    (kind === "RST" ? flags.rst : 0) |
    (isLast && (fin || kind === "FIN") ? flags.fin : 0) |
    (ack >= 0 ? flags.ack : 0) |
    (data.length > 0 && isLast ? flags.push : 0);
  // The largest segment, and the unit of later windows.
  const options = isFirst ? Uint8Array.of(2, 4, ...u16(MOST_DATA), 1, 3, 3, SCALE) : new Uint8Array(0);
  const room = isFirst ? window : Math.ceil(window / UNIT);
  const head = joined([
    u16(fromPort),
    u16(toPort),
    u32(seq),
    u32(Math.max(0, ack)),
    Uint8Array.of(((20 + options.length) / 4) << 4, bits),
    u16(Math.min(65_535, Math.max(0, room))),
    u16(0),
    u16(0),
    options,
  ]);
  head.set(u16(checksum([pseudo(TCP, head.length + data.length), head, data])), 16);
  return joined([head, data]);
}

function udp({ fromPort, toPort }: SegmentMessage, data: Uint8Array): Uint8Array {
  const head = joined([u16(fromPort), u16(toPort), u16(8 + data.length), u16(0)]);
  // 0 would say that there is no checksum: RFC 768.
  head.set(u16(checksum([pseudo(UDP, 8 + data.length), head, data]) || 0xffff), 6);
  return joined([head, data]);
}

function pseudo(protocol: number, length: number): Uint8Array {
  return joined([Uint8Array.of(...HOST, ...HOST, 0, protocol), u16(length)]);
}

/** RFC 1071. All parts but the last have an even number of bytes. */
function checksum(parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const part of parts)
    for (let i = 0; i < part.length; i += 2) sum += ((part[i] ?? 0) << 8) | (part[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(parts);
  const padding = new Uint8Array((4 - (body.length % 4)) % 4);
  const length = u32le(12 + body.length + padding.length);
  return joined([u32le(type), length, body, padding, length]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function u16(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 0xff, value & 0xff);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

function u16le(value: number): Uint8Array {
  return u16(value).toReversed();
}

function u32le(value: number): Uint8Array {
  return u32(value).toReversed();
}
