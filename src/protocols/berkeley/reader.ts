import { pythonRepr } from "../../base/python-numbers.ts";
import type { Fact, Reader, Variable } from "../../contract/reader.ts";
import { amountWords, readingWords } from "./clock-words.ts";
import type { Message, OpenRound, Readings, State } from "./state.ts";

const tones = { master: "active", follower: "idle", candidate: "waiting" } as const;
const phases = { master: "MASTER", follower: "FOLLOWER", candidate: "CANDIDATE" } as const;

/** A process's state as that process knows it, in the words of the Python listing. */
export const berkeleyReader: Reader<State, Message> = {
  kindOf: (message) => message.kind,
  roleOf: (kind) => (kind === "POLL" ? "ask" : kind === "ANSWER" ? "answer" : "other"),

  labelOf(message) {
    switch (message.kind) {
      case "POLL":
        return `POLL ${message.round}`;
      case "ANSWER":
        return `ANSWER ${readingWords(message.readingMs)}`;
      case "AMOUNT":
        return `AMOUNT ${amountWords(message.byMs)}`;
      case "READING":
        return `READING ${readingWords(message.readingMs)}`;
    }
  },

  factsOf: (state) => ({
    phase: phases[state.role],
    tone: tones[state.role],
    inside: false,
    rows: rowsOf(state),
  }),

  variablesOf(state) {
    const { role, master, open, decided, adjusted, config } = state;
    const variables: Variable[] = [
      { name: "role", value: role },
      { name: "master", value: master ?? "None" },
    ];
    if (config.election.kind === "lowest-clock")
      variables.push(
        { name: "term", value: String(state.term) },
        { name: "readings", value: dictionary(state.readings) },
      );
    if (role === "master") {
      const round = open[open.length - 1];
      variables.push(
        { name: "offsets", value: round ? dictionary(offsetsOf(round)) : "{}" },
        { name: "average", value: decided ? pythonRepr(decided.targetMs) : "None" },
      );
    }
    variables.push({ name: "adjusted_by", value: adjusted ? pythonRepr(adjusted.byMs) : "None" });
    return variables;
  },
};

function rowsOf(state: State): Fact[] {
  const { role, master, open, config, adjusted, readings } = state;
  const rows: Fact[] = [];
  if (role !== "master") rows.push({ kind: "text", name: "master", value: master ?? "not known" });
  const round = open[open.length - 1];
  if (role === "master" && round)
    rows.push(
      slots(
        "answers",
        config.peers,
        round.answers.map((each) => each.process),
      ),
    );
  if (role === "candidate") rows.push(slots("readings", config.peers, Object.keys(readings)));
  if (adjusted) rows.push({ kind: "text", name: "adjusted", value: amountWords(adjusted.byMs) });
  return rows;
}

function slots(name: string, peers: readonly string[], filled: readonly string[]): Fact {
  return {
    kind: "slots",
    name,
    slots: peers.map((peer) => ({ peer, slot: filled.includes(peer) ? "filled" : "missing" })),
  };
}

function offsetsOf({ answers }: OpenRound): Readings {
  return Object.fromEntries(answers.map(({ process, offsetMs }) => [process, offsetMs]));
}

/** A dictionary with numbers for keys, as Python prints it. */
function dictionary(values: Readings): string {
  return `{${Object.entries(values)
    .map(([key, value]) => `${key}: ${pythonRepr(value)}`)
    .join(", ")}}`;
}
