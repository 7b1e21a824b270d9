import { describe, expect, test } from "vitest";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { tracebackOf } from "../../src/experiments/sockets/traceback.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { checkAt } from "../../src/trace/checks.ts";
import type { SocketsScenario } from "../../src/experiments/sockets/scenario.ts";

function shipped(id: string): SocketsScenario {
  const found = socketsExperiment.scenarios.find((each) => each.id === id);
  if (found?.scenario.experiment !== "sockets") throw new Error(`no scenario ${id}`);
  return found.scenario;
}

function checkOf({ checks }: Run, id: string) {
  const found = checks.find((check) => check.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

function sentence(run: Run, step: number): string {
  const { pieces } = socketsExperiment.narrate(toldOf(run, step));
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

describe("an exception that nothing catches", () => {
  test.each([
    ["refused", "client dies of ConnectionRefusedError: [Errno 111] Connection refused"],
    ["port-taken", "second server dies of OSError: [Errno 98] Address already in use"],
    ["reset", "client dies of ConnectionResetError: [Errno 104] Connection reset by peer"],
    ["timed-out", "client dies of TimeoutError: timed out"],
    ["broken-pipe", "client dies of BrokenPipeError: [Errno 32] Broken pipe"],
    ["time-wait", "new server dies of OSError: [Errno 98] Address already in use"],
  ])("breaks a check of %s at the step that raises it, and the end says so", (id, why) => {
    const run = runOf(socketsExperiment, shipped(id));
    const { verdict, step, why: told } = checkOf(run, "no-uncaught");
    expect([verdict, told]).toEqual(["broken", why]);
    expect(sentence(run, step ?? 0)).toContain("Nothing catches it");
    const process = run.trace.steps[step ?? 0]?.process ?? -1;
    const end = run.timeline.stepsOf[process]?.find((later) => later > (step ?? 0)) ?? -1;
    expect(sentence(run, end)).toBe("has ended: nothing caught its exception.");
  });

  test.each(["refused-caught", "port-taken-caught", "reset-caught", "timed-out-caught", "hello"])(
    "is none in %s",
    (id) => expect(checkOf(runOf(socketsExperiment, shipped(id)), "no-uncaught").verdict).toBe("holds"),
  );

  test("is seen even if a finally runs before the end of its program", () => {
    const scenario = shipped("refused");
    const client = scenario.processes.find(({ name }) => name === "client");
    const program = [
      {
        op: "try" as const,
        body: client?.program ?? [],
        finally: [{ op: "print" as const, str: "in any case" }],
      },
    ];
    const processes = scenario.processes.map((each) =>
      each.name === "client" ? { ...each, program } : each,
    );
    const run = runOf(socketsExperiment, { ...scenario, processes });
    const { verdict, step, why } = checkOf(run, "no-uncaught");
    expect([verdict, why]).toEqual([
      "broken",
      "client dies of ConnectionRefusedError: [Errno 111] Connection refused",
    ]);
    expect(sentence(run, step ?? 0)).toMatch(/^dies of ConnectionRefusedError/);
    expect(tracebackOf(toldOf(run, step ?? 0))?.at(-1)).toBe(
      "ConnectionRefusedError: [Errno 111] Connection refused",
    );
  });
});

describe("a port in TIME_WAIT", () => {
  test("is counted by the check of ports, from the step at which it comes there", () => {
    const run = runOf(socketsExperiment, shipped("time-wait"));
    const check = checkOf(run, "ports-released");
    const last = run.trace.steps.length - 1;
    const words = run.trace.steps.map(({ index }) => checkAt(check, index, last).words);
    expect(words[0]).toBe("0 with a port");
    expect(words).toContain("1 with a port");
    expect(words[last]).toBe("0 with a port; 12345 not free (TIME_WAIT)");
    // The second server is refused the port that the check speaks of.
    const refused = checkOf(run, "no-uncaught").step ?? 0;
    expect(words[refused]).toBe("0 with a port; 12345 not free (TIME_WAIT)");
  });

  test("is absent after a reset", () => {
    const check = checkOf(runOf(socketsExperiment, shipped("reset-caught")), "ports-released");
    expect(check.progress.words.join()).not.toContain("TIME_WAIT");
  });
});

test("a run that is cut off leaves open what its programs would still have done", () => {
  const run = runOf(socketsExperiment, { ...shipped("hello"), limitMs: 30 });
  expect(run.trace.end).toBe("limit");
  for (const id of ["no-byte-lost", "ports-released", "nobody-waits"])
    expect(checkOf(run, id).verdict).toBe("open");
});
