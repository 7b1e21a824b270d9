import { sizeWords } from "../clock-words.ts";
import type { Property } from "../../../contract/property.ts";
import type { Message, State, Wish } from "../state.ts";

/** A clock that is set back shows some times twice: a compiled file may then look older than its source. */
export const neverBackwards: Property<State, Message, Wish> = {
  id: "never-backwards",
  title: "No clock runs backwards",
  kind: "always",
  watch: (processes) => ({
    see({ process, onlooker }) {
      const back = onlooker.clockMs(process, "before") - onlooker.clockMs(process);
      return back > 0 ? `clock ${process} is set back by ${sizeWords(back)}` : null;
    },
    progress: () => (processes.length === 1 ? "1 clock" : `${processes.length} clocks`),
    owed: () => null,
  }),
};
