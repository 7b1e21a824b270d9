import type { Place } from "../../../contract/python-segment.ts";
import type { Thread } from "../../../protocols/python-program/state.ts";
import type { Told } from "../../experiment.ts";
import { sourceOf, stateOf } from "./own.ts";

/** The line that a step is at; null where it is at none of the student's own. */
export function placeOf({ values }: Told): Place | null {
  const { file, line, function: name } = values;
  if (typeof file !== "string" || typeof line !== "number") return null;
  return { file, line, function: typeof name === "string" ? name : "<module>" };
}

export function threadOf(told: Told, of: "state" | "before" = "state"): Thread | null {
  const { thread } = told.values;
  return stateOf(told[of])?.threads.find(({ id }) => id === thread) ?? null;
}

/** The text of a line of the student's own, without its blanks; null where there is none. */
export function textOf(told: Told, place: Place | null): string | null {
  const text = place && sourceOf(told.scenario, told.process)?.files[place.file];
  return text?.split("\n")[(place?.line ?? 0) - 1]?.trim() ?? null;
}

/** The line of the innermost of a thread's functions. */
export function standsAt(thread: Thread | null): Place | null {
  return thread?.frames[thread.frames.length - 1] ?? null;
}

/** What a line just before gave to variables: name and value, null for one that is gone. */
export function changedBy({ values }: Told): readonly (readonly [string, string | null])[] {
  return (values["changed"] as readonly (readonly [string, string | null])[] | undefined) ?? [];
}

/** The name of a thread in a sentence; empty for the main one. */
export function nameOfThread(told: Told): string {
  const { thread } = told.values;
  if (typeof thread !== "string" || thread === "main") return "";
  return (threadOf(told) ?? threadOf(told, "before"))?.name ?? thread;
}
