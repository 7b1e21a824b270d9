import { unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Piece, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { acknowledged, finds, isChanged } from "./arrival.ts";
import { titled } from "./names.ts";
import type { Carried } from "./segments.ts";

/** The events of the world: segments that arrive or are lost, retransmissions, crashes. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return say`All hosts are up. No program runs yet.`;
    case "arrive":
      return told.message ? arrival(told, told.message) : say`A segment arrives.`;
    case "resend":
      return say`No ACK arrived in time: the kernel ${strong("retransmits")} what is still in its send buffer.`;
    case "lost":
      return lost(told);
    case "crash":
      return say`is ${strong("killed")}: the program ends at once, and the kernel closes its sockets.`;
    case "restart":
      return say`starts again from the first line.`;
    case "partition":
      return say`A partition begins: no segment passes between the two sides.`;
    case "heal":
      return say`The partition ends: segments pass again.`;
    case "set-clock":
      return say`gets its clock set from outside.`;
    default:
      return say`${told.kind}.`;
  }
}

function who(id: ProcessId): Piece {
  return { kind: "process", id, text: titled(id) };
}

type Message = NonNullable<Told["message"]>;

function arrival(told: Told, message: Message): Piece[] {
  const { from, to, content } = message;
  const { kind, data } = content as Carried;
  const source = who(from);
  const kernel = say`the kernel of ${who(to)}`;
  switch (kind) {
    case "SYN":
      return say`The ${strong("SYN")} from ${source} reaches ${kernel}. It answers by itself if a socket listens and its queue has room.`;
    case "SYN-ACK":
      return say`The ${strong("SYN-ACK")} from ${source} reaches ${kernel}: this end is now connected (ESTABLISHED).`;
    case "ACK":
      return say`The ${strong("ACK")} from ${source} reaches ${kernel}: ${ackTaken(told, message)}`;
    case "DATA":
      return say`${strong(`${data.length} ${data.length === 1 ? "byte" : "bytes"}`)} from ${source} ${data.length === 1 ? "reaches" : "reach"} ${kernel}: ${dataTaken(told, message)}`;
    case "FIN":
      return say`The ${strong("FIN")} from ${source} reaches ${kernel}: ${finTaken(told, message)}`;
    case "RST":
      return say`The ${strong("RST")} from ${source} reaches ${kernel}: the connection ends at once.`;
    default:
      return unreachable(kind);
  }
}

function dataTaken(told: Told, message: Message): Piece[] {
  const { data, fin } = message.content as Carried;
  const them = data.length === 1 ? "it" : "them";
  const found = finds(told, message);
  if (found === "no socket")
    return say`no program can read ${them} here, so the kernel answers ${strong("RST")}.`;
  if (found === "a closed end") return say`no program can read ${them} here.`;
  const kept =
    found === "a gap"
      ? say`earlier bytes are still ${strong("missing")}, so the kernel keeps ${them} until they arrive.`
      : say`the kernel keeps ${them} in the receive buffer until a program reads ${them}.`;
  return say`${kept}${fin ? " The FIN comes with them." : ""}${isChanged(told) ? strong(" One byte was changed on the way, and the kernel does not notice.") : ""}`;
}

function ackTaken(told: Told, message: Message): string {
  const what = acknowledged(told, message);
  switch (what) {
    case "connects":
      return "this end is now connected too (ESTABLISHED).";
    case "FIN":
      return "the peer has received its FIN. It now waits for the peer’s FIN.";
    case "last FIN":
      return "the peer has received its FIN. Both directions are now closed.";
    case "nothing":
      return "it acknowledges nothing new.";
    default:
      return `it can now discard the ${what === 1 ? "acknowledged byte" : `${what} acknowledged bytes`}.`;
  }
}

function finTaken(told: Told, message: Message): Piece[] {
  switch (finds(told, message)) {
    case "a reader":
      return say`after the last byte, recv returns b''.`;
    case "a gap":
      return say`earlier bytes are still ${strong("missing")}, so the stream ends only after they arrive.`;
    case "a closed end":
      return say`both ends have now closed.`;
    case "no socket":
      return say`this end is already closed.`;
  }
}

function lost({ message, lost, isCopyLeft }: Told): Piece[] {
  if (!message) return say`A segment is lost.`;
  const copy = isCopyLeft ? "A copy of the segment" : "The segment";
  const why =
    { drop: ": it was dropped", partition: ": a partition cuts it off", loss: "", down: "" }[lost ?? ""] ??
    "";
  return say`${copy} ${strong(message.label)} from ${who(message.from)} to ${who(message.to)} is ${strong("lost")}${why}. The sender does not learn of it.`;
}
