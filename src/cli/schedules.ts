import { experiments } from "../experiments/catalogue.ts";
import { compactScenario, readScenario } from "../experiments/files.ts";
import { pythonPrograms } from "../experiments/sockets/python-programs.ts";
import { variantOf } from "../experiments/sockets/variants.ts";
import { areApart } from "../runtimes/python/schedules/apart.ts";
import { Explainer } from "../runtimes/python/schedules/explained.ts";
import { runner } from "../runtimes/python/schedules/runner.ts";
import { boundWords, search } from "../runtimes/python/schedules/search.ts";
import { isGood, type Found } from "../runtimes/python/schedules/variant.ts";
import { tellAll } from "../scenario/problem.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../contract/outcome.ts";
import { marksCriticalSection, outcomeOf } from "../summary/outcome.ts";
import { whyOf } from "../summary/why.ts";
import { at, invariant } from "../base/invariant.ts";
import type { PythonArguments, ScheduleArguments } from "./python-arguments.ts";
import type { Outlet } from "./files.ts";
import { pythonEngine } from "./python-engine.ts";

/** Runs programs under many schedules and prints what they came to. @returns the exit status */
export async function schedules(
  { scenario: file }: PythonArguments,
  wanted: ScheduleArguments,
  outlet: Outlet,
): Promise<number> {
  const read = readScenario(JSON.stringify(file));
  if (!read.ok) {
    outlet.err(`${tellAll(read.problems)}\n`);
    return 2;
  }
  const scenario = read.value;
  invariant(scenario.experiment === "sockets", "Python programs run over sockets");
  const programs = pythonPrograms(scenario);
  invariant(programs, "there is a program to run");
  const experiment = at(
    experiments.filter(({ id }) => id === "sockets"),
    0,
  );
  const { preempt } = wanted;
  const scenarioOf = ({ turns, interventions }: Found<Outcome>["variant"]) =>
    variantOf(scenario, { preempt, turns }, interventions);
  const python = {
    engine: pythonEngine,
    programs,
    scenarioOf,
    subjectOf: (variant: Scenario) => experiment.subject(variant),
    observe: outcomeOf,
  };
  const run = runner<Outcome>(python);
  // The interpreter's own start is no part of the figure.
  await pythonEngine();
  const began = performance.now();
  const tried = await search(run, {
    ...wanted,
    apart: areApart(programs.files) && !marksCriticalSection(scenario),
  });
  const seconds = Math.round(performance.now() - began) / 1000;
  const outcomes = [];
  const explainer = new Explainer<Outcome>(python, preempt, whyOf);
  for (const found of tried.outcomes) {
    const { kind, broken, console, exits } = found.observed;
    const why = await explainer.explain(found, tried.outcomes);
    const file = JSON.parse(compactScenario(scenarioOf(found.variant))) as unknown;
    outcomes.push({ kind, count: found.count, broken, console, exits, why, scenario: file });
  }
  outlet.out(
    `${JSON.stringify({
      schedules: tried.schedules,
      complete: tried.isAll || tried.bound !== null,
      bound: boundWords(tried),
      seconds,
      outcomes,
    })}\n`,
  );
  const bad = wanted.required === null ? [] : tried.outcomes.filter(({ observed }) => !isGood(observed));
  for (const { observed, count } of bad) {
    const { kind, broken } = observed;
    const does = kind === "ok" ? `break ${broken.join(", ")}` : `end as ${kind}, not as ok`;
    outlet.err(`${count} of ${tried.schedules} schedules ${does}\n`);
  }
  return bad.length === 0 ? 0 : 1;
}
