import { listed, type ProcessId } from "../../base/words.ts";
import type { Property } from "../../contract/property.ts";
import { isPython, type State } from "./state.ts";

/** A run may have processes of another kind beside. */
type OwnProperty = Property<object, unknown, unknown>;

const counted = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** At most one thread of all programs is in the critical section, by what they print. */
const mutualExclusion: OwnProperty = {
  id: "mutual-exclusion",
  title: "At most one in the critical section",
  kind: "always",
  watch() {
    const inside = new Map<ProcessId, State>();
    let entries = 0;
    return {
      see({ process, before, after }) {
        const [was, is] = [before, after].map((state) => (state && isPython(state) ? state : null));
        if ((is?.inside ?? none) === (was?.inside ?? none)) return null;
        const entered = (is?.inside ?? none).filter((one) => !was?.inside.includes(one));
        entries += entered.length;
        if (is && is.inside.length > 0) inside.set(process, is);
        else inside.delete(process);
        return entered.length > 0 ? crowdWords(inside) : null;
      },
      progress: () => `${entries} ${entries === 1 ? "entry" : "entries"}`,
      owed: () => null,
      isNeeded: () => entries > 0,
    };
  },
};

const none: State["inside"] = [];

/** Who is inside, where two or more are; else null. */
function crowdWords(inside: ReadonlyMap<ProcessId, State>): string | null {
  const names = [...inside].flatMap(([process, state]) => {
    const alone = state.inside.length === 1 && inside.size > 1;
    return state.inside.map(({ thread, who }) =>
      alone
        ? process
        : (state.threads.find(({ id }) => id === thread)?.name ?? thread) + (who && ` (${who})`),
    );
  });
  if (names.length < 2) return null;
  const what = inside.size === names.length ? "processes" : "threads";
  return `${counted[names.length] ?? names.length} ${what} are in the critical section: ${listed(names)}`;
}

export const pythonProperties: readonly OwnProperty[] = [mutualExclusion];
