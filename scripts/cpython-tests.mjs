/**
 * Runs CPython's own tests over the seam, and prints how many passed, failed and were skipped, by module.
 *
 *     node scripts/cpython-tests.mjs [--tests DIR] [--failures] [--json FILE] [MODULE[.CLASS]…]
 *
 * DIR is `Lib/test` of CPython 3.14 (`git clone --depth 1 --branch v3.14.2 https://github.com/python/cpython`). Where it is
 * not given, /usr/lib/python3.11/test is used (Debian's libpython3.11-testsuite). Without names: the modules of `suite.json`.
 * That file also says what is not modelled: a pattern of a test's name or of its error, and the reason. Everything else counts.
 *
 * Each class of tests is a program of its own. A test that waits for ever, or that breaks the interpreter, has failed; the
 * class goes on without it. Two interpreters work at the same time.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "./bundle.mjs";
import { STACK_SIZE, SWITCHING } from "./stack-switching.mjs";

const here = fileURLToPath(new URL("cpython-tests", import.meta.url));
/** No word of the interpreter for so long: it hangs. */
const SILENCE_MS = 120_000;
const LEAST_SHARE = 0.95;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: "string", default: "/usr/lib/python3.11/test" },
    failures: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

/**
 * @typedef {{module: string, class: string, test: string, outcome: "passed" | "failed" | "skipped" | "not modelled", why: string, where?: string[] | undefined}} Result
 * @typedef {{modules: string[], notModelled: {reason: string, tests?: string[], errors?: string[]}[]}} Suite
 * @typedef {{module: string, class: string, tests: string[]}} Job
 * @typedef {{classes?: Record<string, string[]>, begins?: string, ends?: string, test?: string, outcome: Result["outcome"], why: string, where?: string[]}} Line what the driver tells
 */

/** @type {Suite} */
const suite = JSON.parse(readFileSync(join(here, "suite.json"), "utf8"));
const entry = await bundle("scripts/cpython-tests/worker.ts");

/** One interpreter, in a process of its own; another one is started where it breaks. */
class Worker {
  /** @type {import("node:child_process").ChildProcess | null} */
  #child = null;

  /** Makes the child do something, and waits until it is done. @param {() => void} begin @param {(line: Line) => void} hearLine @returns {Promise<string>} how it ended */
  #wait(begin, hearLine) {
    const child = this.#child;
    if (!child) return Promise.resolve("the interpreter does not start");
    return new Promise((resolve) => {
      let errors = "";
      /** @param {string} how */
      const end = (how) => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.stderr?.removeAllListeners("data");
        resolve(how);
      };
      const late = () => {
        this.stop();
        end("the interpreter hangs");
      };
      let timer = setTimeout(late, SILENCE_MS);
      child.stderr?.on("data", (data) => (errors += String(data)));
      child.on("exit", () => {
        this.stop();
        const line = errors.split("\n").find((text) => /Error/.test(text));
        end(`the interpreter broke: ${line ?? errors.slice(-200)}`);
      });
      child.on("message", (/** @type {import("./cpython-tests/worker.ts").Told} */ message) => {
        if (message.kind === "done") return end(message.how);
        clearTimeout(timer);
        timer = setTimeout(late, SILENCE_MS);
        hearLine(JSON.parse(message.text));
      });
      begin();
    });
  }

  /** @param {string[]} args @param {(line: Line) => void} hearLine @returns {Promise<string>} how it ended */
  async run(args, hearLine) {
    if (!this.#child) {
      const own = [entry, values.tests, join(here, "driver.py")];
      this.#child = spawn(process.execPath, [...SWITCHING, STACK_SIZE, ...own], {
        stdio: ["ignore", "ignore", "pipe", "ipc"],
      });
      await this.#wait(
        () => {},
        () => {},
      );
    }
    return await this.#wait(() => this.#child?.send({ args }), hearLine);
  }

  stop() {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }
}

/** @type {Result[]} */
const results = [];

/** @param {Worker} worker @param {string} module @returns {Promise<Job[]>} */
async function jobsOf(worker, module) {
  /** @type {Record<string, string[]>} */
  let classes = {};
  let isTold = false;
  const how = await worker.run([module, "--list"], (line) => {
    isTold = true;
    if (line.classes) classes = line.classes;
    else
      results.push({
        module,
        class: "",
        test: "(module)",
        outcome: line.outcome,
        why: line.why,
        where: line.where,
      });
  });
  if (!isTold)
    results.push({
      module,
      class: "",
      test: "(module)",
      outcome: "failed",
      why: `cannot be imported: ${how}`,
    });
  return Object.entries(classes).map(([name, tests]) => ({ module, class: name, tests }));
}

