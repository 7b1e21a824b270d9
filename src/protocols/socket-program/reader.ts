import type { Fact, Reader } from "../../contract/reader.ts";
import { reprOfBytes } from "./bytes-text.ts";
import { MAIN, type State, type Thread } from "./state.ts";
import type { Value } from "./values.ts";

/** A segment as it is shown: the message of its flight. */
export interface SegmentMessage {
  readonly kind: "SYN" | "SYN-ACK" | "ACK" | "DATA" | "FIN" | "RST";
  readonly data: string;
  readonly fin: boolean;
}

const SHOWN = 24;

export const socketReader: Reader<State, SegmentMessage> = {
  kindOf: ({ kind }) => kind,
  roleOf: (kind) => (kind === "ACK" || kind === "SYN-ACK" ? "answer" : "other"),
  labelOf({ kind, data, fin }) {
    if (kind !== "DATA") return kind;
    const text = data.length <= SHOWN ? reprOfBytes(data) : `${data.length} bytes`;
    return `DATA ${text}${fin ? ", FIN" : ""}`;
  },
  factsOf(state) {
    const doing = state.threads.flatMap(({ doing }) => (doing ? [doing.operation.op] : []));
    const rows = state.threads.map((thread): Fact => ({
      kind: "text",
      name: thread.id,
      value: standing(thread),
    }));
    if (state.end)
      return { phase: state.end === "exit" ? "exited" : "finished", tone: "idle", inside: false, rows };
    return {
      phase: doing[0] ?? "running",
      tone: doing.length > 0 ? "waiting" : "active",
      inside: false,
      rows,
    };
  },
  variablesOf(state) {
    return state.threads.flatMap(({ id, names }) =>
      names.map(([name, value]) => ({ name: id === MAIN ? name : `${id}: ${name}`, value: shown(value) })),
    );
  },
};

function standing({ doing, frames }: Thread): string {
  if (doing) return `in ${doing.operation.op} (${doing.path})`;
  return frames.length === 0 ? "has ended" : "goes on";
}

function shown(value: Value): string {
  switch (value.kind) {
    case "socket":
      return `socket ${value.socket}`;
    case "text":
      return JSON.stringify(value.text);
    default:
      return value.bytes.length > 200 ? `${value.bytes.length} bytes` : reprOfBytes(value.bytes);
  }
}
