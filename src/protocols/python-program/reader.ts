import type { WaitedOn } from "../../contract/python-segment.ts";
import type { Facts, LinkEnd, Variable } from "../../contract/reader.ts";
import { awaitedBy } from "./awaited.ts";
import type { State, Thread } from "./state.ts";

/** How an outsider reads the state of a process that runs a Python program. */

export function pythonFacts(state: State): Facts {
  const rows = state.threads.map(({ id, name, waits, frames }) => ({
    kind: "text" as const,
    name: id === name ? id : name,
    value: `${standing(waits)}${at(frames)}`,
  }));
  if (state.exit !== null) return { phase: `exit ${state.exit}`, tone: "idle", inside: false, rows };
  const [waiting] = state.threads.flatMap(({ waits }) => (waits ? [standing(waits)] : []));
  const runs = state.threads.some(({ waits }) => waits === null);
  const [main, ...others] = state.threads.filter(({ waits }) => waits?.kind !== "turn");
  return {
    phase: runs ? "running" : (waiting ?? "not started"),
    ...laneFacts(main, state),
    rows,
    ...(others.length > 0 && {
      threads: others.map((thread) => ({ id: thread.id, name: thread.name, ...laneFacts(thread, state) })),
    }),
  };
}

/** A sleep ends by itself, so it is no wait. */
function laneFacts(
  thread: Thread | undefined,
  { threads, inside }: State,
): Pick<Facts, "tone" | "inside" | "blocked"> {
  if (!thread) return { tone: "idle", inside: false };
  const { id, waits } = thread;
  return {
    tone: awaitedBy(thread, threads) !== null ? "waiting" : waits === null ? "active" : "idle",
    inside: inside.some((one) => one.thread === id),
    ...(waits && { blocked: lockWords(waits, threads) }),
  };
}

/** The lock that it waits for, and who holds it: only of locks that programs take by name. */
function lockWords(
  { kind, on, holder }: NonNullable<Thread["waits"]>,
  threads: readonly Thread[],
): string | null {
  if (kind !== "lock" || holder === null || !on?.call.endsWith(".acquire")) return null;
  return `${on.name ?? "a lock"}, held by ${threads.find(({ id }) => id === holder)?.name ?? holder}`;
}

function standing(waits: Thread["waits"]): string {
  switch (waits?.kind) {
    case undefined:
      return "runs";
    case "call":
    case "poll":
      return `in ${waits.call ?? "a call"}`;
    case "sleep":
      return "sleeps";
    case "lock":
      return waits.holder === null ? "waits for a wake-up" : `waits for a lock of ${waits.holder}`;
    case "stdin":
      return "waits for input";
    case "busy":
      return "computes";
    case "turn":
      return "has not begun";
    case "preempted":
      return "is put aside";
  }
}

function at(frames: Thread["frames"]): string {
  const top = frames[frames.length - 1];
  return top ? ` at ${top.file}:${top.line}` : "";
}

export function pythonLink(rule: string, values: { readonly [name: string]: unknown }): LinkEnd | null {
  switch (rule) {
    case "puts":
    case "gets": {
      const { item, text } = values as { readonly item: number; readonly text: string };
      const end = rule === "puts" ? "leaves" : "reaches";
      return { key: `item ${item}`, end, goesAnywhere: true, kind: "QUEUE ITEM", label: text };
    }
    case "hands": {
      const { to, on } = values as { readonly to: string; readonly on: WaitedOn };
      return {
        key: `thread ${to}`,
        end: "leaves",
        goesAnywhere: false,
        kind: "HAND-OVER",
        label: on.name ?? "",
      };
    }
    case "wakes":
    case "waits": {
      const end = rule === "wakes" ? "reaches" : "misses";
      return {
        key: `thread ${String(values["thread"])}`,
        end,
        goesAnywhere: false,
        kind: "HAND-OVER",
        label: "",
      };
    }
    default:
      return null;
  }
}

export function pythonVariables({ threads }: State): readonly Variable[] {
  return threads.flatMap(({ id, frames }) =>
    frames.flatMap(({ function: inside, variables }) =>
      variables.map(([name, value]) => ({
        name: [id === "main" ? "" : `${id}: `, inside === "<module>" ? "" : `${inside}.`, name].join(""),
        value,
      })),
    ),
  );
}
