import type { ProcessId } from "../../../base/words.ts";
import { awaitedBy } from "../../../protocols/python-program/awaited.ts";
import type { State, Thread } from "../../../protocols/python-program/state.ts";
import type { Piece, Waiting } from "../../experiment.ts";
import { say, strong } from "../../sentence.ts";

/**
 * Why a student's own program waits; null where it does not. A sleep ends by itself, so it does not count.
 *
 * @param isBlocked whether a call of this thread waits in the kernel
 */
export function ownWaiting(
  process: ProcessId,
  state: State,
  isOver: boolean,
  isBlocked: (thread: string) => boolean,
): Waiting | null {
  if (state.exit !== null) return null;
  const words = state.threads.flatMap((thread) => {
    if (thread.waits?.kind === "call" && !isBlocked(thread.id)) return [];
    const wait = waitWords(thread, state);
    return wait ? [wait] : [];
  });
  if (words.length === 0) return null;
  const pieces: Piece[] = words.flatMap((word, index) => [...(index === 0 ? [] : ["; "]), ...word]);
  // What nothing in the run can end, the reader's keyboard may.
  const asks = state.threads.some(({ waits }) => waits?.kind === "stdin" || waits?.typed === true);
  const end = isOver
    ? asks
      ? say`. Type a line in its terminal to go on.`
      : say`. Nothing can end that wait.`
    : say`.`;
  return { process, sentence: { subject: process, pieces: [...pieces, ...end] }, missing: [] };
}

function waitWords(thread: Thread, { threads }: State): Piece[] | null {
  const { id, name, waits, frames } = thread;
  const awaited = awaitedBy(thread, threads);
  if (awaited === null || !waits) return null;
  const who = id === "main" ? "" : `${name} `;
  const place = frames[frames.length - 1];
  const at = place ? ` in line ${place.line}` : "";
  const call = waits.kind === "stdin" ? "input" : (waits.call ?? "");
  if (call !== "") return say`${who}waits in ${strong(call)}${at} for ${awaited}`;
  return say`${who}waits${at} for ${strong(awaited)}`;
}
