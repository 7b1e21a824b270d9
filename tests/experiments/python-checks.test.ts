import { beforeAll, describe, expect, test } from "vitest";
import { watchedIn } from "../../src/store/watched.ts";
import type { Run } from "../../src/store/run.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { stepMarks } from "../../src/scene/diagram-steps.ts";
import { linksOf } from "../../src/scene/links.ts";
import { faultOf } from "../../src/experiments/sockets/fault.ts";
import { causeOf } from "../../src/store/fault.ts";
import { waitsOf } from "../../src/scene/sockets/waits.ts";
import { at } from "../../src/base/invariant.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { toldOf } from "../../src/store/told.ts";
import { citationOf } from "../../src/trace/trace.ts";
import { ownCase, ownProgram } from "../support/own-case.ts";
import { ownRun } from "../support/own-runs.ts";

/** Two nodes compare their requests as text, as the handout's listing does: both enter. */
const nodes = ownCase(
  [
    { name: "node1", text: ownProgram("text_order"), args: ["1", "2", "0.35"] },
    { name: "node2", text: ownProgram("text_order"), args: ["2", "1", "0.29"] },
  ],
  { network: { delay: { kind: "constant", ms: 20 } } },
);

const dying = `import threading

def work():
    raise ValueError("no number")

threading.Thread(target=work, name="worker").start()
`;

const unread = `import socket
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("localhost", 6000))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.sendto(b"first", ("localhost", 6000))
sender.sendto(b"second", ("localhost", 6000))
print(receiver.recvfrom(100))
`;

const cleaning = `def inverse(n):
    try:
        return 1 / n
    finally:
        print("cleanup")

try:
    inverse(0)
except ZeroDivisionError:
    pass
inverse(0)
`;

const again = `import threading
lock = threading.Lock()

with lock:
    lock.acquire()
`;

/** Something else happens after the deadlock. */
const later = `import time
time.sleep(1)
print("later")
`;

const quiet = `import queue, threading
jobs = queue.Queue()
def work():
    with threading.Lock():
        print("enters CS")
        print("leaves CS")
    jobs.put(1)
threading.Thread(target=work).start()
print(jobs.get())
`;

const waiting = `import queue
jobs = queue.Queue()
jobs.get()
`;

const watched = `class Account:
    kind = "cash"
    def __init__(self):
        self.balance = 10
    @property
    def secret(self):
        raise ValueError("a property runs")

total = 0
account = Account()
for n in (1, 2):
    total += n
account.balance = -2.5
print(total)
`;

const cases = {
  nodes,
  marks: ownCase([{ name: "one", text: 'print("takes the token")\nprint("gives the token back")\n' }], {
    options: { criticalSection: { enters: "takes * token", leaves: "gives * token" } },
  }),
  deadlock: ownCase([{ name: "locks", text: ownProgram("deadlock") }]),
  deadlockFirst: ownCase([
    { name: "locks", text: ownProgram("deadlock") },
    { name: "later", text: later },
  ]),
  cleaning: ownCase([{ name: "one", text: cleaning }]),
  workers: ownCase([{ name: "pool", text: ownProgram("ten_workers") }]),
  watched: ownCase([
    {
      name: "one",
      text: watched,
      watch: ["total", "account.balance", "account.kind", "account.secret", "nothing"],
    },
  ]),
  again: ownCase([{ name: "one", text: again }]),
  dying: ownCase([{ name: "one", text: dying }]),
  unread: ownCase([{ name: "one", text: unread }]),
  quiet: ownCase([{ name: "one", text: quiet }]),
  waiting: ownCase([{ name: "one", text: waiting }]),
  squares: ownCase([{ name: "p", text: ownProgram("squares") }]),
};

const runs = new Map<string, Run>();

beforeAll(async () => {
  for (const [name, text] of Object.entries(cases)) runs.set(name, await ownRun(text));
}, 120_000);

function checkOf(name: keyof typeof cases, id: string) {
  return runs.get(name)?.checks.find((check) => check.id === id);
}

