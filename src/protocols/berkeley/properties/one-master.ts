import type { ProcessId } from "../../../base/words.ts";
import { listed } from "../../../base/words.ts";
import type { Property } from "../../../contract/property.ts";
import type { Message, State, Wish } from "../state.ts";

/** Two masters pull the clocks apart: each to the average of those that it reaches. */
export const oneMaster: Property<State, Message, Wish> = {
  id: "one-master",
  title: "At most one master",
  kind: "always",
  watch() {
    // A master from the beginning is one before it has taken a step.
    const masters = new Set<ProcessId>();
    const known = new Set<ProcessId>();
    return {
      see({ process, before, after }) {
        if (!known.has(process)) {
          known.add(process);
          if (before?.role === "master") masters.add(process);
        }
        if (after?.role !== "master") {
          masters.delete(process);
          return null;
        }
        const others = [...masters].filter((other) => other !== process);
        masters.add(process);
        return others.length === 0
          ? null
          : `clock ${process} becomes master while clock ${listed(others)} is master`;
      },
      progress: () => (masters.size === 0 ? "no master" : `clock ${listed([...masters])}`),
      owed: () => null,
    };
  },
};
