import type { Interpreter } from "../../store/own-programs.ts";
import { PythonThread, type FromPython } from "../../store/python-thread.ts";

/** The folder of the site that has the interpreter's files; the build puts them there. */
const folder = `python-${__PYODIDE_VERSION__}/`;

/** The interpreter's thread. It begins with the first run, or when it is to be loaded. */
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

/** The message in a browser that cannot suspend WebAssembly. */
const CANNOT =
  "This browser cannot run Python programs: it lacks JavaScript Promise Integration. " +
  "Chrome and Edge 137, Firefox 153 and Safari 27 have it. Everything else on this page works";

const canRun = () => "Suspending" in WebAssembly;

export const interpreter: Pick<Interpreter, "interpret" | "check" | "load"> = {
  interpret: (scenario, hears) => {
    if (canRun()) return thread.interpret(scenario, hears);
    hears.failed(CANNOT);
    return () => {};
  },
  check: (files) => thread.check(files),
  load: () => {
    if (canRun()) thread.load();
  },
};
