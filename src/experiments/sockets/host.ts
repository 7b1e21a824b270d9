import type { BlockedView, SocketView } from "../../contract/kernel-view.ts";
import type { SocketId } from "../../contract/socket-call.ts";
import type { State, Thread } from "../../protocols/socket-program/state.ts";
import { threadName } from "./at.ts";
import type { Host, HostThread } from "./host-view.ts";
import { own as ownKind } from "./python/kind.ts";
import { stateOf } from "./python/own.ts";
import { callText } from "./call-sentences.ts";

const awaited: Readonly<Record<BlockedView["awaits"], string>> = {
  connection: "a client",
  handshake: "the answer",
  bytes: "bytes",
  room: "room in the buffer",
  end: "the peer to take all",
};

/** `known`: the process's own, null where it was killed; `views`: those of its sockets. */
export function hostOf(known: unknown, begun: boolean, views: readonly SocketView[]): Host {
  const own = stateOf(known);
  if (own) return ownKind().host(own, begun, views);
  const state = known as State | null;
  const blocked = views.flatMap((view) => view.blocked);
  const threads = (state?.threads ?? [])
    .filter(({ frames, doing }) => frames.length > 0 || doing !== null)
    .map((thread) => threadOf(thread, blocked));
  const names = namesOf(state);
  return {
    status: statusOf(state, begun, threads),
    threads: begun && state?.end === null ? threads : [],
    sockets: views.map((view) => ({ ...view, names: names.get(view.id) ?? [] })),
  };
}

function statusOf(state: State | null, begun: boolean, threads: readonly HostThread[]): Host["status"] {
  if (state === null) return "killed";
  if (!begun) return "not started";
  if (state.end !== null) return "finished";
  if (threads.length === 0 || threads.some(({ awaits, rests }) => awaits === null && !rests))
    return "running";
  return threads.some(({ awaits }) => awaits !== null) ? "waiting" : "sleeping";
}

function threadOf({ id, doing }: Thread, blocked: readonly BlockedView[]): HostThread {
  const own = blocked.find(({ thread }) => thread === id);
  const isRest = doing?.operation.op === "sleep" || doing?.operation.op === "until";
  const call =
    doing === null
      ? null
      : doing.operation.op === "sleep"
        ? `sleep(${doing.operation.ms / 1000})`
        : callText(doing.operation);
  return {
    id,
    name: threadName(id),
    call,
    awaits: own ? awaited[own.awaits] : null,
    rests: isRest,
    sinceMs: own?.sinceMs ?? null,
    path: doing?.path ?? null,
  };
}

function namesOf(state: State | null): Map<SocketId, string[]> {
  const names = new Map<SocketId, string[]>();
  for (const { names: own } of state?.threads ?? [])
    for (const [name, value] of own) {
      if (value.kind !== "socket") continue;
      const known = names.get(value.socket) ?? [];
      if (!known.includes(name)) names.set(value.socket, [...known, name]);
    }
  return names;
}
