import { describe, expect, test } from "vitest";
import type { Piece } from "../../src/experiments/experiment.ts";
import { ricartAgrawalaExperiment as experiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { waitingAt } from "../../src/store/situation.ts";

function text(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

function shippedRun(id: string): Run {
  const shipped = experiment.scenarios.find((scenario) => scenario.id === id);
  if (!shipped) throw new Error(`no scenario ${id}`);
  return runOf(experiment, shipped.scenario);
}

/** Who waits at the last step, in words: the sentence, and each reason (`!` for one that never ends). */
function atTheEnd(run: Run): string[] {
  return waitingAt(run, run.trace.steps.length - 1).map(({ process, sentence, missing }) => {
    const reasons = missing.map(({ why, stays }) => text(why) + (stays ? "!" : ""));
    return `${process} ${text(sentence.pieces)} ${reasons.join("; ")}`;
  });
}

describe("why a waiting node does not enter yet", () => {
  test("follows the REPLY: asked for, deferred by a comparison, held back, on its way", () => {
    const run = shippedRun("two-nodes");
    const reasons = run.trace.steps.flatMap(({ index }) =>
      waitingAt(run, index)
        .filter(({ process }) => process === "1")
        .flatMap(({ missing }) => missing.map(({ why }) => text(why))),
    );
    expect([...new Set(reasons)]).toEqual([
      "its REQUEST has not reached node 2 yet",
      "node 2 defers it: its own request (4, 2) comes before node 1’s (5, 1)",
      "node 2 is in the critical section and keeps node 1 in its queue until it leaves",
      "the REPLY from node 2 is on its way",
    ]);
  });

  test("announces that two nodes wait for each other, before the run has ended", () => {
    expect(atTheEnd(shippedRun("tie-without-id"))).toEqual([
      expect.stringMatching(/^1 waits for ever .* and node 2 waits for node 1!$/),
      expect.stringMatching(/^2 waits for ever .* and node 1 waits for node 2!$/),
    ]);
    const run = shippedRun("tie-without-id");
    const known = run.trace.steps.findIndex(({ index }) =>
      waitingAt(run, index).some(({ missing }) => missing.some(({ stays }) => stays)),
    );
    expect(run.trace.steps[known]?.happening.kind).toBe("receive");
  });

  test("names the peer that is down", () => {
    expect(atTheEnd(shippedRun("crash-blocks"))[0]).toBe(
      "1 waits for ever with (1, 1): the REPLY from node 3 never comes. node 3 is down and cannot reply!",
    );
  });

  test("names the link on which a message was lost", () => {
    expect(atTheEnd(shippedRun("lost-message"))[1]).toMatch(
      /no message between node 2 and node 1 is on its way, .*!$/,
    );
  });

  test("does not call it for ever while the node probes or asks again", () => {
    for (const id of ["crash-probe", "lost-message-retry"]) {
      const run = shippedRun(id);
      for (const { index } of run.trace.steps) {
        for (const { missing } of waitingAt(run, index)) expect(missing.some((one) => one.stays)).toBe(false);
      }
    }
  });

  test("a node waits at a step exactly when its state lacks a REPLY", () => {
    for (const { scenario } of experiment.scenarios) {
      const run = runOf(experiment, scenario);
      for (const { index } of run.trace.steps) {
        const said = waitingAt(run, index).map(({ process, missing }) => [
          process,
          missing.map(({ peer }) => peer),
        ]);
        const known = run.trace.processes.flatMap((id, process) => {
          const state = run.timeline.stateAt(process, index) as { phase: string; awaited: string[] } | null;
          return state?.phase === "WANTED" && state.awaited.length > 0 ? [[id, state.awaited]] : [];
        });
        expect(said).toEqual(known);
      }
    }
  });
});
