import type { ProcessId } from "../../../base/words.ts";
import type { State, Thread } from "../../../protocols/python-program/state.ts";
import type { Piece, Waiting } from "../../experiment.ts";
import { say, strong } from "../../sentence.ts";

/** Why a student's own program waits; null where it does not. A sleep ends by itself, so it does not count. */
export function ownWaiting(process: ProcessId, state: State, isOver: boolean): Waiting | null {
  if (state.exit !== null) return null;
  const words = state.threads.flatMap((thread) => {
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

const calls: Readonly<Record<string, string>> = {
  accept: "a client to connect",
  connect: "an answer to its SYN",
  recv: "bytes or the end of the stream",
  send: "room in the send buffer",
  sendall: "room in the send buffer",
};

function waitWords({ id, name, waits, frames }: Thread, { threads }: State): Piece[] | null {
  const who = id === "main" ? "" : `${name} `;
  const place = frames[frames.length - 1];
  const at = place ? ` in line ${place.line}` : "";
  switch (waits?.kind) {
    case "call": {
      const what = calls[waits.call ?? ""];
      return what === undefined ? null : say`${who}waits in ${strong(waits.call ?? "")}${at} for ${what}`;
    }
    case "poll":
      return say`${who}waits in ${strong("select")}${at} for a socket that is ready`;
    case "stdin":
      return say`${who}waits in ${strong("input")}${at} for a line from the keyboard`;
    case "lock": {
      if (waits.holder === null) return say`${who}waits${at} for another thread`;
      const holder = threads.find((thread) => thread.id === waits.holder)?.name ?? waits.holder;
      return say`${who}waits${at} for the lock that ${strong(holder)} holds`;
    }
    default:
      return null;
  }
}
