import type { Address } from "../../contract/socket-call.ts";
import type { Argument } from "../../contract/socket-operation.ts";
import { integerArgument } from "./arguments.ts";
import { Raised } from "./raised.ts";

/** A port and a host as Python's `socket` takes them: `getsockaddrarg` in Modules/socketmodule.c. */
export function addressArgument(host: string, port: Argument, method: "bind" | "connect"): Address {
  if (host.includes("\0")) throw new Raised("TypeError", "host name must not contain null character");
  const number = integerArgument(port);
  const wrongPort = new Raised("OverflowError", `${method}(): port must be 0-65535.`);
  // CPython refuses a value that is not a C int before it resolves the host, and other values afterwards.
  if (number > 2_147_483_647 || number < -2_147_483_648) throw wrongPort;
  const resolved = resolve(host);
  if (number < 0 || number > 65535) throw wrongPort;
  return { host: resolved, port: number };
}

/** The address of a host's name. There is one host, and no name server. */
function resolve(host: string): string {
  if (host === "") return "0.0.0.0";
  if (host === "<broadcast>" || host === "255.255.255.255") return "255.255.255.255";
  if (/^localhost$/i.test(host)) return "127.0.0.1";
  const numeric = numericAddress(host);
  if (numeric !== null) return numeric;
  if (/^[0-9a-fA-F]*:[0-9a-fA-F:.]*$/.test(host) && host.includes("::"))
    throw new Raised("gaierror", "[Errno -9] Address family for hostname not supported", -9);
  throw new Raised("gaierror", "[Errno -2] Name or service not known", -2);
}

/** One to four decimal numbers with dots; the last one fills the remaining bytes, as in `inet_aton`. */
function numericAddress(host: string): string | null {
  if (!/^\d+(\.\d+){0,3}$/.test(host)) return null;
  const parts = host.split(".").map(Number);
  const last = parts.pop() ?? 0;
  if (parts.some((part) => part > 255)) return null;
  const tail: number[] = [];
  let rest = last;
  for (let bytesLeft = 4 - parts.length; bytesLeft > 0; bytesLeft--) {
    tail.unshift(rest % 256);
    rest = Math.floor(rest / 256);
  }
  return rest === 0 ? [...parts, ...tail].join(".") : null;
}
