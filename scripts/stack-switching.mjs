/**
 * Python programs wait inside WebAssembly, which Node 20 to 24 can only with this flag; newer ones refuse it.
 *
 * @type {readonly string[]}
 */
export const SWITCHING =
  "Suspending" in WebAssembly || "Suspender" in WebAssembly ? [] : ["--experimental-wasm-stack-switching"];

/**
 * A program may call itself by way of C, as with __getattr__, as often as Python lets it. In kB. Each change of threads
 * takes longer with a larger one: 145 ms of CPU for the handout's pair, 45 with V8's own 984 kB.
 */
export const STACK_SIZE = "--wasm-stack-switching-stack-size=16000";
