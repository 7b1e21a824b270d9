import { cycleOf } from "../../../protocols/python-program/stuck.ts";
import type { Piece, Told } from "../../experiment.ts";
import { say, strong } from "../../sentence.ts";
import { stateOf } from "./own.ts";
import { placeOf, standsAt, threadOf } from "./told.ts";

/**
 * What an earlier step of a student's own program did that let the step `broken` break a check, in words that follow
 * the process's name; null where that is not known for sure.
 */
export function ownFault(earlier: Told, breaks: string, broken: Told): Piece[] | null {
  switch (breaks) {
    case "no-uncaught":
      return raised(earlier, broken);
    case "nobody-waits":
      return closesCycle(earlier, broken);
    default:
      return null;
  }
}

/** The line that raised the exception of which the thread dies: its `finally` lines may stand between the two. */
function raised(earlier: Told, broken: Told): Piece[] | null {
  const { thread, type, message } = earlier.values;
  const isIts =
    earlier.rule === "raises" &&
    broken.rule === "dies" &&
    earlier.process === broken.process &&
    thread === broken.values["thread"];
  if (!isIts || typeof type !== "string" || typeof message !== "string") return null;
  if (!isSame(broken.values["exception"], type, message)) return null;
  const line = placeOf(earlier)?.line;
  return say`raised ${strong(type)}${line === undefined ? "" : ` in line ${line}`}, and no ${strong("except")} around it catches that.`;
}

/** The last line of a traceback may name the module of the exception's type too. */
function isSame(exception: unknown, type: string, message: string): boolean {
  if (typeof exception !== "string") return false;
  const colon = exception.indexOf(": ");
  const [name, said] = colon < 0 ? [exception, ""] : [exception.slice(0, colon), exception.slice(colon + 2)];
  return name.split(".").pop() === type && said.startsWith(message);
}

/** The lock that a thread waits for since this step is held by a thread that waits for one of its own, to the end. */
function closesCycle(earlier: Told, broken: Told): Piece[] | null {
  if (earlier.rule !== "waits" || earlier.process === null) return null;
  const { thread } = earlier.values;
  const [inTheEnd, before] = [stateOf(broken.stateOf(earlier.process)), stateOf(earlier.before)];
  const cycle = cycleOf(inTheEnd?.threads ?? []);
  const place = cycle.findIndex(({ id }) => id === thread);
  const closing = threadOf(earlier);
  const isSince = cycleOf(stateOf(earlier.state)?.threads ?? []).some(({ id }) => id === thread);
  if (place < 0 || !closing || !isSince || cycleOf(before?.threads ?? []).length > 0) return null;
  const held = cycle[(place + 1) % cycle.length];
  const line = standsAt(closing)?.line;
  const name = closing.waits?.on?.name;
  return say`closed the circle${line === undefined ? "" : ` in line ${line}`}: ${strong(closing.name)} waits for ${name ? `the lock ${name}` : "a lock"} of ${strong(held?.name ?? "another thread")}, which waits for a lock that ${closing.name} holds.`;
}
