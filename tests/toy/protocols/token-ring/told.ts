import type { Property } from "../../../../src/contract/property.ts";
import type { Reader } from "../../../../src/contract/reader.ts";
import type { Space } from "../../../../src/contract/space.ts";
import type { Message, State, Wish } from "./machine.ts";

export const tokenRingReader: Reader<State, Message> = {
  kindOf: ({ kind }) => kind,
  roleOf: () => "other",
  labelOf: ({ passes }) => `TOKEN ${passes}`,
  factsOf: ({ phase, passes }) => ({
    phase,
    tone: phase === "INSIDE" ? "active" : phase === "WAITS" ? "waiting" : "idle",
    inside: phase === "INSIDE",
    rows: [{ kind: "text", name: "token", value: passes === null ? "no" : `pass ${passes}` }],
  }),
  variablesOf: ({ phase }) => [{ name: "phase", value: `"${phase}"` }],
};

export const aloneInside: Property<State, Message, Wish> = {
  id: "one-inside",
  title: "At most one member inside",
  kind: "always",
  watch() {
    const inside = new Set<string>();
    let entries = 0;
    return {
      see({ process, before, after }) {
        if (after?.phase !== "INSIDE") inside.delete(process);
        else if (before?.phase !== "INSIDE") {
          entries++;
          inside.add(process);
        }
        return inside.size > 1 ? `${[...inside].join(" and ")} are inside` : null;
      },
      progress: () => `${entries} entries`,
      owed: () => null,
    };
  },
};

export const tokenRingSpace: Space<State, Message> = {
  keyOf: ({ phase, passes }) => JSON.stringify([phase, passes]),
  isInside: ({ phase }) => phase === "INSIDE",
  isAtRest: ({ phase }) => phase === "IDLE",
  readsClocks: false,
  alone: {
    id: "one-inside",
    title: "At most one member inside",
    seenIn: ["entry", "entries"],
    weight: "violation",
  },
  served: { id: "all-served", title: "No node waits for ever", seenIn: ["end", "ends"], weight: "violation" },
  inStep: [],
  atEnd: [],
};
