import type { Effect } from "../../contract/machine.ts";
import type { Message, State } from "./state.ts";

/**
 * Nothing is awaited any more. Entering is a step of its own: a simulation does it at the same moment, but
 * anything may come between, and finds the node WANTED. Nobody is waited for, so no patience runs on.
 */
export function mayEnter(state: State): Effect<Message>[] {
  const effects: Effect<Message>[] = [];
  const { kind } = state.config.failures;
  if (kind === "probe") effects.push({ kind: "cancel-timer", timer: "patience" });
  if (kind === "retry") effects.push({ kind: "cancel-timer", timer: "retry" });
  effects.push({ kind: "set-timer", timer: "enter", afterMs: 0, role: "action" });
  return effects;
}
