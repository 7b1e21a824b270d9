import { type Binary, bytesOf } from "../base/binary.ts";
import { unreachable } from "../base/invariant.ts";
import type { Json } from "../base/words.ts";
import { base64Encode } from "../protocols/socket-program/base64.ts";
import type { OutcomeValue } from "../protocols/socket-program/state.ts";
import { crc32 } from "./crc32.ts";

/** Bytes up to so many stand in an outcome in full. */
const IN_FULL = 256;

/** A value in the form of the recordings. */
export function told(value: OutcomeValue): Json {
  switch (value.kind) {
    case "bytes":
      return bytesTold(value.bytes);
    case "text":
      return { str: value.text };
    case "number":
      return value.number;
    case "flag":
      return value.flag;
    case "address":
      return { host: value.address.host, port: value.address.port };
    case "thread":
      return { thread: value.thread };
    default:
      return unreachable(value);
  }
}

function bytesTold(bytes: Binary): Json {
  const all = bytesOf(bytes);
  if (all.length > IN_FULL) return { bytes: all.length, crc32: crc32(all).toString(16).padStart(8, "0") };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(all);
    return { bytes: all.length, text };
  } catch {
    return { bytes: all.length, base64: base64Encode(bytes) };
  }
}
