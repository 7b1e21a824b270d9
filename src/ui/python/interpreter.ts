import { Chunk } from "../chunk/chunk.ts";
import { interpretBy } from "../../store/own-programs.ts";

const own = new Chunk(() => import("../../experiments/sockets/python/whole.ts"));
const interpreter = new Chunk(() => import("./interpreter-thread.ts"));

/** The message in a browser that cannot suspend WebAssembly. */
const CANNOT =
  "This browser cannot run Python programs: it lacks JavaScript Promise Integration. " +
  "Chrome and Edge 137, Firefox 153 and Safari 27 have it. Everything else on this page works";

const canRun = () => "Suspending" in WebAssembly;

/** Has the page run Python programs, on a thread that begins with the first of them. */
export function runPython(): void {
  interpretBy({
    interpret: (scenario, hears) => {
      const found = canRun() ? interpreter.found : null;
      if (found) return found.thread.interpret(scenario, hears);
      hears.failed(CANNOT);
      return () => {};
    },
    load: () => {
      // Where it cannot be fetched, the run says so.
      if (canRun())
        void interpreter.fetch().then(
          ({ thread }) => thread.load(),
          () => {},
        );
    },
    check: async (files) => interpreter.found?.thread.check(files) ?? null,
    fetch: async () => {
      const [{ bringWhole }] = await Promise.all([own.fetch(), interpreter.fetch()]);
      bringWhole();
    },
  });
}
