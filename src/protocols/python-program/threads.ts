import type { Json } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import type { State, Thread } from "./state.ts";

export function threadOf(state: State, id: string): Thread | undefined {
  return state.threads.find((thread) => thread.id === id);
}

export function withThread(state: State, thread: Thread): State {
  return { ...state, threads: state.threads.map((one) => (one.id === thread.id ? thread : one)) };
}

export function cite(rule: string, values: { readonly [name: string]: Json }): Effect<never> {
  return { kind: "cite", rule, values };
}

/** The thread goes on so many ms later, or at once but after all that is due already. */
export function goOn(thread: string, afterMs = 0): Effect<never> {
  return { kind: "set-timer", timer: thread, afterMs, role: afterMs === 0 ? "action" : "timeout" };
}
