import { invariant } from "../../base/invariant.ts";
import type { Json } from "../../base/words.ts";
import {
  BEGIN,
  type Accesses,
  type Interpreter,
  type Piece,
  type SyntaxErrors,
} from "../../contract/python-segment.ts";
import type { ThreadName } from "../../contract/order.ts";
import { MemoryBound, protectStack, SMALL_STACK, type PythonModule } from "./footing.ts";
import type { Passed, Scheduler } from "./scheduler.ts";
import { seam } from "./seam.ts";

/** The parts of Pyodide that the engine uses. The page and the command line load it from different places. */
export interface PythonHeap {
  registerJsModule(name: string, module: object): void;
  runPython(code: string, options: { readonly globals: unknown }): unknown;
  readonly globals: { get(name: string): PythonFunction };
  toPy(value: unknown): unknown;
  readonly _module: PythonModule;
}

interface PythonFunction {
  (...args: unknown[]): PythonFunction;
  get(name: string): PythonFunction;
  callPromising(...args: unknown[]): Promise<unknown>;
}

/** What the interpreter is to know of a process before its main program begins. */
export interface PythonProcess {
  readonly name: string;
  readonly main: string;
  readonly args: readonly string[];
  readonly offsetMs: number;
  readonly watch: readonly string[];
}

export interface PythonPrograms {
  readonly seed: number;
  readonly processes: readonly PythonProcess[];
  /** The folder that all processes share: name → text. */
  readonly files: Readonly<Record<string, string>>;
}

/** How the interpreter is to be loaded: sets are in the same order everywhere, and nothing of the page is seen. */
export const loadOptions = {
  env: { PYTHONHASHSEED: "0", HOME: "/home/student", TZ: "UTC" },
  jsglobals: {},
} as const;

const FIRST_PID = 4001;

const start = `
import sys, types
def _module(name, source):
    module = types.ModuleType("seam_" + name)
    sys.modules["seam_" + name] = module
    exec(compile(source, "<seam " + name + ">", "exec"), module.__dict__)
    return module
for _name, _source in _sources:
    _last = _module(_name, _source)
_last.start()
_enter, _begin_run, _end_run, _check = _last.kernel.enter, _last.begin_run, _last.end_run, _last.check
_shared_in = _last.shared_in
_kill = _last.processes.was_killed
`;

/** The interpreter itself has failed, not the program in it. */
export class InterpreterBroke extends Error {
  override readonly name = "InterpreterBroke";

  constructor(cause: unknown) {
    super(`The Python interpreter broke down. ${whyItBroke(String(cause).trimEnd())}`, { cause });
  }
}

function whyItBroke(said: string): string {
  if (/call stack|memory access/i.test(said))
    return "Its stack is full: a value is nested too deep to be compared, hashed or deleted. Nest it less, and run again";
  // An exception that even the seam could not tell of.
  if (said.startsWith("PythonError"))
    return "The program has replaced what the interpreter itself needs, as sys.modules or sys.meta_path. Leave that as it is, and run again";
  return `It says: ${said.split("\n").at(-1) ?? ""}`;
}

/**
 * CPython, compiled to WebAssembly, with the seam in place of the C modules that reach the system. One engine runs
 * the processes of one run after another.
 */
export class Engine implements Interpreter {
  /** Whether it can run nothing any more, or keeps too much memory: another one is needed. */
  isBroken = false;
  readonly #enter: PythonFunction;
  readonly #beginRun: PythonFunction;
  readonly #endRun: PythonFunction;
  readonly #check: PythonFunction;
  readonly #sharedIn: PythonFunction;
  readonly #kill: PythonFunction;
  readonly #waiting = new Map<string, (reply: string) => void>();
  /** The tasks of the run's threads, each with what lets `end` go on without it. */
  readonly #tasks = new Map<string, { readonly ended: Promise<unknown>; abandon(): void }>();
  readonly #segments = new Map<string, Piece[]>();
  #programs: PythonPrograms = { seed: 0, processes: [], files: {} };
  #scheduler: Scheduler | null = null;
  /** Where each thread stands, where a scheduler asks for it. */
  readonly #passed = new Map<string, Passed>();
  /** The thread that has come to its wait and is being attended to, and the reply that it has got. */
  #attended: string | null = null;
  #reply = "";
  readonly #memory = new MemoryBound();
  #act: (thread: ThreadName) => void = () => {};
  #busy: { readonly settled: Promise<void>; done(): void; failed(error: unknown): void } | null = null;