/** @param {Worker} worker @param {Job} job */
async function runJob(worker, job) {
  const done = new Set();
  const common = { module: job.module, class: job.class };
  for (;;) {
    /** @type {string | null} */
    let current = null;
    let isWhole = false;
    const before = done.size;
    const how = await worker.run([job.module, job.class, ...done], (line) => {
      if (line.begins) current = line.begins;
      else if (line.ends) isWhole = true;
      else if (line.test) {
        // A class's or a module's own failure stands for each of its tests.
        const tests = job.tests.includes(line.test)
          ? [line.test]
          : job.tests.filter((name) => !done.has(name));
        for (const test of tests) {
          if (done.has(test)) continue;
          results.push({ ...common, test, outcome: line.outcome, why: line.why ?? "", where: line.where });
          done.add(test);
        }
        current = null;
      }
    });
    if (current !== null && !done.has(current)) {
      results.push({ ...common, test: current, outcome: "failed", why: `never ends: ${how}` });
      done.add(current);
    }
    const left = job.tests.filter((name) => !done.has(name));
    if (left.length === 0) return;
    if (isWhole || done.size === before) {
      for (const test of left)
        results.push({ ...common, test, outcome: "failed", why: `was not told of: ${how}` });
      return;
    }
  }
}

/** @param {readonly string[]} names @param {Worker[]} workers */
async function runAll(names, workers) {
  /** @type {Job[]} */
  const jobs = [];
  const asked = [...new Map(names.map((name) => [moduleOf(name), name])).keys()];
  await each(workers, asked, async (worker, module) => {
    jobs.push(...(await jobsOf(worker, module)));
  });
  const wanted = jobs.filter((job) =>
    names.some((name) => name === job.module || name === `${job.module}.${job.class}`),
  );
  wanted.sort((one, other) => other.tests.length - one.tests.length);
  let done = 0;
  await each(workers, wanted, async (worker, job) => {
    await runJob(worker, job);
    process.stderr.write(`\r${++done} of ${wanted.length} classes`);
  });
  process.stderr.write("\n");
}

/** @template T @param {Worker[]} workers @param {readonly T[]} items @param {(worker: Worker, item: T) => Promise<void>} work */
async function each(workers, items, work) {
  const left = [...items];
  await Promise.all(
    workers.map(async (worker) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(worker, item);
    }),
  );
}

/** `test_socket.BasicTCPTest` → `test.test_socket`; classes begin with a capital. @param {string} name */
function moduleOf(name) {
  const parts = name.split(".");
  return /^[A-Z]/.test(parts.at(-1) ?? "") ? parts.slice(0, -1).join(".") : name;
}

/** What is not modelled is no failure. @param {Result} result @returns {Result} */
function judged(result) {
  if (result.outcome !== "failed") return result;
  const name = `${result.module}.${result.class}.${result.test}`;
  const matches = (/** @type {string[] | undefined} */ patterns, /** @type {string} */ text) =>
    (patterns ?? []).some((pattern) => new RegExp(pattern).test(text));
  const known = suite.notModelled.find((one) => matches(one.tests, name) || matches(one.errors, result.why));
  return known ? { ...result, outcome: "not modelled", why: known.reason } : result;
}

const names = (positionals.length > 0 ? positionals : suite.modules).map((name) =>
  name.startsWith("test.") ? name : `test.${name}`,
);
const workers = Array.from({ length: Math.min(2, availableParallelism()) }, () => new Worker());
await runAll(names, workers);
for (const worker of workers) worker.stop();

const told = results.map(judged);
/** @param {Result["outcome"]} outcome @param {readonly Result[]} some */
const count = (outcome, some) => some.filter((one) => one.outcome === outcome).length;
/** @type {readonly Result["outcome"][]} */
const outcomes = ["passed", "failed", "not modelled", "skipped"];
/** @param {string} title @param {readonly Result[]} some */
const row = (title, some) =>
  [title.padEnd(40), ...outcomes.map((outcome) => String(count(outcome, some)).padStart(13))].join("");
console.log(["module".padEnd(40), ...outcomes.map((word) => word.padStart(13))].join(""));
for (const module of [...new Set(told.map((one) => one.module))].sort())
  console.log(
    row(
      module,
      told.filter((one) => one.module === module),
    ),
  );
console.log(row("total", told));

/** @param {Result["outcome"]} outcome @param {string} heading */
function reasons(outcome, heading) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  for (const one of told) if (one.outcome === outcome) counted.set(one.why, (counted.get(one.why) ?? 0) + 1);
  if (counted.size > 0) console.log(`\n${heading}`);
  for (const [why, number] of [...counted].sort((one, other) => other[1] - one[1]))
    console.log(`${String(number).padStart(5)}  ${why}`);
}
reasons("not modelled", "Not modelled:");
reasons("skipped", "Skipped by CPython's tests themselves:");
const failed = told.filter((one) => one.outcome === "failed");
if (failed.length > 0) console.log("\nFailed:");
for (const { module, class: name, test, why, where } of failed) {
  console.log(`  ${module}.${name}.${test}: ${why.split("\n", 1)[0]?.slice(0, 200)}`);
  if (values.failures) for (const line of where ?? []) console.log(`      ${line}`);
}
if (values.json) writeFileSync(values.json, JSON.stringify(told, null, 1));
const share = count("passed", told) / (count("passed", told) + failed.length);
console.log(`\nOf what is modelled ${(share * 100).toFixed(1)} % passed.`);
process.exitCode = share >= LEAST_SHARE ? 0 : 1;
