import { assert, expect, test } from "vitest";
import { interestingSteps } from "../../src/store/interesting.ts";
import { runOf } from "../../src/store/run.ts";
import { saidNext } from "../../src/store/said.ts";
import { speeds, stepShownMs } from "../../src/store/speed.ts";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";

const hello = shippedScenario("sockets", "hello");
assert(hello);
const run = runOf(socketsExperiment, hello.scenario);
const last = run.trace.steps.length - 1;

/** The steps that are said while the run plays from its beginning, with the steps at which they are. */
function played(speed: (typeof speeds)[number]): { at: number; step: number }[] {
  const all: { at: number; step: number }[] = [];
  let said = 0;
  for (let cursor = 1; cursor <= last; cursor++) {
    const step = saidNext(run, said, cursor, speed);
    if (step === null) continue;
    all.push({ at: cursor, step });
    said = cursor;
  }
  return all;
}

test("every sentence has four seconds, at any speed", () => {
  for (const speed of speeds) {
    const times = [0, ...played(speed).map(({ at }) => at)].map((at) => at * stepShownMs(speed));
    for (const [index, time] of times.entries())
      if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(4000);
  }
  expect(played(0.25).map(({ step }) => step)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  expect(played(1).length).toBe(Math.floor(last / 4));
});

test("the latest interesting step that was passed is said before the current one", () => {
  const interesting = interestingSteps(run);
  let before = 0;
  for (const { at, step } of played(1)) {
    const gone = interesting.filter((each) => each > before && each <= at);
    expect(step).toBe(gone.at(-1) ?? at);
    before = at;
  }
  expect(played(1).some(({ at, step }) => step < at)).toBe(true);
});

test("with “Only what matters” on, every stop is shown for as long as its sentence needs", () => {
  const stops = interestingSteps(run);
  const fifth = stops[4] ?? 0;
  expect(saidNext(run, 0, stops[3] ?? 0, 1, true)).toBe(null);
  expect(saidNext(run, 0, fifth, 1, true)).toBe(fifth);
});
