import { describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { causeAt as causeIn, faultIn as faultFrom } from "../../src/store/fault.ts";
import { faults } from "../support/faults.ts";
import { berkeleyScenario, clocks, type BerkeleyFile } from "../support/berkeley.ts";
import { handoutNodes, scenario, type ScenarioFile } from "../support/scenario.ts";
import { shippedRun } from "./shipped.ts";

const foundBy = ({ experiment: { id } }: Run) => faults[id] ?? (() => null);
const causeAt = (run: Run, step: number) => causeIn(run, step, foundBy(run));
const faultIn = (run: Run, until: number, breaks: string) => faultFrom(run, until, breaks, foundBy(run));

function wordsOf(found: ReturnType<typeof faultIn>): string | null {
  return found && found.words.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

/** Where a shipped run that breaks went wrong, in words. */
function fault(id: string): string | null {
  const run = shippedRun(id);
  const broken = run.checks.find(({ verdict }) => verdict === "broken");
  return wordsOf(faultIn(run, broken?.step ?? run.trace.steps.length - 1, broken?.id ?? "mutual-exclusion"));
}

describe("where a wrong run went wrong, in words", () => {
  test.each([
    ["text-violation", /correct algorithm would defer here/],
    ["tie-without-id", /correct algorithm would reply here/],
    ["highest-not-raised", /correct algorithm would raise highest/],
    ["reply-while-held", /correct algorithm would defer here and reply when it leaves/],
    ["deferred-cleared-early", /correct algorithm answers the queue/],
    ["wrong-suspicion", /No node can tell/],
    ["restart-forgets", /It had seen timestamp 5 and forgot it in the crash/],
  ])("%s", (id, words) => expect(fault(id)).toMatch(words));

  test("the right order has no step that is wrong", () => {
    const told = (file: ScenarioFile) => {
      const run = runOf(ricartAgrawalaExperiment, scenario(file));
      return wordsOf(faultIn(run, run.trace.steps.length - 1, "mutual-exclusion"));
    };
    expect(told({ processes: handoutNodes })).toBeNull();
    for (const id of ["three-nodes-tie", "five-nodes-load", "twelve-nodes", "over-tcp"])
      expect(fault(id)).toBeNull();
  });
});

describe("the step that caused what a later one breaks", () => {
  test.each([
    ["text-violation", 8, 5],
    ["wrong-suspicion", 10, 9],
    ["highest-not-raised", 12, 7],
    ["reply-while-held", 8, 6],
    ["restart-forgets", 14, 5],
  ])("%s: step %i was caused by step %i", (id, step, cause) => {
    expect(causeAt(shippedRun(id), step)?.step).toBe(cause);
    expect(causeAt(shippedRun(id), cause)).toBeNull();
  });

  test("what breaks a check by itself has no other cause", () => {
    const run = runOf(berkeleyExperiment, berkeleyScenario({}));
    const broken = run.checks.find(({ id }) => id === "never-backwards");
    expect(broken?.verdict).toBe("broken");
    expect(causeAt(run, broken?.step ?? -1)).toBeNull();
  });

  test("a clock that was set back has not made a second master", () => {
    const run = runOf(berkeleyExperiment, berkeleyScenario({}));
    expect(wordsOf(faultIn(run, run.trace.steps.length - 1, "one-master"))).toBeNull();
    expect(wordsOf(faultIn(run, run.trace.steps.length - 1, "never-backwards"))).toMatch(
      /set its clock back/,
    );
  });
});

describe("the step of a sockets run that caused what a later one breaks", () => {
  test.each([
    ["refused", "no-uncaught", 4, "No socket listened on port 12345 at that moment"],
    ["port-taken", "no-uncaught", 5, "It took port 12345 and still has it"],
    ["time-wait", "no-uncaught", 29, "It closed this connection first"],
    ["reset", "no-uncaught", 26, "It closed this connection with 17 bytes unread"],
    ["reset", "no-byte-lost", 26, "Its socket was closed with 17 bytes unread"],
    ["broken-pipe", "no-uncaught", 26, "It closed this connection: from then on"],
    ["broken-pipe", "no-byte-lost", 37, "Server had closed its socket already"],
    ["timed-out", "no-uncaught", 13, "It set a timeout of 0.2 s"],
    ["tampered", "in-order", 22, "One byte of this segment was changed on the way"],
    ["messages-joined", "whole-messages", 31, "These bytes came before the earlier ones were read"],
    ["messages-split", "whole-messages", 29, "This segment has only a part of the message"],
  ])("%s, %s: step %i", (id, broken, step, words) => {
    const shipped = shippedScenario("sockets", id);
    const run = shipped && runOf(socketsExperiment, shipped.scenario);
    const at = run?.checks.find((check) => check.id === broken)?.step ?? -1;
    const cause = run ? faultIn(run, at, broken) : null;
    expect(cause?.step).toBe(step);
    expect(wordsOf(cause)).toContain(words);
  });
});

describe("where Berkeley went wrong, in words", () => {
  const told = (file: BerkeleyFile, schedule?: readonly string[]) => {
    const run = runOf(berkeleyExperiment, { ...berkeleyScenario(file), ...(schedule && { schedule }) });
    const broken = run.checks.find(({ verdict }) => verdict === "broken");
    const found = faultIn(run, broken?.step ?? run.trace.steps.length - 1, broken?.id ?? "never-backwards");
    return { step: found?.step ?? null, words: wordsOf(found) };
  };
  const elects = {
    processes: clocks(5, 9, 7),
    options: { election: { kind: "lowest-clock", patienceMs: 9 } },
  } as const;

  test("a clock that is set back might have been slewed", () => {
    const { step, words } = told({});
    expect(words).toMatch(/^It set its clock back by 1.95 s: with slew it would have run slower/);
    expect(step).toBeGreaterThan(0);
    expect(told({ options: { adjust: { kind: "slew", ppm: 1000 } } })).toEqual({ step: null, words: null });
  });

  test("a silent clock may have been slow", () => {
    const two = told(elects, ["time stands", "1 elect", "1 election", "2 elect", "2 election"]);
    expect(two).toEqual({
      step: 4,
      words: "It had no reading from clocks 1 and 3. No clock can tell whether they were down or only slow.",
    });
  });

  test("an election with every reading shows no fault", () => {
    expect(told({ ...elects, options: { ...elects.options, rounds: 0 } })).toEqual({
      step: null,
      words: null,
    });
  });
});
