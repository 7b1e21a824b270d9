import type { ProcessId } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import type { Property } from "../../contract/property.ts";
import { messagesIn } from "./lines.ts";
import type { Wired } from "./wire.ts";

/** A property of a protocol, held against the protocol over sockets: what is written as a line was sent. */
export function propertyOverSockets<State, Message, Wish>(
  inner: Property<State, Message, Wish>,
): Property<Wired<State>, never, Wish> {
  return {
    ...inner,
    watch(processes) {
      const watch = inner.watch(processes);
      return {
        ...watch,
        see: ({ effects, input, ...seen }) =>
          watch.see({ ...seen, input, effects: effects.flatMap((effect) => sends(effect, seen.after)) }),
      };
    },
  };
}

function sends<State, Message>(effect: Effect<never>, state: Wired<State> | null): Effect<Message>[] {
  if (effect.kind !== "call" || effect.call.call !== "sendall" || !state) return [effect];
  const to = peerOf(state, effect.call.socket);
  if (to === null) return [];
  return messagesIn(effect.call.data).map((message) => ({
    kind: "send",
    to,
    message: message as unknown as Message,
  }));
}

function peerOf<State>({ wire }: Wired<State>, socket: number): ProcessId | null {
  return Object.entries(wire.links).find(([, link]) => link.socket === socket)?.[0] ?? null;
}
