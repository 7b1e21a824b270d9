import type { Told } from "../experiment.ts";
import type { Carried } from "./segments.ts";

type Message = NonNullable<Told["message"]>;

/** Whom a segment finds where it arrives. */
type Finds = "a reader" | "a gap" | "a closed end" | "nobody";

export function finds(told: Told, message: Message): Finds {
  const socket = socketOf(told, message);
  if (!socket) return "nobody";
  if (socket.receiveNext <= (message.content as Carried).seq) return "a gap";
  return socket.held || socket.listener !== null ? "a reader" : "a closed end";
}

/** Whether a program that waits for these bytes has taken them from the kernel at once. */
export function isTakenAtOnce(told: Told, message: Message): boolean {
  return finds(told, message) === "a reader" && socketOf(told, message)?.received.length === 0;
}

/** Whether somebody on the way has changed a byte of it. */
export function isChanged({ scenario, message }: Told): boolean {
  return scenario.interventions.some((each) => each.do === "change-byte" && each.message === message?.name);
}

function socketOf({ sockets }: Told, { to, content }: Message) {
  const { fromPort, toPort } = content as Carried;
  return sockets().find(
    ({ process, local, remote }) => process === to && local.port === toPort && remote?.port === fromPort,
  );
}
