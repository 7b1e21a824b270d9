import type { Fact, Reader } from "../../contract/reader.ts";
import { isHello, messagesIn, type Kinded } from "./lines.ts";
import type { Wired } from "./wire.ts";

/** A segment as it is shown: the message of its flight. */
interface SegmentMessage {
  readonly kind: "SYN" | "SYN-ACK" | "ACK" | "DATA" | "FIN" | "RST";
  readonly data: string;
}

/** Reads states as the protocol's own reader does, and in a segment the messages whose lines it carries. */
export function readerOverSockets<State, Message extends Kinded>(
  inner: Reader<State, Message>,
): Reader<Wired<State>, SegmentMessage> {
  const isOwn = (message: Kinded): message is Message => !isHello(message);
  const carried = ({ kind, data }: SegmentMessage) => (kind === "DATA" ? messagesIn(data) : []);
  return {
    kindOf: (segment) => carried(segment)[0]?.kind ?? segment.kind,
    roleOf: (kind) => (kind === "ACK" || kind === "SYN-ACK" ? "answer" : inner.roleOf(kind)),
    labelOf(segment, from) {
      const labels = carried(segment).map((message) =>
        isOwn(message) ? inner.labelOf(message, from) : message.kind,
      );
      return labels.length === 0 ? segment.kind : labels.join(", ");
    },
    factsOf(state) {
      const facts = inner.factsOf(state);
      const { config, links } = state.wire;
      const slots = config.peers.map((peer) => {
        const link = links[peer];
        if (!link) return { peer, slot: "missing" as const };
        return { peer, slot: link.is === "open" ? ("filled" as const) : ("struck" as const) };
      });
      const connections: Fact[] = slots.length > 0 ? [{ kind: "slots", name: "connections", slots }] : [];
      return { ...facts, rows: [...facts.rows, ...connections] };
    },
    variablesOf: (state) => inner.variablesOf(state),
  };
}
