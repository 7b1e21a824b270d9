import { Unreadable, type GivenFile } from "../record.ts";
import { isObject, jsonValues, objects, type Json } from "../text/json-values.ts";
import { addressOf, textOf } from "../text/text.ts";
import type { Frame, Frames } from "./frames.ts";
import { flagsOf, NO_FLAGS, type Packet } from "./packet.ts";

/** What `tshark -T json` prints: https://www.wireshark.org/docs/man-pages/tshark.html. */
export function readTshark(file: GivenFile): Frames {
  const read = jsonValues(textOf(file));
  if ("why" in read) throw new Unreadable(file.name, read.line, read.why);
  const list =
    read.values.length === 1 && Array.isArray(read.values[0])
      ? objects(read.values[0])
      : objects(read.values);
  return { frames: list.map(readOne), isCut: read.isCut };
}

export function isTshark(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) && isObject(first["_source"]) && isObject(first["_source"]["layers"]);
}

function readOne(object: Json): Frame {
  const source = object["_source"];
  const layers = isObject(source) && isObject(source["layers"]) ? source["layers"] : {};
  const { seconds, nanos } = timeOf(field(layers, "frame", "frame.time_epoch"));
  return { seconds, nanos, packet: packetOf(layers) };
}

/** A field of a layer; with `-e` fields lie beside one another, each a list. */
function field(layers: Json, layer: string, name: string): string {
  const inside = layers[layer];
  const one = Array.isArray(inside) ? inside.find(isObject) : inside;
  const value = isObject(one) ? (one[name] ?? layers[name]) : layers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string"
    ? first
    : typeof first === "number" || typeof first === "boolean"
      ? String(first)
      : "";
}

function timeOf(text: string): { seconds: number; nanos: number } {
  const plain = /^(\d+)(?:\.(\d{1,9}))?$/.exec(text);
  if (plain) return { seconds: Number(plain[1]), nanos: Number((plain[2] ?? "").padEnd(9, "0")) };
  // Since 4.4 as RFC 3339.
  const dated = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z?$/.exec(text);
  if (!dated) return { seconds: 0, nanos: 0 };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = dated.slice(1, 7).map(Number);
  const seconds = (daysSince1970(year, month, day) * 24 + hour) * 3600 + minute * 60 + second;
  return { seconds, nanos: Number((dated[7] ?? "").padEnd(9, "0")) };
}

/** Days of the Gregorian calendar since 1970-01-01. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function packetOf(layers: Json): Packet | null {
  const ip = (name: string) => field(layers, "ip", `ip.${name}`) || field(layers, "ipv6", `ipv6.${name}`);
  const [from, to] = [ip("src"), ip("dst")];
  const protocol =
    field(layers, "tcp", "tcp.srcport") !== ""
      ? "tcp"
      : field(layers, "udp", "udp.srcport") !== ""
        ? "udp"
        : null;
  if (protocol === null || from === "" || to === "") return null;
  const get = (name: string) => field(layers, protocol, `${protocol}.${name}`);
  const [fromPort, toPort] = [Number(get("srcport")), Number(get("dstport"))];
  const ends = { from: addressOf(from, fromPort), to: addressOf(to, toPort), fromPort, toPort };
  const payload = bytesOf(get("payload") || field(layers, "data", "data.data"));
  if (protocol === "udp")
    return {
      protocol,
      ...ends,
      length: Math.max(0, Number(get("length")) - 8),
      data: payload,
      seq: 0,
      ack: 0,
      flags: NO_FLAGS,
      stream: null,
    };
  const raw = get("seq_raw");
  return {
    protocol,
    ...ends,
    length: Number(get("len")) || 0,
    data: payload,
    seq: Number(raw || get("seq")) || 0,
    ack: Number(get("ack_raw") || get("ack")) || 0,
    flags: flagsOf(Number(get("flags")) || 0),
    stream: raw === "" ? get("stream") : null,
  };
}

function bytesOf(text: string): Uint8Array {
  const digits = text.replace(/[^0-9a-fA-F]/g, "");
  const bytes = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
