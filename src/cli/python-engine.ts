import { loadPyodide } from "pyodide";
import { Engine, loadOptions, type PythonHeap } from "../runtimes/python/engine.ts";
import { LARGE_STACK, SMALL_STACK } from "../runtimes/python/footing.ts";
import { lockFunctions } from "../runtimes/python/lock.ts";

/** The error message of a Node that cannot switch WebAssembly stacks. Node 25 can without a flag. */
export const NO_SWITCHING =
  "Python programs need Node 25 or newer, or Node 20 to 24 with --experimental-wasm-stack-switching " +
  "(npm run interleave passes it on)";

/** Many short runs are tried on V8's own small stack: see scripts/interleave.mjs. */
const stackBytes = process.argv.includes("--schedules") ? SMALL_STACK : LARGE_STACK;

let engine: Promise<Engine> | null = null;

/** The interpreter of this process; it is started when it is first needed. @throws Error where this Node cannot run it */
export async function pythonEngine(): Promise<Engine> {
  if ((await engine)?.isBroken) engine = null;
  engine ??= start();
  return await engine;
}

/** Whether WebAssembly can be put aside where it stands: by its present name, and by that of Node 20 to 24. */
function canSwitch(): boolean {
  const { WebAssembly: own } = globalThis as unknown as { readonly WebAssembly: object };
  return "Suspending" in own || "Suspender" in own;
}

async function start(): Promise<Engine> {
  if (!canSwitch()) throw new Error(NO_SWITCHING);
  const python = await loadPyodide({ ...loadOptions, jsglobals: Object.create(null) as object });
  lockFunctions();
  const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
  return new Engine(python as unknown as PythonHeap, rest, stackBytes);
}
