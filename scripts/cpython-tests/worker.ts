/** Runs one class of tests after another over the seam, in one interpreter. A process of its own: see the command. */
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { loadPyodide } from "pyodide";
import { experiments } from "../../src/experiments/catalogue.ts";
import { readScenario } from "../../src/experiments/files.ts";
import { pythonPrograms } from "../../src/experiments/sockets/python-programs.ts";
import { drive, type DrivenInterpreter } from "../../src/runtimes/python/drive.ts";
import { Engine, loadOptions, type PythonHeap } from "../../src/runtimes/python/engine.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { cutSentence } from "../../src/trace/cut.ts";

/** A message of the command: what the driver is to do. */
export interface Job {
  readonly args: readonly string[];
}

/** A message to the command: a line that the driver told, or the end of a job with what is known of it. */
export type Told =
  { readonly kind: "line"; readonly text: string } | { readonly kind: "done"; readonly how: string };

const MARK = "\u0001";
/** Of modelled time. A test that waits longer waits for ever. */
const LIMIT_MS = 1_800_000;
const LIBRARY = "/usr/lib/python3.14/test";

const [tests = "", driverFile = ""] = process.argv.slice(2);
const driver = readFileSync(driverFile, "utf8");

interface Files {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array): void;
}

/** Copies a folder into the interpreter's file system; tests need none of the large data files. */
function copy(FS: Files, from: string, to: string): void {
  FS.mkdirTree(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === "__pycache__") continue;
    const [source, target] = [join(from, entry.name), `${to}/${entry.name}`];
    if (entry.isDirectory()) copy(FS, source, target);
    else if (entry.isFile() && /\.(py|pem|txt|json|reference)$/.test(entry.name))
      FS.writeFile(target, readFileSync(source));
  }
}

async function start(): Promise<Engine> {
  const python = await loadPyodide({ ...loadOptions, jsglobals: Object.create(null) as object });
  copy(python.FS as Files, tests, LIBRARY);
  return new Engine(python as unknown as PythonHeap, () => new Promise((resolve) => setImmediate(resolve)));
}

function send(told: Told): void {
  process.send?.(told);
}

/** The same interpreter, and every line that the driver tells is sent at once. */
function overheard(engine: Engine): DrivenInterpreter {
  let rest = "";
  return {
    resume: (...all) => engine.resume(...all),
    kill: (name) => engine.kill(name),
    settled: () => engine.settled(),
    passed: (thread) => engine.passed(thread),
    attend: (act) => engine.attend(act),
    get isAnswered() {
      return engine.isAnswered;
    },
    get isBusy() {
      return engine.isBusy;
    },
    take: (name, thread) => {
      const piece = engine.take(name, thread);
      if (piece.kind === "prints" && piece.stream === "stdout") {
        const lines = (rest + piece.text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const at = line.indexOf(MARK);
          if (at >= 0) send({ kind: "line", text: line.slice(at + 1) });
        }
      }
      return piece;
    },
  };
}

/** The files of the tests that run line by line, as a student's own would: all others are taken for the library. */
function filesOf(module: string): Record<string, string> {
  const path = `${module.replace(/^test\./, "").replaceAll(".", "/")}.py`;
  const names = [path, "lock_tests.py", "_test_multiprocessing.py"];
  return Object.fromEntries(
    names.map((name) => [basename(name), readFileSync(join(tests, name), "utf8")] as const),
  );
}

async function run(engine: Engine, { args }: Job): Promise<string> {
  const read = readScenario(
    JSON.stringify({
      version: 1,
      experiment: "sockets",
      limitMs: LIMIT_MS,
      stepsMax: 300_000,
      processes: [
        { name: "tests", python: { main: "driver.py", files: { "driver.py": driver }, args: [...args] } },
      ],
    }),
  );
  if (!read.ok) throw new Error(tellAll(read.problems));
  const programs = pythonPrograms(read.value);
  const experiment = experiments.find(({ id }) => id === "sockets");
  if (!programs || !experiment) throw new Error("the scenario has a Python program");
  engine.begin({ ...programs, files: { ...programs.files, ...filesOf(args[0] ?? "") } });
  const trace = await drive(read.value, experiment.subject(read.value), overheard(engine));
  await engine.end();
  return cutSentence(trace) ?? (trace.end === "limit" ? "the run came to its limit" : "all threads wait");
}

const engine = await start();
send({ kind: "done", how: "started" });
process.on("message", (job: Job) => {
  run(engine, job).then(
    (how) => send({ kind: "done", how }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
