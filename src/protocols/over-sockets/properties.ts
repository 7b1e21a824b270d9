import type { ProcessId } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import type { Property } from "../../contract/property.ts";
import { isHello, messagesIn, type Kinded } from "./lines.ts";
import type { Wired } from "./wire.ts";

/** Applies a protocol's property to the protocol over sockets: a written line counts as a sent message. */
export function propertyOverSockets<State, Message extends Kinded, Wish>(
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

function sends<State, Message extends Kinded>(
  effect: Effect<never>,
  state: Wired<State> | null,
): Effect<Message>[] {
  if (effect.kind !== "call" || effect.call.call !== "sendall" || !state) return [effect];
  const to = peerOf(state, effect.call.socket);
  if (to === null) return [];
  const isOwn = (message: Kinded): message is Message => !isHello(message);
  return messagesIn(effect.call.data)
    .filter(isOwn)
    .map((message) => ({ kind: "send", to, message }));
}

function peerOf<State>({ wire }: Wired<State>, socket: number): ProcessId | null {
  return Object.entries(wire.links).find(([, link]) => link.socket === socket)?.[0] ?? null;
}
