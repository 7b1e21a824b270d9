import type { ProcessId } from "../../base/words.ts";
import type { SocketView } from "../../contract/kernel-view.ts";
import { messagesIn } from "../../protocols/over-sockets/lines.ts";
import { reading, type Wired } from "../../protocols/over-sockets/wire.ts";
import type { Message, State } from "../../protocols/ricart-agrawala/state.ts";
import type { Situation } from "../experiment.ts";

/** Tells whether a message of a kind has been sent and not been taken: it is on a link, or in a kernel over TCP. */
export function underWayIn(
  situation: Situation,
): (kind: Message["kind"], from: ProcessId, to: ProcessId) => boolean {
  if (isOverTcp(situation))
    return (kind, from, to) =>
      messagesIn(textUnderWay(situation, from, to)).some((message) => message.kind === kind);
  const nameOf = (kind: string, from: ProcessId, to: ProcessId) => `${kind} ${from} ${to}`;
  const known = new Set(situation.travelling.map(({ kind, from, to }) => nameOf(kind, from, to)));
  return (kind, from, to) => known.has(nameOf(kind, from, to));
}

/** Whether the program at `to` has bytes of `from` still to come: in a kernel, or in a `recv` about to return. */
export function areBytesUnderWay(situation: Situation, from: ProcessId, to: ProcessId): boolean {
  if (!isOverTcp(situation)) return false;
  return textUnderWay(situation, from, to) !== "" || isRecvReturning(situation, from, to);
}

/** The kernel is done with the call, and the program has not heard of it yet. */
function isRecvReturning(situation: Situation, from: ProcessId, to: ProcessId): boolean {
  const state = situation.states.get(to) as Wired<State> | null | undefined;
  return receivers(situation, from, to).some(
    ({ id, blocked }) =>
      state?.wire.threads[reading(id)]?.kind === "read" &&
      !blocked.some(({ thread }) => thread === reading(id)),
  );
}

function isOverTcp({ states }: Situation): boolean {
  return [...states.values()].some((state) => state !== null && "wire" in (state as State));
}

/** What the program at `from` has handed to its kernel, and the program at `to` has not taken as a message. */
function textUnderWay(situation: Situation, from: ProcessId, to: ProcessId): string {
  const state = situation.states.get(to) as Wired<State> | null | undefined;
  return receivers(situation, from, to)
    .map(({ id, received, sender, receiveNext }) => {
      const doing = state?.wire.threads[reading(id)];
      const read = doing?.kind === "read" ? doing.text : "";
      return read + received.bytes + (sender ? unreceived(sender, receiveNext) : "");
    })
    .join("");
}

/** The sockets of `to` whose other end is, or was, a socket of `from`. */
function receivers({ sockets }: Situation, from: ProcessId, to: ProcessId) {
  const views = sockets();
  return views.flatMap((receiver) => {
    if (receiver.process !== to || receiver.remote === null) return [];
    const sender = views.find((view) => view.process === from && areEnds(view, receiver)) ?? null;
    return sender || receiver.peer === from ? [{ ...receiver, sender }] : [];
  });
}

/** The bytes that the sender still keeps and the receiver has not got. */
function unreceived({ unacked, sendUna }: SocketView, receiveNext: number): string {
  return unacked.bytes.slice(Math.max(0, receiveNext - Math.max(1, sendUna)));
}

function areEnds(one: SocketView, other: SocketView): boolean {
  return one.local.port === other.remote?.port && one.remote?.port === other.local.port;
}
