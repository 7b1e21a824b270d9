import type { Call, Told } from "../../experiment.ts";
import { threadOf } from "./told.ts";

/** The call that a step of a student's own program is in, after it. */
export function ownCall(told: Told): Call | null {
  const { thread } = told.values;
  if (typeof thread !== "string") return null;
  const frames = threadOf(told)?.frames ?? [];
  const top = frames[frames.length - 1];
  return { thread, number: top?.frame ?? -1, depth: frames.length, name: top?.function ?? "" };
}