/** The step that caused what a check complains of, and what is said of it. */
function causeOfCheck(name: keyof typeof cases, id: string) {
  const run = runs.get(name);
  const check = checkOf(name, id);
  const cause = run && check ? causeOf(run, check, faultOf) : null;
  const words = cause?.words.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return cause && run ? { rule: citationOf(at(run.trace.steps, cause.step))?.rule, words } : null;
}

describe("the step that caused what a later one breaks", () => {
  test("the line that raised an exception, where a finally stands between it and the death", () => {
    expect(causeOfCheck("cleaning", "no-uncaught")).toEqual({
      rule: "raises",
      words: "raised ZeroDivisionError in line 3, and no except around it catches that.",
    });
  });

  test("the acquire that closed the circle of a deadlock, where the run goes on after it", () => {
    expect(causeOfCheck("deadlockFirst", "nobody-waits")).toEqual({
      rule: "waits",
      words:
        "closed the circle in line 17: second waits for the lock a of first, which waits for a lock that second holds.",
    });
  });

  test("none where the step that breaks the check is the cause itself, or no cause is known", () => {
    expect(causeOfCheck("deadlock", "nobody-waits")).toBeNull();
    expect(causeOfCheck("nodes", "mutual-exclusion")).toBeNull();
    expect(causeOfCheck("waiting", "nobody-waits")).toBeNull();
  });
});

