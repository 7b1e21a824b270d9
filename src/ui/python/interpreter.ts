import { Chunk } from "../chunk/chunk.ts";
import { interpretBy } from "../../store/own-programs.ts";
import { PythonThread, type FromPython } from "../../store/python-thread.ts";

/** The folder of the site that has the interpreter's files; the build puts them there. */
const folder = `python-${__PYODIDE_VERSION__}/`;

const own = new Chunk(() => import("../../experiments/sockets/python/whole.ts"));

/** The message in a browser that cannot suspend WebAssembly. */
const CANNOT =
  "This browser cannot run Python programs: it lacks JavaScript Promise Integration. " +
  "Chrome and Edge 137, Firefox 153 and Safari 27 have it. Everything else on this page works";

const canRun = () => "Suspending" in WebAssembly;

/** Has the page run Python programs, on a thread that begins with the first of them. */
export function runPython(): void {
  const thread = new PythonThread({
    begin: (hear, fail) => {
      const worker = new Worker(new URL("../../workers/python.ts", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<FromPython>) => hear(data));
      worker.addEventListener("error", (event) => {
        // Told on the page, and so in no console.
        event.preventDefault();
        fail(event.message === "" ? "The thread of the interpreter could not begin" : event.message);
      });
      return {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window and takes no origin
        post: (message) => worker.postMessage(message),
        end: () => worker.terminate(),
      };
    },
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    filesAt: () => new URL(folder, document.baseURI).href,
  });
  interpretBy({
    interpret: (scenario, hears) => {
      if (canRun()) return thread.interpret(scenario, hears);
      hears.failed(CANNOT);
      return () => {};
    },
    load: () => {
      if (canRun()) thread.load();
    },
    check: async (files) => (canRun() ? thread.check(files) : null),
    fetch: async () => {
      const { bringWhole } = await own.fetch();
      bringWhole();
    },
  });
}
