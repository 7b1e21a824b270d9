import type { Call, Op } from "../calls/call.ts";
import type { StraceCall } from "./calls.ts";
import { dataOf, descriptor, socketAddress } from "./values.ts";

const OPS: Readonly<Record<string, Op>> = {
  socket: "socket",
  bind: "bind",
  listen: "listen",
  accept: "accept",
  accept4: "accept",
  connect: "connect",
  getsockname: "getsockname",
  getpeername: "getpeername",
  setsockopt: "option",
  getsockopt: "option",
  shutdown: "shutdown",
  close: "close",
  send: "send",
  sendto: "send",
  sendmsg: "send",
  sendmmsg: "send",
  sendfile: "send",
  sendfile64: "send",
  write: "send",
  writev: "send",
  recv: "recv",
  recvfrom: "recv",
  recvmsg: "recv",
  recvmmsg: "recv",
  read: "recv",
  readv: "recv",
  dup: "dup",
  dup2: "dup",
  dup3: "dup",
};

/** A call of strace as a call on a descriptor, or null where it is none that sockets have. */
export function toCall(
  { name, parts, line, at, ms, endsBy, answer }: StraceCall,
  where: { readonly file: number; readonly process: string; readonly thread: string },
): Call | null {
  const op =
    OPS[name] ?? (name.startsWith("fcntl") && (parts[1] ?? "").startsWith("F_DUPFD") ? "dup" : undefined);
  if (op === undefined) return null;
  const error = answer?.error ?? null;
  const isDone = answer !== null && answer.result !== null;
  const number = isDone && error === null ? Number(/^-?\d+/.exec(answer.result ?? "")?.[0] ?? NaN) : NaN;
  const shared = {
    op,
    name,
    ...where,
    line,
    at,
    ms,
    error,
    isDone,
    ...(endsBy === undefined ? {} : { endsBy }),
  };
  if (op === "socket") {
    const isInternet = /^AF_INET6?$/.test(parts[0] ?? "") || /^PF_INET6?$/.test(parts[0] ?? "");
    const kind = parts[1] ?? "";
    const protocol = !isInternet
      ? "other"
      : kind.startsWith("SOCK_STREAM")
        ? "tcp"
        : kind.startsWith("SOCK_DGRAM")
          ? "udp"
          : "other";
    return { ...shared, fd: null, protocol, made: Number.isNaN(number) ? null : number };
  }
  const own = descriptor(parts[0]);
  if (own === null) return null;
  const call: Call = { ...shared, fd: own.fd, protocol: own.protocol, local: own.local, peer: own.peer };
  switch (op) {
    case "accept":
    case "dup": {
      const made = Number.isNaN(number) ? null : number;
      const target = op === "accept" ? descriptor(answer?.result ?? undefined) : null;
      const address =
        op === "accept" ? (socketAddress(parts[1] ?? "") ?? target?.peer ?? undefined) : undefined;
      const isOther = op === "accept" && socketAddress(parts[1] ?? "") === null;
      return { ...call, made, ...(isOther ? { address: null } : address === undefined ? {} : { address }) };
    }
    case "bind":
    case "connect":
    case "getsockname":
    case "getpeername":
      return { ...call, address: socketAddress(parts[1] ?? "") ?? null };
    case "send":
    case "recv":
      return { ...call, ...moved(name, parts, Number.isNaN(number) ? 0 : number) };
    case "shutdown":
      return { ...call, closesSending: /SHUT_(?:WR|RDWR)|^[12]$/.test(parts[1] ?? "") };
    case "option":
      return { ...call, ...option(name, parts) };
    case "close":
    case "listen":
    case "other":
      return call;
  }
}

function moved(name: string, parts: readonly string[], result: number): Partial<Call> {
  if (name.startsWith("sendfile")) return { bytes: result };
  const flags = parts[name.endsWith("msg") ? 2 : 3] ?? "";
  const isPeek = flags.includes("MSG_PEEK");
  if (name.endsWith("mmsg")) {
    const text = parts[1] ?? "";
    const lengths = [...text.matchAll(/msg_len=(\d+)/g)].slice(0, result).map((found) => Number(found[1]));
    const address = socketAddress(text);
    return {
      bytes: lengths.reduce((sum, length) => sum + length, 0),
      data: dataOf(text),
      ...(address ? { address } : {}),
    };
  }
  const address = name.endsWith("msg")
    ? socketAddress(parts[1] ?? "")
    : name.endsWith("to") || name.endsWith("from")
      ? socketAddress(parts[4] ?? "")
      : undefined;
  return {
    bytes: result,
    data: dataOf(parts[1]),
    isPeek,
    wants: name === "recvmsg" || name === "readv" || Number(parts[2] ?? 1) > 0,
    ...(address === undefined ? {} : { address }),
  };
}

function option(name: string, parts: readonly string[]): Partial<Call> {
  const [, , option = "", value = ""] = parts;
  if (name === "setsockopt")
    return option === "SO_LINGER"
      ? { isAbortive: /l_onoff=[1-9]\d*/.test(value) && /l_linger=0\b/.test(value) }
      : {};
  if (option !== "SO_ERROR") return {};
  const told = /^\[(\w+)\]/.exec(value)?.[1];
  if (told === undefined) return {};
  return { socketError: told === "0" ? null : told === "111" ? "ECONNREFUSED" : told };
}
