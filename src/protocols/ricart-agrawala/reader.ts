import type { Fact, Reader } from "../../contract/reader.ts";
import type { Message, Phase, State } from "./state.ts";

const tones = { RELEASED: "idle", WANTED: "waiting", HELD: "active" } as const satisfies Record<
  Phase,
  string
>;

/** A node's state as that node knows it, in the words of the paper and of the Python listing. */
export const ricartAgrawalaReader: Reader<State, Message> = {
  kindOf: (message) => message.kind,
  roleOf: (kind) => (kind === "REQUEST" ? "ask" : kind === "REPLY" ? "answer" : "other"),

  labelOf(message, from) {
    switch (message.kind) {
      case "REQUEST":
        return `REQUEST (${message.timestamp}, ${from})`;
      case "REPLY":
        return message.timestamp === undefined ? "REPLY" : `REPLY to ${message.timestamp}`;
      default:
        return message.kind;
    }
  },

  factsOf: (state) => ({
    phase: state.phase,
    tone: tones[state.phase],
    inside: state.phase === "HELD",
    rows: rowsOf(state),
  }),

  variablesOf(state) {
    const { phase, highest, timestamp, awaited, deferred, config, probing } = state;
    const variables = [
      { name: "state", value: phase },
      { name: "highest", value: String(highest) },
      { name: "timestamp", value: String(timestamp) },
      { name: "awaited", value: pythonSet(awaited) },
      { name: "deferred", value: `[${deferred.join(", ")}]` },
    ];
    if (config.failures.kind === "probe") {
      variables.push({ name: "probed", value: pythonSet(probing.probed) });
      variables.push({ name: "suspected", value: pythonSet(probing.suspected) });
    }
    return variables;
  },
};

function rowsOf(state: State): Fact[] {
  const { phase, config, timestamp, awaited, deferred, highest, probing } = state;
  const rows: Fact[] = [{ kind: "text", name: "highest", value: String(highest) }];
  if (phase !== "RELEASED")
    rows.push({ kind: "text", name: "request", value: `(${timestamp}, ${config.self})` });
  if (phase === "WANTED" && config.peers.length > 0) {
    const slots = config.peers.map((peer) => {
      if (awaited.includes(peer)) return { peer, slot: "missing" as const };
      return { peer, slot: probing.suspected.includes(peer) ? ("struck" as const) : ("filled" as const) };
    });
    rows.push({ kind: "slots", name: "replies", slots });
  }
  rows.push({ kind: "queue", name: "deferred", peers: deferred });
  return rows;
}

/** A set of ids as Python prints it, in this project's order of peers. */
function pythonSet(ids: readonly string[]): string {
  return ids.length === 0 ? "set()" : `{${ids.join(", ")}}`;
}
