import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import type { Piece } from "../../src/experiments/experiment.ts";
import { invariant } from "../../src/base/invariant.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { waitsAt } from "../../src/store/blocked.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { situationAt } from "../../src/store/situation.ts";
import { toldOf } from "../../src/store/told.ts";
import { citationOf } from "../../src/trace/trace.ts";
import { always } from "../support/always.ts";
import { anyBerkeley } from "../support/random-berkeley.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { anySockets } from "../support/random-sockets.ts";

function runOfAny(scenario: Scenario): Run {
  const experiment = experiments.find(({ id }) => id === scenario.experiment);
  invariant(experiment, "each scenario is of an experiment");
  return runOf(experiment, scenario);
}

function text(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}

/** Rules with which a node's wait ends, or comes nearer to its end. */
const gains: ReadonlySet<string> = new Set([
  "reply-counted",
  "reply-last",
  "enter",
  "suspect",
  "suspect-last",
]);

const ever = /\b(for ever|never)\b|Nothing can end/;

interface NodeState {
  readonly phase: string;
  readonly awaited: readonly string[];
}

/** Holds all that is said of waits at every step against the rest of the run. */
function waitsAreTrue(
  run: Run,
  sometimes: (name: "ever" | "cut off" | "lost") => void = () => undefined,
): void {
  const { trace } = run;
  const { processes, steps } = trace;
  for (const { index } of steps) {
    const { waiting, blocked, howLong } = waitsAt(run, index);
    expect(howLong === "for ever").toBe(trace.end === "quiet");
    for (const { process, sentence, missing } of waiting) {
      const said = [text(sentence.pieces), ...missing.map(({ why }) => text(why))].join(" ");
      if (trace.end === "limit") expect(said).not.toMatch(ever);
      if (ever.test(said)) expect(blocked.map((one) => one.process)).toContain(process);
      for (const { peer, why } of missing) {
        const [, kind] = /a (REQUEST|REPLY) was lost/.exec(text(why)) ?? [];
        if (kind === undefined) continue;
        sometimes("lost");
        const [from, to] = kind === "REQUEST" ? [process, peer] : [peer, process];
        const isLost = trace.flights.some(
          (flight) =>
            flight.fate === "lost" &&
            flight.endStep <= index &&
            run.subject.reader.kindOf(flight.message) === kind &&
            processes[flight.from] === from &&
            processes[flight.to] === to,
        );
        expect(isLost, said).toBe(true);
      }
    }
    for (const { process, sentence, missing } of blocked) {
      sometimes(howLong === "for ever" ? "ever" : "cut off");
      const rest = steps.slice(index + 1).filter((step) => processes[step.process] === process);
      const at = `${process} at step ${index}: ${text(sentence.pieces)}`;
      if (run.scenario.experiment !== "ricart-agrawala") {
        expect(rest, at).toEqual([]);
        continue;
      }
      const lost = new Set(missing.flatMap(({ peer, stays }) => (stays ? [peer] : [])));
      expect(lost.size, at).toBeGreaterThan(0);
      for (const step of rest) {
        expect(step.happening.kind, at).not.toMatch(/crash|restart/);
        const citation = citationOf(step);
        const { rule } = citation ?? { rule: "" };
        const about = citation?.values["from"] ?? citation?.values["peer"];
        expect(rule === "enter", at).toBe(false);
        if (gains.has(rule)) expect(lost.has(about as string), at).toBe(false);
        const { phase, awaited } = step.state as NodeState;
        expect([phase, [...lost].every((peer) => awaited.includes(peer))], at).toEqual(["WANTED", true]);
      }
    }
  }
}

/** No step's sentence speaks of what is still to come, and what one calls lost arrives with no other copy. */
function sentencesAreTrue(run: Run): void {
  const { trace, experiment } = run;
  const isSegment =
    run.scenario.experiment === "sockets" ||
    (run.scenario.experiment === "ricart-agrawala" && run.scenario.options.transport === "sockets");
  for (const step of trace.steps) {
    const told = toldOf(run, step.index);
    const said = text(experiment.narrate(told).pieces);
    if (experiment.id !== "berkeley") expect(said).not.toMatch(/\bwill\b|for ever/);
    if (step.happening.kind !== "lost") continue;
    const { name } = trace.flights[step.flight] ?? { name: "" };
    const isLeft = trace.flights.some(
      (flight) => flight.name === name && (flight.fate !== "lost" || flight.endStep > step.index),
    );
    expect(said.startsWith("A copy of "), said).toBe(isLeft);
    // What a stream carries may come again in another segment.
    if (isSegment && !isLeft) expect(said).toMatch(/^The segment /);
  }
}

