import type { Told } from "../experiment.ts";
import { actOf } from "./at.ts";
import type { Carried } from "./segments.ts";

const returns: ReadonlySet<string> = new Set(["accept", "connect", "recv", "recvall", "recvuntil", "listen"]);
const calls: ReadonlySet<string> = new Set(["accept", "connect", "send", "sendall", "close"]);
const rules: ReadonlySet<string> = new Set(["raises", "ends", "exits", "spawns", "prints"]);
const happenings: ReadonlySet<string> = new Set(["crash", "lost", "resend", "partition", "heal", "restart"]);

/** Where somebody who skips through a run should stop: what a program notices of the other one. */
export function isInteresting(told: Told): boolean {
  if (told.rule === null) {
    const { kind } = (told.message?.content as Carried | undefined) ?? { kind: "ACK" };
    return happenings.has(told.kind) || (told.kind === "arrive" && (kind === "DATA" || kind === "RST"));
  }
  if (rules.has(told.rule)) return true;
  const op = actOf(told)?.operation.op ?? "";
  return told.rule === "returns" ? returns.has(op) : told.rule === "calls" && calls.has(op);
}
