import type { SocketView } from "../../contract/kernel-view.ts";
import type { State } from "../../protocols/socket-program/state.ts";
import type { Piece, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { finds, isChanged } from "./arrival.ts";
import { actOf, errorOf, valueOf, type Act } from "./at.ts";
import { titled } from "./names.ts";
import { ownFault } from "./python/fault.ts";
import { isOwn } from "./python/own.ts";
import type { Carried } from "./segments.ts";

/**
 * What an earlier step did that let the step `broken` break a check, in words; null where it has no part in it. TCP
 * and Linux do as they should here: the cause is what a program did, or what happened to a segment.
 */
export function faultOf(earlier: Told, breaks: string, broken: Told): Piece[] | null {
  if (earlier.step >= broken.step) return null;
  if (isOwn(earlier)) return ownFault(earlier, breaks, broken);
  switch (breaks) {
    case "no-uncaught":
      return raisedBy(earlier, broken);
    case "no-byte-lost":
      return losesBytes(earlier);
    case "in-order":
      return isChanged(earlier)
        ? say`One byte of this segment was ${strong("changed on the way")}. A signature in the message would show it.`
        : null;
    case "whole-messages":
      return joinsOrSplits(earlier, broken);
    default:
      return null;
  }
}

function raisedBy(earlier: Told, broken: Told): Piece[] | null {
  const error = errorOf(broken);
  const raising = actOf(broken);
  if (!error || !raising) return null;
  const { operation } = raising;
  switch (error.errno) {
    case "ECONNREFUSED":
      return operation.op === "connect" && isOwnCall(earlier, broken, "connect")
        ? say`No socket listened on port ${String(operation.port)} at that moment: the server must call ${strong("listen")} first.`
        : null;
    case "EADDRINUSE":
      return operation.op === "bind" ? takesPort(earlier, broken, Number(operation.port)) : null;
    case "ECONNRESET":
    case "EPIPE":
      if (isOwnCall(earlier, broken, "shutdown"))
        return say`It ended its own sending direction with ${strong("shutdown")}.`;
      return endsConnection(earlier, socketNamed(broken, raising));
    case "EBADF":
      return isOwnCall(earlier, broken, "close") ? say`It ${strong("closed")} this socket itself.` : null;
    default:
      return error.class === "TimeoutError" && error.errno === null ? limits(earlier, broken, raising) : null;
  }
}

/** Whether a step is a call that the program of `broken` made on the same socket. */
function isOwnCall(earlier: Told, broken: Told, op: string): boolean {
  return (
    earlier.rule === "calls" &&
    earlier.process === broken.process &&
    earlier.values["op"] === op &&
    earlier.values["on"] === broken.values["on"]
  );
}

/** The step since which another socket has the port: its bind, or the close that left it in TIME_WAIT. */
function takesPort(earlier: Told, broken: Told, port: number): Piece[] | null {
  const users = broken.socketsBefore().filter(({ local }) => local.port === port);
  const act = actOf(earlier);
  if (users.some(({ held }) => held))
    return earlier.rule === "returns" && act?.operation.op === "bind" && act.operation.port === port
      ? say`It ${strong("took port")} ${String(port)} and still has it: no other socket can bind it.`
      : null;
  const [left] = users;
  return left && left.state === "TIME-WAIT" && closed(earlier, left)
    ? say`It closed this connection first, so its end stays in ${strong("TIME_WAIT")} for a minute. With SO_REUSEADDR on both sockets, bind would succeed.`
    : null;
}

/**
 * The socket at one end of a connection before a step at which its program lets go of it: closes it, ends or is
 * killed. Known by its ports, since in TIME_WAIT it is another one.
 */
function closed(told: Told, { local, remote }: Pick<SocketView, "local" | "remote">): SocketView | null {
  if (told.process === null || (told.rule === null && told.kind !== "crash")) return null;
  const isIt = (socket: SocketView) =>
    socket.held && socket.local.port === local.port && socket.remote?.port === remote?.port;
  const before = told.socketsBefore().find((socket) => socket.process === told.process && isIt(socket));
  return before && !told.sockets().some(isIt) ? before : null;
}

/** The step at which the peer of a socket closed its end. */
function endsConnection(earlier: Told, id: number | null): Piece[] | null {
  if (id === null || earlier.process === null) return null;
  const own = earlier.socketsBefore().find((socket) => socket.id === id);
  const end = own?.remote && closed(earlier, { local: own.remote, remote: own.local });
  if (!end) return null;
  const unread = end.received.length;
  return unread > 0
    ? say`It closed this connection with ${bytes(unread)} ${strong("unread")}, so its kernel sent a RST.`
    : say`It ${strong("closed")} this connection: from then on its kernel answers bytes with a RST.`;
}

function socketNamed({ before, values }: Told, { thread }: Act): number | null {
  const known = (before as State | null)?.threads.find(({ id }) => id === thread)?.names;
  const value = known?.find(([name]) => name === values["on"])?.[1];
  return value?.kind === "socket" ? value.socket : null;
}

function limits(earlier: Told, broken: Told, { operation }: Act): Piece[] | null {
  const set = isOwnCall(earlier, broken, "settimeout") ? actOf(earlier)?.operation : null;
  return set?.op === "settimeout" && typeof set.ms === "number"
    ? say`It set a ${strong("timeout")} of ${String(set.ms / 1000)} s for this socket, and ${operation.op} had to wait longer.`
    : null;
}

function losesBytes(earlier: Told): Piece[] | null {
  const { message, process } = earlier;
  if (message && earlier.kind === "arrive") {
    const { kind, data } = message.content as Carried;
    return kind === "DATA" && finds(earlier, message) === "no socket"
      ? say`${titled(message.to)} had closed its socket already, so no program can read ${data.length === 1 ? "this byte" : `these ${data.length} bytes`}.`
      : null;
  }
  if (process === null) return null;
  const left = earlier
    .socketsBefore()
    .find((socket) => socket.received.length > 0 && closed(earlier, socket) === socket);
  return left
    ? say`Its socket was closed with ${bytes(left.received.length)} ${strong("unread")}: no program can read them any more.`
    : null;
}

/** The last segment that arrived before a receive decides what it returns. */
function joinsOrSplits(earlier: Told, broken: Told): Piece[] | null {
  const { message } = earlier;
  const act = actOf(broken);
  const value = act && valueOf(act);
  if (earlier.kind !== "arrive" || message?.to !== broken.process || value?.kind !== "bytes") return null;
  const { kind, data } = message.content as Carried;
  if (kind !== "DATA") return null;
  return value.bytes.length > data.length
    ? say`These bytes came before the earlier ones were read, and recv returns ${strong("all")} that have arrived. The program must find where a message ends.`
    : say`This segment has only a ${strong("part")} of the message, and recv does not wait for the rest. The program must read on until the message is whole.`;
}

function bytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
