import type { Interpreter } from "../../store/own-programs.ts";

/** In the place of the interpreter, in the page as one file. */
export const interpreter: Pick<Interpreter, "interpret" | "check" | "load"> = {
  interpret: (_scenario, hears) => {
    hears.failed("This file has no Python interpreter. Open the run on the site");
    return () => {};
  },
  check: () => Promise.resolve(null),
  load: () => {},
};
