import type { Binary } from "../../base/binary.ts";
import { addressOf } from "../text/text.ts";

/** What strace writes for a call's values: descriptors, addresses, data. */

/** A descriptor, with what `-y` and `-yy` add: `4<TCP:[127.0.0.1:5000->127.0.0.1:46466]>`. */
export interface Descriptor {
  readonly fd: number;
  readonly protocol: "tcp" | "udp" | "other" | null;
  readonly local: string | null;
  readonly peer: string | null;
}

export function descriptor(text: string | undefined): Descriptor | null {
  const found = /^(\d+)(?:<(.*)>)?/s.exec(text ?? "");
  if (!found) return null;
  const [, fd, note] = found;
  const named = { fd: Number(fd), protocol: null, local: null, peer: null };
  if (note === undefined || note.startsWith("socket:")) return named;
  const kind = /^(TCP|UDP)(?:v6)?:\[(.*?)(?:->(.*?))?\]$/.exec(note.replace(/>.*<.*$/, ""));
  if (!kind) return { ...named, protocol: "other" };
  const [, protocol, local = "", peer = ""] = kind;
  const isAddress = (text: string) => (/:\d+$/.test(text) ? normal(text) : null);
  return {
    fd: Number(fd),
    protocol: protocol === "TCP" ? "tcp" : "udp",
    local: isAddress(local),
    peer: isAddress(peer),
  };
}

function normal(text: string): string {
  const cut = text.lastIndexOf(":");
  return addressOf(text.slice(0, cut).replace(/^\[|\]$/g, ""), Number(text.slice(cut + 1)));
}

/** The address in a text, `undefined` where there is none, null where it is no internet address. */
export function socketAddress(text: string): string | null | undefined {
  const family = /sa_family=(AF_\w+)/.exec(text)?.[1];
  if (family === undefined) return undefined;
  if (family !== "AF_INET" && family !== "AF_INET6") return null;
  const port = /sin6?_port=htons\((\d+)\)/.exec(text)?.[1];
  const host = /inet_addr\("([^"]*)"\)/.exec(text)?.[1] ?? /inet_pton\(AF_INET6, "([^"]*)"/.exec(text)?.[1];
  return port === undefined || host === undefined ? null : addressOf(host, Number(port));
}

const QUOTED = /"((?:[^"\\]|\\.)*)"/gs;

/** The bytes that a text in quotes stands for, as far as strace shows them. */
export function dataOf(text: string | undefined): Binary {
  if (text === undefined) return "";
  const all = text.includes("iov_base=")
    ? [...text.matchAll(/iov_base="((?:[^"\\]|\\.)*)"/gs)]
    : [...text.matchAll(QUOTED)].slice(0, 1);
  return all.map((found) => unescaped(found[1] ?? "")).join("");
}

const ESCAPED = /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(.))/gs;
const LETTERS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", v: "\v", f: "\f" };

function unescaped(text: string): Binary {
  if (!text.includes("\\")) return text;
  return text.replace(ESCAPED, (_, hex?: string, octal?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    return LETTERS[letter ?? ""] ?? letter ?? "";
  });
}
