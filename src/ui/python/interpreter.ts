import { invariant } from "../../base/invariant.ts";
import { Chunk } from "../chunk/chunk.ts";
import { interpretBy } from "../../store/own-programs.ts";

const own = new Chunk(() => import("../../experiments/sockets/python/whole.ts"));
const thread = new Chunk(() => import("./interpreter-thread.ts"));

/** Has the page run Python programs, on a thread that begins with the first of them. */
export function runPython(): void {
  interpretBy({
    interpret: (scenario, hears) => {
      invariant(thread.found, "it was fetched before");
      return thread.found.interpreter.interpret(scenario, hears);
    },
    // Where it cannot be fetched, the run says so.
    load: () =>
      void thread.fetch().then(
        ({ interpreter }) => interpreter.load(),
        () => {},
      ),
    check: async (files) => (await thread.found?.interpreter.check(files)) ?? null,
    fetch: async () => {
      const [{ bringWhole }] = await Promise.all([own.fetch(), thread.fetch()]);
      bringWhole();
    },
  });
}