describe("the checks of students' own programs", () => {
  test("two in the critical section are named, at the step at which the second one enters", () => {
    const check = checkOf("nodes", "mutual-exclusion");
    expect(check).toMatchObject({
      verdict: "broken",
      why: "Two processes are in the critical section: node2 and node1",
    });
    const printed = runs.get("nodes")?.trace.steps[check?.step ?? 0]?.effects;
    expect(JSON.stringify(printed)).toContain("Node 1 enters CS");
  });

  test("mutual exclusion holds where one enters after the other has left, and is told only of programs that enter", () => {
    expect(checkOf("quiet", "mutual-exclusion")?.verdict).toBe("holds");
    expect(checkOf("deadlock", "mutual-exclusion")).toBeUndefined();
  });

  test("the scenario's own patterns mark the critical section", () => {
    expect(checkOf("marks", "mutual-exclusion")?.progress.words).toEqual(["0 entries", "1 entry"]);
  });

  test("a deadlock names its cycle: threads, locks and lines", () => {
    expect(checkOf("deadlock", "nobody-waits")?.why).toBe(
      "locks: deadlock; first waits in line 10 for the lock b, which second holds; " +
        "second waits in line 17 for the lock a, which first holds",
    );
  });

  test("each thread has a lane, with a bar for the lock that it waits for and who holds it", () => {
    const run = runs.get("deadlock") as Run;
    const plan = diagramPlan(run.trace, run.subject.reader, ["Locks"], { width: 900, height: 400 });
    expect(plan.frame.lanes.map(({ name, thread }) => [name, thread])).toEqual([
      ["Locks", null],
      ["first", "t1"],
      ["second", "t2"],
    ]);
    const bars = plan.spans.of.map(({ blocked }) => blocked.map(({ label }) => label));
    expect(bars).toEqual([[], ["b, held by second"], ["a, held by first"]]);
    const lanes = stepMarks(plan, 1, 0, run.trace.steps.length).map(({ y }) => y);
    expect(new Set(lanes).size).toBeGreaterThanOrEqual(3);
    const [, first] = plan.spans.of;
    expect(first?.gone[0]?.from).toBe(0);
  });

  test("an item goes from the thread that puts it to the one that gets it, and a lock from release to who takes it", () => {
    const { trace, subject } = runs.get("workers") as Run;
    const links = linksOf(trace, subject.reader);
    const threadAt = (step: number) => citationOf(at(trace.steps, step))?.values["thread"];
    const items = links.filter(({ kind }) => kind === "QUEUE ITEM");
    expect(items.map(({ label }) => label)).toEqual(
      [...Array(20).keys(), ...Array(10).fill("None")].map(String),
    );
    expect(items.every(({ from, to }) => threadAt(from) === "main" && threadAt(to) !== "main")).toBe(true);
    const locks = links.filter(({ kind, label }) => kind === "HAND-OVER" && label === "lock");
    expect(locks.length).toBeGreaterThan(5);
    for (const { from, to } of locks) {
      expect(threadAt(from)).not.toBe(threadAt(to));
      expect(citationOf(at(trace.steps, from))?.rule).toBe("hands");
    }
  });

  test("an item goes through a queue or a pipe from process to process, also after one that was never sent", () => {
    const { trace, subject } = runs.get("squares") as Run;
    const arrows = linksOf(trace, subject.reader)
      .filter(({ kind }) => kind === "QUEUE ITEM")
      .map(({ label, ...ends }) => {
        const [from, to] = [ends.from, ends.to].map((step) => at(trace.steps, step).process);
        expect([from, to]).toEqual([ends.fromProcess, ends.toProcess]);
        return [at(trace.processes, ends.fromProcess), label, at(trace.processes, ends.toProcess)];
      });
    const [main, worker] = ["p", "p/Process-1"];
    expect(arrows).toEqual([
      [main, "2", worker],
      [main, "3", worker],
      [main, "None", worker],
      [worker, "4", main],
      [worker, "9", main],
      [worker, "'done'", main],
      [main, "'bye'", worker],
    ]);
  });

  test("watched names are followed, attributes too, and no code of the user's runs for them", () => {
    const all = watchedIn(runs.get("watched") as Run);
    const texts = all.map(({ name, values }) => [name, values.map(({ text }) => text)]);
    expect(texts).toEqual([
      ["total", ["0", "1", "3"]],
      ["account.balance", ["10", "-2.5"]],
      ["account.kind", ["'cash'"]],
      ["account.secret", []],
      ["nothing", []],
    ]);
    expect(all[1]?.values.map(({ number }) => number)).toEqual([10, -2.5]);
    expect(runs.get("watched")?.checks.find(({ id }) => id === "no-uncaught")?.verdict).toBe("holds");
  });

  test("the time that its threads wait is measured", () => {
    const [waits] = waitsOf((runs.get("deadlock") as Run).trace);
    expect(waits?.waits.map(({ op }) => op)).toContain("sleep");
    expect(waits?.totalMs).toBe(100);
    const [node] = waitsOf((runs.get("nodes") as Run).trace);
    expect(node?.totalMs).toBeGreaterThan(300);
  });

  test("a thread that takes a lock twice is said to hold it itself", () => {
    expect(checkOf("again", "nobody-waits")?.why).toBe(
      "one waits in line 5 for the lock lock, which it holds itself",
    );
  });

  test("a queue that stays empty is named", () => {
    expect(checkOf("waiting", "nobody-waits")?.why).toBe("one waits in line 3 for an item in jobs");
    expect(checkOf("quiet", "nobody-waits")?.verdict).toBe("holds");
  });

  test("a thread that dies is named, with the line", () => {
    const check = checkOf("dying", "no-uncaught");
    expect(check?.why).toBe("thread worker of one dies of ValueError: no number in line 4 of one.py");
  });

  test("datagrams that no program read are counted, and those that were read are not lost", () => {
    expect(checkOf("unread", "no-byte-lost")?.why).toBe("11 bytes were sent in datagrams, 5 were received");
    expect(checkOf("nodes", "no-byte-lost")?.verdict).toBe("holds");
  });
});

describe("beside the lines", () => {
  /** What stands beside lines at the first step that is at a line of a file. */
  function notesAt(name: keyof typeof cases, line: number) {
    const run = runs.get(name) as Run;
    const step = run.trace.steps.findIndex((one) => {
      const values = citationOf(one)?.values;
      return values?.["line"] === line && values["changed"] !== undefined;
    });
    return socketsExperiment.lit(toldOf(run, step))?.notes;
  }

  test("stand the values that a line reads, and beside the line before it what that one wrote", () => {
    expect(notesAt("watched", 12)).toEqual([
      { line: 12, text: "total = 0  n = 1" },
      { line: 11, text: "n = 1" },
    ]);
    expect(notesAt("watched", 14)).toContainEqual({ line: 14, text: "total = 3" });
  });
});
