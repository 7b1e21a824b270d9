import { unreachable } from "../../base/invariant.ts";
import type { Effect } from "../../contract/machine.ts";
import { phrases } from "./phrases.ts";
import type { Message, State } from "./state.ts";

/**
 * Nothing is awaited any more. Entering is a step of its own: a simulation does it at the same moment, but
 * anything may come between, and finds the node WANTED. It waits for no node, so no timer runs on.
 */
export function mayEnter({ config }: State): readonly Effect<Message>[] {
  const enter = phrases(config).mayEnter;
  switch (config.failures.kind) {
    case "none":
      return [enter];
    case "probe":
      return [{ kind: "cancel-timer", timer: "patience" }, enter];
    case "retry":
      return [{ kind: "cancel-timer", timer: "retry" }, enter];
    default:
      return unreachable(config.failures);
  }
}
