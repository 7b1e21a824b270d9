import { short } from "../text/text.ts";
import type { Call } from "./call.ts";

/** What a call did, in one sentence. @param who the process's name */
export function callSentence(call: Call, who: string): string {
  return `${call.place === undefined ? "" : `${call.place}: `}${who} ${done(call)}${took(call)}`;
}

function took({ ms }: Call): string {
  return ms === null ? "." : ms >= 1 ? `, after ${ms < 100 ? ms.toFixed(1) : Math.round(ms)} ms.` : ".";
}

function done(call: Call): string {
  const { op, name, error, address, bytes = 0, data } = call;
  if (!call.isDone) return `calls ${name}, which does not come back`;
  if (error !== null) {
    if (error === "EINPROGRESS") return `starts to connect${to(address)} without waiting`;
    if (error === "EAGAIN" && op === "recv")
      return `waits in ${name} until its timeout: nothing arrives (EAGAIN)`;
    return `calls ${name}${op === "connect" || op === "bind" ? to(address) : ""}, which fails: ${error}`;
  }
  switch (op) {
    case "socket":
      return `creates a ${call.protocol === "udp" ? "UDP" : "TCP"} socket`;
    case "bind":
      return `binds its socket${to(address)}`;
    case "listen":
      return "listens for connections";
    case "accept":
      return `accepts a connection${address ? ` from ${address}` : ""}`;
    case "connect":
      return `connects${to(address)}`;
    case "send":
      return `sends ${bytes} ${bytes === 1 ? "byte" : "bytes"}${to(address)}${shown(data)}`;
    case "recv":
      if (bytes === 0 && call.protocol !== "udp")
        return "receives the end of the stream: the other end has closed";
      return `receives ${bytes} ${bytes === 1 ? "byte" : "bytes"}${address ? ` from ${address}` : ""}${shown(data)}`;
    case "shutdown":
      return "shuts its connection down";
    case "close":
      return "closes its socket";
    case "getsockname":
    case "getpeername":
    case "option":
    case "dup":
    case "other":
      return `calls ${name}`;
  }
}

const to = (address: string | null | undefined) => (address ? ` to ${address}` : "");

const shown = (data: string | undefined) =>
  data === undefined || data === "" ? "" : `: “${short(data, 40)}”`;
