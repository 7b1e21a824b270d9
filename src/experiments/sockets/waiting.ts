import type { State, Thread } from "../../protocols/socket-program/state.ts";
import type { Piece, Situation, Waiting } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { stateOf } from "./python/own.ts";
import { own as ownKind } from "./python/kind.ts";
import { threadName } from "./at.ts";

/** Every thread whose call waits in the kernel, and for what. A sleep ends by itself, so it does not count. */
export function whyWaiting({ states, sockets, isOver }: Situation): Waiting[] {
  const waiting: Waiting[] = [];
  const blocked = new Set(
    sockets().flatMap(({ process, blocked: calls }) => calls.map(({ thread }) => `${process} ${thread}`)),
  );
  for (const [process, known] of states) {
    const own = stateOf(known);
    if (own) {
      const wait = ownKind().waiting(process, own, isOver, (thread) => blocked.has(`${process} ${thread}`));
      if (wait) waiting.push(wait);
      continue;
    }
    const state = known as State | null;
    if (!state || state.end !== null) continue;
    const threads = state.threads.filter(({ id }) => blocked.has(`${process} ${id}`));
    if (threads.length === 0) continue;
    const words = threads.map((thread) => waitWords(thread));
    const pieces: Piece[] = words.flatMap((word, index) => [...(index === 0 ? [] : ["; "]), ...word]);
    const end = isOver ? say`. Nothing can end that wait.` : say`.`;
    waiting.push({ process, sentence: { subject: process, pieces: [...pieces, ...end] }, missing: [] });
  }
  return waiting;
}

const waits: Readonly<Record<string, string>> = {
  accept: "a client to connect",
  connect: "an answer to its SYN",
  recv: "bytes or the end of the stream",
  recvall: "more bytes",
  recvuntil: "the rest of a line",
  send: "room in the send buffer",
  sendall: "room in the send buffer",
  close: "the peer to acknowledge every byte",
};

function waitWords({ id, doing }: Thread): Piece[] {
  const op = doing?.operation.op ?? "";
  const name = threadName(id);
  // A program that frames its messages calls recv until it has a whole one.
  const called = op.startsWith("recv") ? "recv" : op;
  return say`${name === "" ? "" : `${name} `}waits in ${strong(called)} for ${waits[op] ?? "an answer"}`;
}
