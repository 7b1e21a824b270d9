import { describe, expect, test } from "vitest";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { runOf } from "../../src/store/run.ts";
import { faultIn } from "../../src/store/scheduling.ts";
import { handoutNodes, scenario, type ScenarioFile } from "../support/scenario.ts";
import { shippedRun } from "./shipped.ts";

function wordsOf(found: ReturnType<typeof faultIn>): string | null {
  return found && found.words.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

/** Where a shipped run that breaks went wrong, in words. */
function fault(id: string): string | null {
  const run = shippedRun(id);
  const broken = run.checks.find(({ verdict }) => verdict === "broken");
  return wordsOf(faultIn(run, broken?.step ?? run.trace.steps.length - 1));
}

describe("where a wrong run went wrong, in words", () => {
  test.each([
    ["text-violation", /right rule would have deferred here/],
    ["tie-without-id", /right rule would have replied here/],
    ["highest-not-raised", /right rule would have raised highest/],
    ["reply-while-held", /right rule would have deferred here, and replied on leaving/],
    ["deferred-cleared-early", /right rule answers the queue/],
    ["wrong-suspicion", /nobody can tell/],
  ])("%s", (id, words) => expect(fault(id)).toMatch(words));

  test("the right order has no step that is wrong", () => {
    const told = (file: ScenarioFile) => {
      const run = runOf(ricartAgrawalaExperiment, scenario(file));
      return wordsOf(faultIn(run, run.trace.steps.length - 1));
    };
    expect(told({ processes: handoutNodes })).toBeNull();
    for (const id of ["three-nodes-tie", "five-nodes-load", "twelve-nodes", "over-tcp"])
      expect(fault(id)).toBeNull();
  });
});
