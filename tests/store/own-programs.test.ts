import { afterAll, beforeEach, expect, test } from "vitest";
import { finished, LATER } from "../../src/base/work.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { bringWhole } from "../../src/experiments/sockets/python/whole.ts";
import { readScenario } from "../../src/experiments/files.ts";
import { Host } from "../../src/runtimes/host.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { allowPrograms, interpretBy, type Interpret } from "../../src/store/own-programs.ts";
import { running } from "../../src/store/run.ts";

type Hears = Parameters<Interpret>[1];

const asked: { readonly scenario: Scenario; readonly hears: Hears }[] = [];
let stops = 0;
let fetched: () => Promise<void> = async () => {};

bringWhole();

beforeEach(() => {
  asked.length = 0;
  stops = 0;
  fetched = async () => {};
  interpretBy({
    interpret: (scenario, hears) => {
      asked.push({ scenario, hears });
      return () => void stops++;
    },
    load: () => {},
    check: async () => null,
    fetch: () => fetched(),
  });
});

// Other test files may share this thread.
afterAll(() =>
  interpretBy({ interpret: () => () => {}, load: () => {}, check: async () => null, fetch: async () => {} }),
);

/** Programs that no other test has allowed. */
function programs(text: string): Scenario {
  const read = readScenario(
    JSON.stringify({
      version: 1,
      experiment: "sockets",
      processes: [{ name: "server", startAt: 0, python: { main: "a.py", files: { "a.py": text } } }],
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function allow(scenario: Scenario): void {
  allowPrograms(socketsExperiment.ownPrograms?.(scenario) ?? "");
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve));

/** What the interpreter makes of a scenario, with nothing in it. */
function nothing(scenario: Scenario) {
  const { stamps: _, ...trace } = new Host(scenario, socketsExperiment.subject(scenario)).finish("limit");
  return { trace: { ...trace, scenario: structuredClone(scenario) }, sockets: [] };
}

/** Work on a run, begun: what tells of such programs has been fetched. */
async function begun(scenario: Scenario, told?: (steps: number) => void) {
  const work = running(socketsExperiment, scenario, told);
  expect(work.next().value).toBe(LATER);
  await soon();
  return work;
}

test("programs do not run until the reader has pressed Run: the page gets a run in which nothing has happened", async () => {
  const work = await begun(programs("print(1)"));
  const run = finished(work);
  expect({
    isHeld: run.isHeld,
    kinds: run.trace.steps.map(({ happening }) => happening.kind),
    asked,
  }).toEqual({
    isHeld: true,
    kinds: ["begin"],
    asked: [],
  });
});

test("to allow programs allows no others", async () => {
  allow(programs("print(2)"));
  expect(finished(await begun(programs("print(2) "))).isHeld).toBe(true);
  expect(asked).toEqual([]);
});

test("programs that are allowed are run once by the interpreter, and going back to them runs nothing", async () => {
  const scenario = programs("print(3)");
  allow(scenario);
  const told: number[] = [];
  const work = await begun(scenario, (steps) => told.push(steps));
  expect(work.next().value).toBe(LATER);
  expect(work.next().value).toBe(LATER);
  asked[0]?.hears.progress(1000);
  asked[0]?.hears.done(nothing(scenario));
  const run = finished(work);
  expect({ isHeld: run.isHeld, told, stops }).toEqual({ isHeld: false, told: [1000], stops: 0 });
  // The page knows a run by its own scenario, not by the copy that the thread sent.
  expect(run.scenario).toBe(scenario);
  expect(run.trace.stamps.length).toBe(run.trace.steps.length);
  expect(finished(running(socketsExperiment, scenario))).toBe(run);
  expect(asked).toHaveLength(1);
});

test("work that is given up stops its run", async () => {
  const scenario = programs("print(4)");
  allow(scenario);
  const work = await begun(scenario);
  work.next();
  expect(asked).toHaveLength(1);
  work.return(undefined as never);
  expect(stops).toBe(1);
});

test("a run that fails ends in its sentence, and is not stopped as well", async () => {
  const scenario = programs("print(5)");
  allow(scenario);
  const work = await begun(scenario);
  work.next();
  asked[0]?.hears.failed("The Python interpreter broke down");
  expect(() => work.next()).toThrow("The Python interpreter broke down");
  expect(stops).toBe(0);
});

test("a notice says that the parts for own programs cannot be fetched, and the next attempt fetches them again", async () => {
  const scenario = programs("print(6)");
  fetched = () => Promise.reject(new Error("no connection"));
  const work = await begun(scenario);
  expect(() => work.next()).toThrow("A part of the page could not be loaded. Check the connection");
  fetched = async () => {};
  expect(finished(await begun(scenario)).isHeld).toBe(true);
});
