import type { Address } from "../../../contract/socket-call.ts";
import { done, failed, type Result } from "../errors.ts";
import type { Socket } from "../socket.ts";

export function ownName(socket: Socket): Result {
  return done({ kind: "address", address: socket.local });
}

/** `inet_getname` */
export function peerName(socket: Socket): Result {
  const peer = peerOf(socket);
  return peer ? done({ kind: "address", address: peer }) : failed("ENOTCONN");
}

function peerOf({ remote, state, type }: Socket): Address | null {
  if (type === "udp") return remote && remote.port > 0 ? remote : null;
  return state === "CLOSED" || state === "SYN-SENT" ? null : remote;
}

/** The text that Python's `str()` gives for a socket object. */
export function described(socket: Socket): string {
  if (socket.fd < 0) return "<socket.socket [closed] fd=-1, family=2, type=1, proto=0>";
  const tuple = ({ host, port }: Address) => `('${host}', ${port})`;
  const peer = peerOf(socket);
  const raddr = peer ? `, raddr=${tuple(peer)}` : "";
  return `<socket.socket fd=${socket.fd}, family=2, type=1, proto=0, laddr=${tuple(socket.local)}${raddr}>`;
}
