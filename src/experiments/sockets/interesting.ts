import type { Told } from "../experiment.ts";
import { isChanged, isTakenAtOnce } from "./arrival.ts";
import { actOf, valueOf } from "./at.ts";
import { own } from "./python/kind.ts";
import { isOwn } from "./python/own.ts";
import type { Carried } from "./segments.ts";

/** Without `send`: it returns at once, and the step of its call already names the bytes. */
const returns: ReadonlySet<string> = new Set(["accept", "connect", "recv", "recvall", "recvuntil"]);
const calls: ReadonlySet<string> = new Set(["accept", "connect", "send", "sendall", "shutdown"]);
const rules: ReadonlySet<string> = new Set([
  "raises",
  "exits",
  "spawns",
  "prints",
  "sleeps",
  "receives-more",
]);
const computed: ReadonlySet<string> = new Set(["b64encode", "b64decode"]);
const happenings: ReadonlySet<string> = new Set(["crash", "lost", "resend", "partition", "heal", "restart"]);

/** Whether a student should see this step: it sends to another program, receives from it, or prints. */
export function isInteresting(told: Told): boolean {
  if (told.rule === null) return happenings.has(told.kind) || (told.kind === "arrive" && isArrivalSeen(told));
  if (isOwn(told)) return own().isInteresting(told);
  if (rules.has(told.rule)) return true;
  const act = actOf(told);
  if (act === null) return false;
  const { op } = act.operation;
  switch (told.rule) {
    case "calls":
      return calls.has(op) || (op === "close" && sendsFirstFin(told));
    case "returns":
      return returns.has(op);
    case "computes":
      return computed.has(op);
    case "decides":
      return endsLoop(valueOf(act));
    default:
      return false;
  }
}

/** If a program takes the bytes at once, the step of its `recv` shows them. */
function isArrivalSeen(told: Told): boolean {
  if (!told.message) return false;
  const { kind } = told.message.content as Carried;
  return kind === "RST" || (kind === "DATA" && (isChanged(told) || !isTakenAtOnce(told, told.message)));
}

/** Whether this `close` sends the first FIN of its connection. */
function sendsFirstFin({ process, sockets }: Told): boolean {
  return sockets().some((socket) => socket.process === process && socket.state === "FIN-WAIT-1");
}

/** Whether the program's test has found the end of the stream. */
function endsLoop(value: ReturnType<typeof valueOf>): boolean {
  return value?.kind === "flag" && value.flag;
}