  /**
   * @param rest resolves once the page, or the command line, has done what it had to do
   * @param stackBytes what a thread can use of CPython's stack
   */
  constructor(heap: PythonHeap, rest: () => Promise<void>, stackBytes = SMALL_STACK) {
    heap.registerJsModule("seam_host", {
      __proto__: null,
      trap: (process: string, thread: string, segment: string) => this.#trap(process, thread, segment),
      wait: (process: string, thread: string) => this.#wait(process, thread),
      ended: (process: string, thread: string, segment: string) => this.#came(process, thread, segment),
      abandon: (process: string, thread: string) => this.#abandon(process, thread),
      breathe: rest,
      protect_stack: () => protectStack(heap._module, stackBytes),
      is_memory_full: () => this.#memory.isFull,
    });
    const globals = heap.toPy({ _sources: seam }) as PythonFunction;
    heap.runPython(start, { globals });
    this.#enter = globals.get("_enter");
    this.#beginRun = globals.get("_begin_run");
    this.#endRun = globals.get("_end_run");
    this.#check = globals.get("_check");
    this.#sharedIn = globals.get("_shared_in");
    this.#kill = globals.get("_kill");
  }

  attend(act: (thread: ThreadName) => void): void {
    this.#act = act;
  }

  get isAnswered(): boolean {
    return this.#reply !== "";
  }

  get isBusy(): boolean {
    return this.#busy !== null;
  }

  /**
   * Makes everything ready for a run.
   *
   * @param scheduler says which thread goes on; null: that is left to the simulator
   * @param notesLines whether every line is to be noted, with the variables that changed
   */
  begin(programs: PythonPrograms, scheduler: Scheduler | null = null, notesLines = true): void {
    invariant(!this.isBusy, "one run at a time");
    this.#programs = programs;
    this.#segments.clear();
    this.#passed.clear();
    this.#act = () => {};
    this.#scheduler = scheduler;
    const { preempt = null, asksAfterWake = false } = scheduler ?? {};
    this.#beginRun(JSON.stringify(programs.files), preempt, asksAfterWake, notesLines);
  }

