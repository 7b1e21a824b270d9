import { at, invariant } from "../src/base/invariant.ts";
import { pythonEngine } from "../src/cli/python-engine.ts";
import { experiments } from "../src/experiments/catalogue.ts";
import { readScenario } from "../src/experiments/files.ts";
import { pythonPrograms } from "../src/experiments/sockets/python-programs.ts";
import { variantOf } from "../src/experiments/sockets/variants.ts";
import { runner } from "../src/runtimes/python/schedules/runner.ts";
import { search, type Strategy } from "../src/runtimes/python/schedules/search.ts";
import type { Outcome } from "../src/contract/outcome.ts";
import { outcomeOf } from "../src/summary/outcome.ts";
import { CLIENT, LOST, PHILOSOPHERS, SERVER } from "./schedule-programs.ts";

/** How fast schedules are tried, and how soon each strategy finds what it is to find. */

type Report = (figure: string, measured: string, wanted: string, ok: boolean | null) => void;
type Processes = readonly (readonly [name: string, startAt: number, text: string])[];

const SEEDS = 20;

export default async function schedulesBench(report: Report): Promise<void> {
  await pythonEngine();
  const table: Processes = [["table", 0, PHILOSOPHERS]];
  const counter: Processes = [["counter", 0, LOST]];
  const pair: Processes = [
    ["server", 0, SERVER],
    ["client", 300, CLIENT],
  ];
  await speed(report, "runs a second of the handout's pair", pair, "calls", 50);
  await speed(report, "runs a second of two threads", counter, "lines", 200);
  for (const strategy of ["orders", "walk", "priorities"] as const) {
    await found(
      report,
      "lost update",
      counter,
      "lines",
      strategy,
      20,
      ({ console }) => console["counter"]?.[0] === "1",
    );
    await found(
      report,
      "philosophers' deadlock",
      table,
      "calls",
      strategy,
      100,
      ({ kind }) => kind === "stuck",
    );
  }
}

async function speed(
  report: Report,
  figure: string,
  processes: Processes,
  preempt: "calls" | "lines",
  wanted: number,
): Promise<void> {
  const run = runOf(processes, preempt);
  const wish = { seed: 1, preempt, losses: 0, kills: 0, strategies: ["walk"] } as const;
  await search(run, { ...wish, schedules: 30 });
  let began = 0;
  let count = 0;
  await search(
    run,
    { ...wish, schedules: 150 },
    {
      progress: (schedules) => {
        if (schedules === 1) began = performance.now();
        if (schedules === 150) count = 149_000 / (performance.now() - began);
      },
    },
  );
  report(figure, count.toFixed(0), String(wanted), count >= wanted);
}

/** After how many schedules a strategy finds it, at the median of some seeds. */
async function found(
  report: Report,
  what: string,
  processes: Processes,
  preempt: "calls" | "lines",
  strategy: Strategy,
  wanted: number,
  isIt: (outcome: Outcome) => boolean,
): Promise<void> {
  const counts: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    let at = Infinity;
    await search(
      runOf(processes, preempt),
      { seed, preempt, losses: 0, kills: 0, schedules: 3 * wanted, strategies: [strategy] },
      {
        progress: (schedules, outcomes) => {
          if (at === Infinity && outcomes.some(({ observed }) => isIt(observed))) at = schedules;
        },
        isStopped: () => at < Infinity,
      },
    );
    counts.push(at);
  }
  counts.sort((a, b) => a - b);
  const median = at(counts, Math.floor(SEEDS / 2));
  report(
    `${what} by ${strategy}: schedules at the median of ${SEEDS} seeds`,
    `${median} (${counts[0]} to ${counts[SEEDS - 1]})`,
    `${wanted}`,
    median <= wanted,
  );
}

function runOf(processes: Processes, preempt: "calls" | "lines") {
  const read = readScenario(
    JSON.stringify({
      version: 1,
      experiment: "sockets",
      limitMs: 10_000,
      processes: processes.map(([name, startAt, text]) => ({
        name,
        startAt,
        python: { main: `${name}.py`, files: { [`${name}.py`]: text } },
      })),
    }),
  );
  invariant(read.ok && read.value.experiment === "sockets", "the scenario is in order");
  const scenario = read.value;
  const programs = pythonPrograms(scenario);
  invariant(programs, "there is a program to run");
  const experiment = at(
    experiments.filter(({ id }) => id === "sockets"),
    0,
  );
  return runner<Outcome>({
    engine: pythonEngine,
    programs,
    scenarioOf: ({ turns, interventions }) => variantOf(scenario, { preempt, turns }, interventions),
    subjectOf: (variant) => experiment.subject(variant),
    observe: outcomeOf,
  });
}
