import type { Told } from "../../experiment.ts";

const rules: ReadonlySet<string> = new Set([
  "prints",
  "raises",
  "dies",
  "exits",
  "is-typed",
  "starts-process",
  "kills-process",
  "is-killed",
  "reads",
  "waits",
  "puts",
  "gets",
  "hands",
]);
const calls: ReadonlySet<string> = new Set(["accept", "connect", "send", "sendall", "sendto", "shutdown"]);
const returns: ReadonlySet<string> = new Set(["accept", "connect", "recv", "recvfrom"]);

/** Whether a step of a student's own program matters: it prints, sends, receives, fails or ends. */
export function isOwnInteresting({ rule, values }: Told): boolean {
  if (rule === null) return false;
  if (rules.has(rule)) return true;
  if (rule === "calls") return calls.has((values["call"] as { readonly call?: string }).call ?? "");
  const { call } = values;
  return rule === "returns" && typeof call === "string" && returns.has(call);
}
