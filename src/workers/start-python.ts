import { loadPyodide } from "pyodide";
import { Engine, loadOptions, type PythonHeap } from "../runtimes/python/engine.ts";
import { lockFunctions } from "../runtimes/python/lock.ts";

/** Loads the interpreter in a thread of the page's. @param filesAt the address of the folder with its files */
export async function startPython(filesAt: string): Promise<Engine> {
  const python = await loadPyodide({
    ...loadOptions,
    jsglobals: Object.create(null) as object,
    indexURL: filesAt,
  });
  lockFunctions();
  // A task of the browser's: it can take in a message, as that to stop.
  const { port1, port2 } = new MessageChannel();
  let rested: () => void = () => {};
  port1.addEventListener("message", () => rested());
  port1.start();
  const rest = () =>
    new Promise<void>((done) => {
      rested = done;
      port2.postMessage(null);
    });
  return new Engine(python as unknown as PythonHeap, rest);
}