  /** Ends what is left over of the run: threads that still wait. */
  async end(): Promise<void> {
    await this.settled();
    this.#endRun();
    for (const [key, resolve] of this.#waiting) {
      resolve(JSON.stringify({ answer: null, clockMs: 0, stop: null }));
      await this.#tasks.get(key)?.ended;
    }
    this.#waiting.clear();
    this.#tasks.clear();
    if (this.#memory.isFull || this.#memory.isSpent) this.isBroken = true;
  }

  /** What each line of the files reads and writes of what threads share. */
  sharedIn(files: Readonly<Record<string, string>>): Accesses {
    return JSON.parse(String(this.#sharedIn(JSON.stringify(files)))) as Accesses;
  }

  /** Compiles programs between two runs, and runs nothing of them. */
  check(files: Readonly<Record<string, string>>): SyntaxErrors {
    invariant(!this.isBusy, "no run goes on");
    const found = String(this.#check(JSON.stringify(files)));
    const errors = JSON.parse(found) as Record<string, readonly [number, number, string]>;
    return Object.fromEntries(
      Object.entries(errors).map(([file, [line, column, message]]) => [file, { line, column, message }]),
    );
  }

  settled(): Promise<void> {
    return this.#busy?.settled ?? Promise.resolve();
  }

  resume(process: string, thread: string, answer: Json, clockMs: number): void {
    const key = keyOf(process, thread);
    const stop =
      this.#scheduler?.stopAfter({ process, thread }, this.passed({ process, thread }).point) ?? null;
    if (this.#attended === key && answer !== BEGIN) {
      this.#reply = JSON.stringify({ answer, clockMs, stop });
      return;
    }
    invariant(!this.isBusy, "one thread at a time");
    this.#setBusy();
    const waiting = this.#waiting.get(key);
    if (waiting && answer !== BEGIN) return this.#goOn(key, waiting, { answer, clockMs, stop });
    // A process that begins again forgets what it was.
    for (const known of this.#waiting.keys())
      if (answer === BEGIN && known.startsWith(`${process}\0`)) this.#waiting.delete(known);
    const config = answer === BEGIN ? this.#configOf(process) : "";
    const task = this.#enter
      .callPromising(process, thread, clockMs, config, stop)
      .catch((error: unknown) => this.#broke(error));
    let abandon: () => void = () => {};
    const abandoned = new Promise<void>((resolve) => (abandon = resolve));
    this.#tasks.set(key, { ended: Promise.race([task, abandoned]), abandon });
  }

  passed({ process, thread }: ThreadName): Passed {
    return this.#passed.get(keyOf(process, thread)) ?? { point: 0, woken: [], hot: [] };
  }

  #goOn(
    key: string,
    waiting: (reply: string) => void,
    reply: { readonly answer: Json; readonly clockMs: number; readonly stop: number | null },
  ): void {
    this.#waiting.delete(key);
    waiting(JSON.stringify(reply));
  }

  #broke(error: unknown): void {
    this.isBroken = true;
    this.#busy?.failed(new InterpreterBroke(error));
  }

  #setBusy(): void {
    let done: () => void = () => {};
    let failed: (error: unknown) => void = () => {};
    const settled = new Promise<void>((resolve, reject) => {
      done = () => resolve();
      failed = reject;
    });
    this.#busy = { settled, done, failed };
  }

  /** What the interpreter is to know of a process of the scenario; nothing of one that a program has started. */
  #configOf(name: string): string {
    const { seed, processes } = this.#programs;
    const index = processes.findIndex((process) => process.name === name);
    return index < 0 ? "" : JSON.stringify({ ...processes[index], seed, pid: FIRST_PID + index });
  }

  kill(process: string): readonly { readonly process: string; readonly thread: string }[] {
    return JSON.parse(String(this.#kill(process))) as { readonly process: string; readonly thread: string }[];
  }

  take(process: string, thread: string): Piece {
    const piece = this.#segments.get(keyOf(process, thread))?.shift();
    invariant(piece, () => `thread ${thread} of ${process} has run`);
    return piece;
  }

  /** A thread has come to its wait. @returns the reply, or nothing where it has to wait for it */
  #trap(process: string, thread: string, segment: string): string {
    this.#heard(process, thread, segment);
    this.#attended = keyOf(process, thread);
    this.#reply = "";
    this.#act({ process, thread });
    this.#attended = null;
    return this.#reply;
  }

  #wait(process: string, thread: string): Promise<string> {
    this.#settle();
    return new Promise((resolve) => this.#waiting.set(keyOf(process, thread), resolve));
  }

  /** The thread will not end: it is left where it stands. */
  #abandon(process: string, thread: string): Promise<never> {
    this.#tasks.get(keyOf(process, thread))?.abandon();
    return new Promise(() => {});
  }

  #came(process: string, thread: string, segment: string): void {
    this.#heard(process, thread, segment);
    this.#settle();
  }

  #heard(process: string, thread: string, segment: string): void {
    const pieces = JSON.parse(segment) as Piece[];
    const last = pieces.at(-1);
    if (last && "points" in last)
      this.#passed.set(keyOf(process, thread), {
        point: last.points ?? 0,
        woken: last.wakes ?? [],
        hot: last.hot ?? [],
      });
    this.#segments.set(keyOf(process, thread), pieces);
  }

  #settle(): void {
    const busy = this.#busy;
    this.#busy = null;
    busy?.done();
  }
}

function keyOf(process: string, thread: string): string {
  return `${process}\0${thread}`;
}
