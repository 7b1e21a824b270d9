import type { SocketView } from "../../contract/kernel-view.ts";
import type { Told } from "../experiment.ts";
import type { Carried } from "./segments.ts";

type Message = NonNullable<Told["message"]>;

/** What a segment finds where it arrives. */
type Finds = "a reader" | "a gap" | "a closed end" | "no socket";

export function finds(told: Told, message: Message): Finds {
  const socket = socketOf(message, told.sockets());
  if (!socket) return "no socket";
  if (socket.receiveNext <= (message.content as Carried).seq) return "a gap";
  return socket.held || socket.listener !== null ? "a reader" : "a closed end";
}

/** Whether a program that waits for these bytes has taken them from the kernel at once. */
export function isTakenAtOnce(told: Told, message: Message): boolean {
  return finds(told, message) === "a reader" && socketOf(message, told.sockets())?.received.length === 0;
}

/** Whether one of its bytes was changed on the way. */
export function isChanged({ scenario, message }: Told): boolean {
  return scenario.interventions.some((each) => each.do === "change-byte" && each.message === message?.name);
}

/** The effect of an ACK that arrives. */
export function acknowledged(
  told: Told,
  message: Message,
): "connects" | "FIN" | "last FIN" | "nothing" | number {
  const before = socketOf(message, told.socketsBefore());
  const after = socketOf(message, told.sockets());
  if (!before) return "nothing";
  if (before.state === "SYN-RECEIVED" && after?.state !== "SYN-RECEIVED") return "connects";
  if (before.state === "FIN-WAIT-1" && after?.state === "FIN-WAIT-2") return "FIN";
  if (/^(?:LAST-ACK|CLOSING)$/.test(before.state) && after?.state !== before.state) return "last FIN";
  const bytes = before.unacked.length - (after?.unacked.length ?? 0);
  return bytes > 0 ? bytes : "nothing";
}

function socketOf({ to, content }: Message, sockets: readonly SocketView[]) {
  const { fromPort, toPort } = content as Carried;
  return sockets.find(
    ({ process, local, remote }) => process === to && local.port === toPort && remote?.port === fromPort,
  );
}