/** What a check shows as holding at the end of a run that was cut off also holds of the same run when it goes on. */
function nothingIsTakenBack(run: Run): void {
  const { scenario, trace } = run;
  if (trace.end !== "limit" || scenario.schedule) return;
  const longer = runOfAny({
    ...scenario,
    limitMs: Math.min(600_000, scenario.limitMs * 20 + 1000),
    stepsMax: scenario.stepsMax + 1500,
  });
  for (const { id, kind, verdict } of run.checks) {
    const later = longer.checks.find((each) => each.id === id)?.verdict;
    // Of a property that must hold at every step a run that was cut off says no more than "so far".
    if (verdict === "holds" && kind === "eventually") expect([id, later]).toEqual([id, "holds"]);
    if (verdict === "broken") expect([id, later]).toEqual([id, "broken"]);
  }
}

function cutOff<Of extends Scenario>(scenario: Of, cut: number | null): Of {
  return cut === null ? scenario : { ...scenario, stepsMax: cut };
}
const cut = fc.option(fc.integer({ min: 1, max: 120 }));

describe("statements about the rest of a run are true", () => {
  test.each(experiments.flatMap(({ scenarios }) => scenarios))(
    "in the shipped $id",
    ({ id, lookAt, scenario }) => {
      const run = runOfAny(scenario);
      waitsAreTrue(run);
      sentencesAreTrue(run);
      nothingIsTakenBack(run);
      if (!/wait.* for ever/.test(lookAt)) return;
      const { blocked, howLong } = waitsAt(run, run.trace.steps.length - 1);
      expect([id, blocked.length > 0, howLong]).toEqual([id, true, "for ever"]);
    },
  );

  test("for nodes that send messages", () => {
    const cases = fc.tuple(anyScenario, cut).map(([scenario, at]) => cutOff(scenario, at));
    always(cases, { runs: 300, sometimes: ["ever", "cut off", "lost"] }, (scenario, sometimes) => {
      const run = runOfAny(scenario);
      waitsAreTrue(run, (name) => sometimes(name, true));
      sentencesAreTrue(run);
      nothingIsTakenBack(run);
    });
  });

  test("for nodes over TCP", () => {
    const cases = fc
      .tuple(anyScenario, cut)
      .map(([{ options, ...scenario }, at]) =>
        cutOff({ ...scenario, options: { ...options, transport: "sockets" as const } }, at),
      );
    always(cases, { runs: 60, sometimes: ["ever", "cut off"] }, (scenario, sometimes) => {
      const run = runOfAny({ ...scenario, stepsMax: Math.min(scenario.stepsMax, 1500) });
      waitsAreTrue(run, (name) => name !== "lost" && sometimes(name, true));
      sentencesAreTrue(run);
      nothingIsTakenBack(run);
    });
  });

  test("for socket programs", () => {
    always(anySockets, { runs: 60, sometimes: ["ever"] }, (scenario, sometimes) => {
      const run = runOfAny(scenario);
      waitsAreTrue(run, (name) => name === "ever" && sometimes(name, true));
      sentencesAreTrue(run);
      nothingIsTakenBack(run);
    });
  });

  test("for clocks", () => {
    always(anyBerkeley, { runs: 60, sometimes: [] }, (scenario) => {
      const run = runOfAny(scenario);
      waitsAreTrue(run);
      sentencesAreTrue(run);
      nothingIsTakenBack(run);
    });
  });
});

test("a message in a kernel is under way", () => {
  const shipped = experiments[0]?.scenarios.find(({ id }) => id === "over-tcp");
  invariant(shipped, "over-tcp is shipped");
  const run = runOfAny(shipped.scenario);
  const reasons = run.trace.steps.map(({ index }) =>
    run.experiment
      .whyWaiting(situationAt(run, index))
      .flatMap(({ missing }) => missing.map(({ why }) => text(why))),
  );
  expect(reasons.flat().some((why) => why.includes("on its way"))).toBe(true);
  expect(reasons.flat().filter((why) => /lost|no message is on its way/.test(why))).toEqual([]);
  expect(run.checks.every(({ verdict }) => verdict === "holds")).toBe(true);
});
