import type { Told } from "../experiment.ts";
import { isChanged, isTakenAtOnce } from "./arrival.ts";
import { actOf, valueOf } from "./at.ts";
import type { Carried } from "./segments.ts";

/** Not `send`: it returns at once, and what it was called with is told when it is called. */
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

/** Whether a student should see this step: what a program does to the other one, notices of it, or prints. */
export function isInteresting(told: Told): boolean {
  if (told.rule === null) return happenings.has(told.kind) || (told.kind === "arrive" && isArrivalSeen(told));
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

/** Bytes that a program takes at once are seen when its `recv` returns. */
function isArrivalSeen(told: Told): boolean {
  if (!told.message) return false;
  const { kind } = told.message.content as Carried;
  return kind === "RST" || (kind === "DATA" && (isChanged(told) || !isTakenAtOnce(told, told.message)));
}

/** Whether this close is the first of the two that end a connection. */
function sendsFirstFin({ process, sockets }: Told): boolean {
  return sockets().some((socket) => socket.process === process && socket.state === "FIN-WAIT-1");
}

/** Whether the stream has ended, as a program that tests for it finds. */
function endsLoop(value: ReturnType<typeof valueOf>): boolean {
  return value?.kind === "flag" && value.flag;
}
