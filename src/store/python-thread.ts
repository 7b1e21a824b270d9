import type { SyntaxErrors } from "../contract/python-segment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Interpret, Interpreted } from "./own-programs.ts";

/** What the page says to the interpreter's thread. `filesAt`: the address of the folder with the interpreter. */
export type ToPython =
  /** Loads the interpreter: the next run need not wait for that. */
  | { readonly kind: "load"; readonly filesAt: string }
  | { readonly kind: "run"; readonly scenario: Scenario; readonly filesAt: string }
  | { readonly kind: "check"; readonly files: Readonly<Record<string, string>>; readonly filesAt: string }
  | { readonly kind: "stop" };

export type FromPython =
  /** The interpreter is loaded. */
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly steps: number }
  /** The answer to `check`: they are answered in their order. */
  | { readonly kind: "checked"; readonly errors: SyntaxErrors | null }
  | { readonly kind: "done"; readonly made: Interpreted }
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "stopped" };

interface Thread {
  readonly post: (message: ToPython) => void;
  readonly end: () => void;
}

export interface Threads {
  /** @param fail the thread cannot go on, or could not begin */
  readonly begin: (hear: (told: FromPython) => void, fail: (why: string) => void) => Thread;
  readonly after: (ms: number, act: () => void) => () => void;
  readonly filesAt: () => string;
}

interface Asked {
  readonly scenario: Scenario;
  readonly hears: Parameters<Interpret>[1];
}

/** A program that does not stop by itself within this, in ms, goes with its thread. */
const stopsWithinMs = 400;

/** The page's side of the interpreter's thread: one run after the other, each of which can be stopped. */
export class PythonThread {
  readonly #threads: Threads;
  #thread: Thread | null = null;
  readonly #waiting: Asked[] = [];
  #checking: ((errors: SyntaxErrors | null) => void)[] = [];
  #going: { readonly asked: Asked; isStopped: boolean; callOff: () => void } | null = null;

  constructor(threads: Threads) {
    this.#threads = threads;
  }

  readonly interpret: Interpret = (scenario, hears) => {
    const asked = { scenario, hears };
    this.#waiting.push(asked);
    this.#next();
    return () => this.#stop(asked);
  };

  /** Has the interpreter loaded before the first run. */
  readonly load = (): void => {
    if (this.#thread) return;
    this.#thread = this.#begun();
    this.#thread.post({ kind: "load", filesAt: this.#threads.filesAt() });
  };

  /** Compiles files. While a run goes on, or where the thread is lost, the answer is null. */
  readonly check = (files: Readonly<Record<string, string>>): Promise<SyntaxErrors | null> => {
    const thread = this.#thread;
    if (!thread || this.#going) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#checking.push(resolve);
      thread.post({ kind: "check", files, filesAt: this.#threads.filesAt() });
    });
  };

  #next(): void {
    if (this.#going) return;
    const asked = this.#waiting.shift();
    if (!asked) return;
    this.#going = { asked, isStopped: false, callOff: () => {} };
    this.#thread ??= this.#begun();
    this.#thread.post({ kind: "run", scenario: asked.scenario, filesAt: this.#threads.filesAt() });
  }

  /** Another thread. What it still tells once it was ended is heard no more: it is of no run that goes. */
  #begun(): Thread {
    const thread: Thread = this.#threads.begin(
      (told) => this.#thread === thread && this.#hear(told),
      (why) => this.#thread === thread && this.#lose(why),
    );
    return thread;
  }

  #stop(asked: Asked): void {
    const going = this.#going;
    if (going?.asked !== asked) {
      const at = this.#waiting.indexOf(asked);
      if (at >= 0) this.#waiting.splice(at, 1);
      return;
    }
    if (going.isStopped) return;
    going.isStopped = true;
    this.#thread?.post({ kind: "stop" });
    going.callOff = this.#threads.after(stopsWithinMs, () => this.#lose("stopped"));
  }

  #hear(told: FromPython): void {
    if (told.kind === "checked") return this.#checking.shift()?.(told.errors);
    const going = this.#going;
    if (!going) return;
    if (told.kind === "ready") return;
    if (told.kind === "progress") {
      if (!going.isStopped) going.asked.hears.progress(told.steps);
      return;
    }
    if (told.kind === "failed") return this.#lose(told.why);
    this.#end((hears) => told.kind === "done" && hears.done(told.made));
  }

  /** The thread has failed, or does not stop: the next run has another one. */
  #lose(why: string): void {
    this.#thread?.end();
    this.#thread = null;
    for (const resolve of this.#checking.splice(0)) resolve(null);
    this.#end((hears) => hears.failed(why));
  }

  #end(tell: (hears: Asked["hears"]) => void): void {
    const going = this.#going;
    if (!going) return;
    going.callOff();
    this.#going = null;
    if (!going.isStopped) tell(going.asked.hears);
    this.#next();
  }
}
