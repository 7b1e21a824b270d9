import { describe, expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { leavable, loopAround, nextByLines, standingAt } from "../../src/store/run-lines.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { ownRun } from "../support/own-runs.ts";

const source = `import threading

def inner(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += i
        total += 1
    return total

def worker():
    for _ in range(3):
        inner(2)

t = threading.Thread(target=worker)
t.start()
t.join()
print(inner(300))
print(inner(10000))
`;

async function run(): Promise<Run> {
  const python = { main: "p.py", files: { "p.py": source } };
  return ownRun(
    JSON.stringify({
      version: 1,
      experiment: "sockets",
      limitMs: 60_000,
      processes: [{ name: "p", python }],
    }),
  );
}

/** Goes on from a step by such a key, and says where that is. */
function lineAfter(run: Run, from: number, until: Parameters<typeof nextByLines>[2]): number | null {
  const step = nextByLines(run, from, until);
  return step === null ? null : (standingAt(run, step)?.line ?? null);
}

test("a run by its lines", async () => {
  const made = await run();
  const to = (line: number, from = 0) => {
    const step = nextByLines(made, from, { kind: "line", process: 0, listing: "p.py", line });
    invariant(step !== null, () => `line ${line} runs`);
    return step;
  };
  const call = to(18);
  const inLoop = to(6, call);
  expect(leavable(made, inLoop)).toEqual({ loop: true, name: "inner" });
  expect(lineAfter(made, inLoop, { kind: "out", of: "loop" })).toBe(9);
  // One key passes 10,000 rounds. Of so many not each line is noted: the next step that is known prints the value.
  const past = nextByLines(made, to(6, to(19)), { kind: "out", of: "loop" });
  expect(made.trace.steps[past ?? 0]?.effects).toContainEqual(
    expect.objectContaining({ text: "25010000\n" }),
  );
  const again = to(6, inLoop);
  expect(again).toBeGreaterThan(inLoop);
  const out = nextByLines(made, inLoop, { kind: "out", of: "function" });
  invariant(out !== null, "the function is left");
  expect(made.trace.steps[out]?.effects).toContainEqual(expect.objectContaining({ rule: "leaves" }));
  // A thread's loop is left by the thread, whatever others do.
  const round = to(13);
  const end = nextByLines(made, round, { kind: "out", of: "loop" });
  expect(made.trace.steps[end ?? 0]?.effects).toContainEqual(
    expect.objectContaining({
      rule: "leaves",
      values: expect.objectContaining({ function: "worker" }) as object,
    }),
  );
  expect(nextByLines(made, call, { kind: "line", process: 0, listing: "p.py", line: 13 })).toBe(null);
});

test("to a line of a program of ours", () => {
  const shipped = socketsExperiment.scenarios.find(({ id }) => id === "hello");
  invariant(shipped, "there is hello");
  const made = runOf(socketsExperiment, shipped.scenario);
  const step = nextByLines(made, 0, { kind: "line", process: 0, listing: "server.py", line: 9 });
  expect(step !== null && standingAt(made, step)).toMatchObject({ process: 0, line: 9 });
  expect(leavable(made, step ?? 0)).toEqual({ loop: false, name: null });
});

describe("the loop around a line", () => {
  const lines = source.split("\n");
  test.each([
    [1, null],
    [4, null],
    [5, [5, 8]],
    [7, [5, 8]],
    [8, [5, 8]],
    [9, null],
    [13, [12, 13]],
  ])("line %i: %j", (line, loop) => {
    expect(loopAround(lines, line)).toEqual(loop);
  });

  test("of a function in a loop is not the loop around it", () => {
    expect(loopAround(["while True:", "    def f():", "        x = 1", "    f()"], 3)).toBe(null);
    expect(loopAround(["while True:", "", "    # note", "    f()", "else:", "    g()"], 4)).toEqual([1, 4]);
    expect(loopAround(["while True: pass"], 1)).toEqual([1, 1]);
  });
});
