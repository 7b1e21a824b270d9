import type { Property } from "../../contract/property.ts";
import type { State } from "./state.ts";

/** A thread that waits when nothing can happen any more waits for ever. */
const nobodyWaits: Property<State, unknown, never> = {
  id: "nobody-waits",
  title: "Nobody waits for ever",
  kind: "eventually",
  watch(processes) {
    const waiting = new Map<string, string>();
    return {
      see({ process, after }) {
        const doing = after?.end === null ? after.threads.find((thread) => thread.doing)?.doing : undefined;
        if (doing) waiting.set(process, `${process} waits in ${doing.operation.op} (${doing.path})`);
        else waiting.delete(process);
        return null;
      },
      progress: () => `${waiting.size} of ${processes.length} wait`,
      owed: () => (waiting.size === 0 ? null : [...waiting.values()].join(", ")),
    };
  },
};

export const socketProperties: readonly Property<State, unknown, never>[] = [nobodyWaits];
