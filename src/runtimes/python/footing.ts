import { bounds } from "../../contract/bounds.ts";

/**
 * The stack and the memory that a program can use. Without these bounds it fills the browser's own, and the interpreter
 * breaks down.
 */

/** What of Pyodide's module is used here. `_emscripten_stack_get_current`: an address, which sinks as the stack grows. */
export interface PythonModule {
  _emscripten_stack_get_current(): number;
  _PyThreadState_Get(): number;
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
}

/**
 * Bytes of CPython's stack that a thread can use before it raises RecursionError. The engine has a stack of its own beside
 * it, which nothing guards. Measured with functions that call themselves by way of C, and with nested lists: 984 kB, as
 * Chrome has and V8 by itself, are full at 150,000 to 300,000 bytes of CPython's.
 */
export const SMALL_STACK = 100_000;
/** With the 16,000 kB of the command line Python's own limit of 1,000 calls comes first. */
export const LARGE_STACK = 1_500_000;

/** The thread that runs begins here: CPython checks its stack of so many bytes from now on. */
export function protectStack(python: PythonModule, bytes: number): void {
  const start = python._emscripten_stack_get_current() - bytes;
  python._PyUnstable_ThreadState_SetStackProtection(python._PyThreadState_Get(), start, bytes);
}

interface Growing {
  readonly buffer: { readonly byteLength: number };
  grow: (this: Growing, pages: number) => number;
}

const PAGE_BYTES = 65_536;
/** What is refused at once, so that CPython raises MemoryError. In between, the run ends a little later. */
const MOST_BYTES = 2 * bounds.memory;
/** An interpreter that has taken so much is not used again: the next run could have less than the first one had. */
const KEPT_BYTES = bounds.memory / 2;

let grow: Growing["grow"] | null = null;

/** Watches how much memory the interpreter of this thread takes. */
export class MemoryBound {
  #isFull = false;
  #isEnding = false;
  #bytes = 0;

  constructor() {
    const { prototype } = (
      globalThis as unknown as { readonly WebAssembly: { readonly Memory: { readonly prototype: Growing } } }
    ).WebAssembly.Memory;
    const original = (grow ??= prototype.grow);
    const allow = (bytes: number) => this.#allow(bytes);
    prototype.grow = function (this: Growing, pages) {
      allow(this.buffer.byteLength + pages * PAGE_BYTES);
      return original.call(this, pages);
    };
  }

  /** Whether the run has to end. From then on it has what it needs for that. */
  get isFull(): boolean {
    this.#isEnding ||= this.#isFull;
    return this.#isFull;
  }

  /** Whether it is too much for another run: memory of WebAssembly is never given back. */
  get isSpent(): boolean {
    return this.#bytes > KEPT_BYTES;
  }

  /** @throws RangeError as the engine does where there is no more memory; malloc then returns NULL */
  #allow(bytes: number): void {
    const isTooMuch = bytes > MOST_BYTES && !this.#isEnding;
    // One large request that is refused leaves all as it was.
    if (bytes > bounds.memory && bytes < 1.5 * MOST_BYTES) this.#isFull = true;
    if (isTooMuch) throw new RangeError("The program has no more memory");
    this.#bytes = bytes;
  }
}
