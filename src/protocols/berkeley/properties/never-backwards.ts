import { sizeWords } from "../clock-words.ts";
import type { Property } from "../../../contract/property.ts";
import type { Message, State, Wish } from "../state.ts";

/** A clock that is set back tells the same time twice: files get older than what they were made of. */
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
