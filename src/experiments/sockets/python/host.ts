import type { SocketView } from "../../../contract/kernel-view.ts";
import type { State, Thread } from "../../../protocols/python-program/state.ts";
import type { Host, HostThread } from "../host-view.ts";
import { standsAt } from "./told.ts";

/** A host that runs a student's own program, as it is shown. */
export function ownHost(state: State, begun: boolean, views: readonly SocketView[]): Host {
  const blocked = new Set(views.flatMap((view) => view.blocked.map(({ thread }) => thread)));
  const threads = state.threads
    .filter(({ waits }) => waits?.kind !== "turn")
    .map((thread) => threadOf(thread, state, blocked));
  return {
    status: statusOf(state, begun, threads),
    threads: begun && state.exit === null ? threads : [],
    sockets: views.map((view) => ({ ...view, names: [] })),
  };
}

function statusOf({ exit }: State, begun: boolean, threads: readonly HostThread[]): Host["status"] {
  if (!begun) return "not started";
  if (exit !== null) return "finished";
  if (threads.length === 0 || threads.some(({ awaits, rests }) => awaits === null && !rests))
    return "running";
  return threads.some(({ awaits }) => awaits !== null) ? "waiting" : "sleeping";
}

function threadOf(thread: Thread, { threads }: State, blocked: ReadonlySet<string>): HostThread {
  const { id, name, waits } = thread;
  const place = standsAt(thread);
  return {
    id,
    name: id === "main" ? "" : name,
    call: callOf(waits),
    // A call that the kernel is done with waits for nothing, though the program does not have its result yet.
    awaits: waits === null || (waits.kind === "call" && !blocked.has(id)) ? null : awaited(waits, threads),
    rests: waits?.kind === "sleep",
    sinceMs: waits?.sinceMs ?? null,
    path: null,
    at: place && { file: place.file, line: place.line },
  };
}

function callOf(waits: Thread["waits"]): string | null {
  switch (waits?.kind) {
    case undefined:
    case "turn":
    case "preempted":
    case "busy":
      return null;
    case "call":
      return `${waits.call ?? "call"}()`;
    case "sleep":
      return "sleep()";
    case "poll":
      return "select()";
    case "stdin":
      return "input()";
    case "lock":
      return waits.on
        ? `${waits.on.name ?? waits.on.call.split(".")[0] ?? ""}.${waits.on.call.split(".")[1] ?? ""}()`
        : "acquire()";
  }
}

const awaitedBy: Readonly<Record<string, string>> = {
  accept: "a client",
  connect: "the answer",
  recv: "bytes",
  send: "room in the buffer",
  sendall: "room in the buffer",
};

function awaited(
  { kind, call, holder }: NonNullable<Thread["waits"]>,
  threads: readonly Thread[],
): string | null {
  switch (kind) {
    case "call":
      return awaitedBy[call ?? ""] ?? null;
    case "poll":
      return "a ready socket";
    case "stdin":
      return "a line";
    case "lock":
      return threads.find(({ id }) => id === holder)?.name ?? "another thread";
    default:
      return null;
  }
}
