import { expect, test } from "vitest";
import { PythonThread, type FromPython, type ToPython } from "../../src/store/python-thread.ts";
import type { Interpreted } from "../../src/store/own-programs.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** Threads that are told by hand what to answer, and a clock that is moved by hand. */
function begin() {
  const threads: {
    heard: string[];
    isEnded: boolean;
    tell: (told: FromPython) => void;
    fail: (why: string) => void;
  }[] = [];
  const timers: { ms: number; act: () => void; isOff: boolean }[] = [];
  const told: string[] = [];
  const python = new PythonThread({
    begin: (tell, fail) => {
      const thread = { heard: [] as string[], isEnded: false, tell, fail };
      threads.push(thread);
      return {
        post: (message) => void thread.heard.push(words(message)),
        end: () => void (thread.isEnded = true),
      };
    },
    after: (ms, act) => {
      const timer = { ms, act, isOff: false };
      timers.push(timer);
      return () => void (timer.isOff = true);
    },
    filesAt: () => "python/",
  });
  const run = (title: string) =>
    python.interpret(scenario(title), {
      progress: (steps) => void told.push(`${title}: ${steps} steps`),
      done: ({ trace }) => void told.push(`${title}: ${trace as unknown as string}`),
      failed: (why) => void told.push(`${title} failed: ${why}`),
    });
  /** Lets so much time go by that these timers ring. */
  const pass = (ms: number) => {
    for (const timer of timers.filter((one) => !one.isOff && one.ms <= ms)) {
      timer.isOff = true;
      timer.act();
    }
  };
  const last = () => threads.at(-1);
  return { python, run, threads, told, pass, last, timers };
}

function scenario(title: string): Scenario {
  return { title } as Scenario;
}

function words(message: ToPython): string {
  if (message.kind === "stop" || message.kind === "check") return message.kind;
  return message.kind === "load"
    ? `load ${message.filesAt}`
    : `run ${message.scenario.title} with ${message.filesAt}`;
}

function done(trace: string): FromPython {
  return { kind: "done", made: { trace, sockets: [] } as unknown as Interpreted };
}

test("a run begins on the same thread after the run before it has ended", () => {
  const { run, threads, told, last } = begin();
  run("a");
  run("b");
  expect(threads.map(({ heard }) => heard)).toEqual([["run a with python/"]]);
  last()?.tell({ kind: "ready" });
  last()?.tell({ kind: "progress", steps: 1000 });
  last()?.tell(done("one"));
  expect(threads.map(({ heard }) => heard)).toEqual([["run a with python/", "run b with python/"]]);
  last()?.tell(done("two"));
  expect(told).toEqual(["a: 1000 steps", "a: one", "b: two"]);
});

test("an interpreter that is loaded before it is needed runs what comes then", () => {
  const { python, run, threads } = begin();
  python.load();
  python.load();
  run("a");
  expect(threads.map(({ heard }) => heard)).toEqual([["load python/", "run a with python/"]]);
});

test("a stopped run reports nothing more, and the next begins when it has ended", () => {
  const { run, threads, told, pass, last } = begin();
  const stop = run("a");
  run("b");
  stop();
  expect(last()?.heard).toEqual(["run a with python/", "stop"]);
  last()?.tell({ kind: "progress", steps: 2000 });
  last()?.tell({ kind: "stopped" });
  expect(last()?.heard).toEqual(["run a with python/", "stop", "run b with python/"]);
  // The time that the first had to stop is over: the second is not ended for it.
  pass(10_000);
  last()?.tell(done("two"));
  expect(told).toEqual(["b: two"]);
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([false]);
});

test("a run that ends before the stop arrives reports nothing either", () => {
  const { run, told, last } = begin();
  const stop = run("a");
  stop();
  last()?.tell(done("one"));
  expect(told).toEqual([]);
});

test("a run that waits for its turn never begins once it is stopped", () => {
  const { run, told, last } = begin();
  run("a");
  const stop = run("b");
  run("c");
  stop();
  last()?.tell(done("one"));
  expect(last()?.heard).toEqual(["run a with python/", "run c with python/"]);
  last()?.tell(done("three"));
  expect(told).toEqual(["a: one", "c: three"]);
});

test("a thread that does not stop within 400 ms is ended, and the next run has another", () => {
  const { run, threads, told, pass } = begin();
  const stop = run("a");
  run("b");
  stop();
  pass(399);
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([false]);
  pass(400);
  expect(threads.map(({ isEnded, heard }) => [isEnded, heard])).toEqual([
    [true, ["run a with python/", "stop"]],
    [false, ["run b with python/"]],
  ]);
  threads[1]?.tell(done("two"));
  expect(told).toEqual(["b: two"]);
});

test("a run that was stopped twice is stopped once", () => {
  const { run, threads, pass, last, told } = begin();
  const stop = run("a");
  stop();
  stop();
  last()?.tell({ kind: "stopped" });
  run("b");
  pass(400);
  last()?.tell(done("two"));
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([false]);
  expect(told).toEqual(["b: two"]);
});

test("reports of an ended thread do not count for the next run", () => {
  const { run, threads, told, pass } = begin();
  const stop = run("a");
  stop();
  pass(400);
  run("b");
  threads[0]?.tell(done("one"));
  threads[0]?.fail("late");
  threads[1]?.tell(done("two"));
  expect(told).toEqual(["b: two"]);
});

test.each(["says so", "dies"])("a thread that %s fails its run only, and the next has another", (how) => {
  const { run, threads, told, last } = begin();
  run("a");
  run("b");
  if (how === "dies") last()?.fail("out of memory");
  else last()?.tell({ kind: "failed", why: "out of memory" });
  expect(threads.map(({ isEnded, heard }) => [isEnded, heard])).toEqual([
    [true, ["run a with python/"]],
    [false, ["run b with python/"]],
  ]);
  threads[1]?.tell(done("two"));
  expect(told).toEqual(["a failed: out of memory", "b: two"]);
});
