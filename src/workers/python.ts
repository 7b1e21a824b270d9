import { invariant } from "../base/invariant.ts";
import { formats } from "../experiments/formats.ts";
import { bringWhole } from "../experiments/sockets/python/whole.ts";
import { pythonPrograms } from "../experiments/sockets/python-programs.ts";
import { KernelFilm } from "../runtimes/kernel-history.ts";
import { drive } from "../runtimes/python/drive.ts";
import { written } from "../runtimes/python/scheduler.ts";
import type { Engine } from "../runtimes/python/engine.ts";
import { startPython } from "./start-python.ts";
import type { FromPython, ToPython } from "../store/python-thread.ts";

/**
 * CPython on a thread of its own: runs the students' programs of one scenario after the other. The interpreter is
 * loaded with the first, and kept.
 */

bringWhole();

// A thread has one owner, so there is no origin to name.
const post = (told: FromPython) => globalThis.postMessage(told, {});

let engine: Promise<Engine> | null = null;
let stopping = false;
let isRunning = false;

globalThis.addEventListener("message", ({ data }: MessageEvent<ToPython>) => {
  if (data.kind === "stop") stopping = true;
  else if (data.kind === "run") void run(data);
  else if (data.kind === "check") void check(data);
  // A failure is told to the run that needs it.
  else void engineFrom(data.filesAt).catch(() => {});
});

async function run({ scenario, filesAt }: Extract<ToPython, { kind: "run" }>): Promise<void> {
  stopping = false;
  isRunning = true;
  try {
    const programs = pythonPrograms(scenario);
    invariant(programs, "there is a program to run");
    const python = await engineFrom(filesAt);
    post({ kind: "ready" });
    const film = new KernelFilm();
    let told = 0;
    const scheduler = programs.order && written(programs.order);
    python.begin(programs, scheduler);
    const subject = formats.of(scenario).subject(scenario);
    const { stamps: _, ...trace } = await drive(scenario, subject, python, {
      scheduler,
      isStopped: (steps) => {
        if (steps - told > 1000) post({ kind: "progress", steps: (told = steps) });
        return stopping;
      },
      look: (host) => film.see(host),
    });
    await python.end();
    if (stopping) return post({ kind: "stopped" });
    post({ kind: "done", made: { trace, sockets: film.changes } });
  } catch (error) {
    // After an error of its own the interpreter is in no known state: the page begins another thread.
    post({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  } finally {
    isRunning = false;
  }
}

/** Between two runs: the page asks only then, but a run may have begun while the interpreter was loaded. */
async function check({ files, filesAt }: Extract<ToPython, { kind: "check" }>): Promise<void> {
  const python = await engineFrom(filesAt).catch(() => null);
  post({ kind: "checked", errors: isRunning ? null : (python?.check(files) ?? null) });
}

async function engineFrom(filesAt: string): Promise<Engine> {
  if ((await engine)?.isBroken) engine = null;
  return await (engine ??= startPython(filesAt));
}
