import type { Call, Told } from "../../experiment.ts";
import { placeOf, threadOf } from "./told.ts";

/** The call that a step of a student's own program is in, after it. */
export function ownCall(told: Told): Call | null {
  const { thread } = told.values;
  if (typeof thread !== "string") return null;
  const all = threadOf(told)?.frames ?? [];
  const place = placeOf(told);
  // Where not each line is noted, the frames are those of the last one that was: a step says itself where it is.
  const depth =
    told.rule === "leaves" || !place
      ? all.length
      : all.findLastIndex(({ file, function: name }) => file === place.file && name === place.function) + 1;
  const top = all[depth - 1];
  return { thread, number: top?.frame ?? -1, depth, name: top?.function ?? "" };
}
