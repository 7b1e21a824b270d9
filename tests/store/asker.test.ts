import { expect, test } from "vitest";
import { Asker, type FromThread, type ToThread } from "../../src/store/asker.ts";

/** Threads that are told by hand what to answer. */
function begin() {
  const threads: {
    sent: ToThread<string>[];
    ended: boolean;
    tell: (told: FromThread<string, string>) => void;
    fail: (why: string) => void;
  }[] = [];
  const seen: string[] = [];
  const asker = new Asker<string, string, string>(
    (hear, fail) => {
      const thread = { sent: [] as ToThread<string>[], ended: false, tell: hear, fail };
      threads.push(thread);
      return { post: (message) => void thread.sent.push(message), end: () => void (thread.ended = true) };
    },
    {
      progress: (progress) => void seen.push(`${progress} …`),
      done: (done) => void seen.push(done),
      failed: (why) => void seen.push(`failed: ${why}`),
    },
  );
  const asked = () =>
    threads.flatMap(({ sent }) => sent.map((one) => (one.kind === "ask" ? one.asked : "stop")));
  const last = () => threads.at(-1)?.sent.findLast(({ kind }) => kind === "ask");
  const tell = (kind: "progress" | "done" | "failed", of = last()) => {
    if (of?.kind !== "ask") return;
    const { id, asked: what } = of;
    const told = {
      progress: { kind: "progress", id, progress: what },
      done: { kind: "done", id, done: what },
      failed: { kind: "failed", id, why: what },
    } as const;
    threads.at(-1)?.tell(told[kind]);
  };
  return { asker, threads, seen, asked, tell, last };
}

test("the run that was begun is finished, then the newest; those between are skipped", () => {
  const { asker, threads, seen, asked, tell } = begin();
  for (const what of ["a", "b", "c"]) asker.ask(what);
  expect(asked()).toEqual(["a"]);
  tell("progress");
  tell("done");
  expect(asked()).toEqual(["a", "c"]);
  tell("done");
  expect(seen).toEqual(["a …", "a", "c"]);
  expect(asked()).toEqual(["a", "c"]);
  expect(threads).toHaveLength(1);
});

test("a stopped question reports nothing, and does not delay the next", () => {
  const { asker, seen, asked, tell, last } = begin();
  asker.ask("a");
  asker.ask("b");
  const stopped = last();
  asker.stop();
  asker.ask("c");
  expect(asked()).toEqual(["a", "stop", "c"]);
  tell("progress", stopped);
  tell("done", stopped);
  expect(seen).toEqual([]);
  tell("done");
  expect(seen).toEqual(["c"]);
});

test("a failure is reported, and the same thread gets the next question", () => {
  const { asker, threads, seen, asked, tell } = begin();
  asker.ask("a");
  asker.ask("b");
  tell("failed");
  expect(seen).toEqual(["failed: a"]);
  tell("done");
  expect([seen, asked()]).toEqual([
    ["failed: a", "b"],
    ["a", "b"],
  ]);
  expect(threads).toHaveLength(1);
});

test("a thread that cannot continue is ended, and the next question gets a new one", () => {
  const { asker, threads, seen, tell } = begin();
  asker.ask("a");
  asker.ask("b");
  threads[0]?.fail("no memory");
  expect(threads.map(({ ended }) => ended)).toEqual([true, false]);
  tell("done");
  expect(seen).toEqual(["failed: no memory", "b"]);
});

test("ending a process ends its thread, and it reports nothing more", () => {
  const { asker, threads, seen, last } = begin();
  asker.ask("a");
  const before = last();
  asker.end();
  expect(threads[0]?.ended).toBe(true);
  if (before?.kind === "ask") threads[0]?.tell({ kind: "done", id: before.id, done: "a" });
  threads[0]?.fail("late");
  asker.ask("b");
  expect(threads).toHaveLength(2);
  expect(seen).toEqual([]);
});
