import { unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Piece, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { titled } from "./names.ts";
import type { Carried } from "./segments.ts";

/** What the world does: segments that arrive or are lost, kernels that send again, crashes. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return say`All hosts are up, and no program runs yet.`;
    case "arrive":
      return told.message ? arrival(told, told.message) : say`A segment arrives.`;
    case "resend":
      return say`No acknowledgement has come in time: the kernel sends ${strong("again")} what it still keeps in its send buffer.`;
    case "lost":
      return lost(told);
    case "crash":
      return say`is ${strong("killed")}: the program ends at once, and its kernel closes its sockets.`;
    case "restart":
      return say`is started again, from the first line.`;
    case "partition":
      return say`The network is cut: no segment passes between its parts.`;
    case "heal":
      return say`The network is whole again.`;
    case "set-clock":
      return say`has its clock set.`;
    default:
      return say`${told.kind}.`;
  }
}

function who(id: ProcessId): Piece {
  return { kind: "process", id, text: titled(id) };
}

/** Whether somebody on the way has changed a byte of it. */
function isChanged({ scenario, message }: Told): boolean {
  return scenario.interventions.some((each) => each.do === "change-byte" && each.message === message?.name);
}

type Message = NonNullable<Told["message"]>;

function arrival(told: Told, message: Message): Piece[] {
  const { from, to, content } = message;
  const { kind, data } = content as Carried;
  const source = who(from);
  const kernel = say`the kernel of ${who(to)}`;
  switch (kind) {
    case "SYN":
      return say`The ${strong("SYN")} of ${source} reaches ${kernel}, which answers by itself if it listens and has room.`;
    case "SYN-ACK":
      return say`The ${strong("SYN-ACK")} of ${source} reaches ${kernel}: for this end the connection stands.`;
    case "ACK":
      return say`The ${strong("ACK")} of ${source} reaches ${kernel}: what it acknowledges need not be kept any longer.`;
    case "DATA":
      return say`${strong(`${data.length} ${data.length === 1 ? "byte" : "bytes"}`)} of ${source} ${data.length === 1 ? "reaches" : "reach"} ${kernel}: ${dataTaken(told, message)}`;
    case "FIN":
      return say`The ${strong("FIN")} of ${source} reaches ${kernel}: ${finTaken(told, message)}`;
    case "RST":
      return say`The ${strong("RST")} of ${source} reaches ${kernel}: the connection is no more, at once.`;
    default:
      return unreachable(kind);
  }
}

/** Whom a segment finds where it arrives. */
type Finds = "a reader" | "a gap" | "a closed end" | "nobody";

function finds({ sockets }: Told, { to, content }: Message): Finds {
  const { fromPort, toPort, seq } = content as Carried;
  const socket = sockets().find(
    ({ process, local, remote }) => process === to && local.port === toPort && remote?.port === fromPort,
  );
  if (!socket) return "nobody";
  if (socket.receiveNext <= seq) return "a gap";
  return socket.held || socket.listener !== null ? "a reader" : "a closed end";
}

function dataTaken(told: Told, message: Message): Piece[] {
  const { data, fin } = message.content as Carried;
  const them = data.length === 1 ? "it" : "them";
  const found = finds(told, message);
  if (found === "nobody") return say`no program can read ${them} here, so it answers ${strong("RST")}.`;
  if (found === "a closed end") return say`no program can read ${them} here.`;
  const kept =
    found === "a gap"
      ? say`bytes before ${them} are still ${strong("missing")}, so the kernel keeps ${them} apart until those have come.`
      : say`into the receive buffer, until a program reads ${them}.`;
  return say`${kept}${fin ? " The FIN comes with them." : ""}${isChanged(told) ? strong(" One byte is not as it was sent, and nobody notices.") : ""}`;
}

function finTaken(told: Told, message: Message): Piece[] {
  switch (finds(told, message)) {
    case "a reader":
      return say`once all is read, recv gives b''.`;
    case "a gap":
      return say`bytes before it are still ${strong("missing")}, so the end counts only when those have come.`;
    case "a closed end":
      return say`now both ends are closed.`;
    case "nobody":
      return say`this end has gone already.`;
  }
}

function lost({ message, lost, isCopyLeft }: Told): Piece[] {
  if (!message) return say`A segment is lost.`;
  const copy = isCopyLeft ? "A copy of the segment" : "The segment";
  const why =
    { drop: ", as it was decided", partition: ": the network is cut", loss: "", down: "" }[lost ?? ""] ?? "";
  return say`${copy} ${strong(message.label)} of ${who(message.from)} to ${who(message.to)} is ${strong("lost")}${why}. Its sender is not told.`;
}
