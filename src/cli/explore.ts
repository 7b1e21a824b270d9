import { invariant } from "../base/invariant.ts";
import type { AnySubject } from "../contract/subject.ts";
import { experimentOf } from "../experiments/catalogue.ts";
import type { Findings } from "../contract/search.ts";
import { Explorer } from "../runtimes/explorer/explorer.ts";
import { scheduleOf, type Schedule } from "../runtimes/explorer/schedule.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { encodeTrace } from "../trace/codec.ts";
import type { ExploreArguments } from "./arguments.ts";
import { forEachScenario, NotForThis, type Outlet } from "./files.ts";

/** Searches the files one after the other. @returns the exit status, the greatest that applies */
export function explore(asked: ExploreArguments, outlet: Outlet): Promise<number> {
  return forEachScenario(asked.files, asked.format === "summary", outlet, (scenario, file) => {
    const { explorer, subject, bounds } = begun(scenario, asked);
    const began = performance.now();
    while (explorer.advance(100_000));
    const seconds = (performance.now() - began) / 1000;
    const found = violationOf(explorer, scenario, subject);
    if (asked.format === "summary") {
      const told = { ...findings(explorer.findings), violation: found?.told ?? null, bounds, seconds };
      outlet.out(`${JSON.stringify(told)}\n`);
    } else if (found) {
      outlet.out(`${encodeTrace(found.schedule.trace)}\n`);
    } else {
      outlet.err(`${file}: no violation was found, so there is no trace to print\n`);
    }
    return 0;
  });
}

function begun(scenario: Scenario, { statesMax, crashes, losses, timeouts, first }: ExploreArguments) {
  const experiment = experimentOf(scenario.experiment);
  invariant(experiment, () => `no experiment ${scenario.experiment}`);
  const subject = experiment.subject(scenario);
  if (!subject.space) {
    const what = experiment.search ? `${experiment.id} over sockets` : experiment.id;
    throw new NotForThis(
      `explore can try berkeley, and ricart-agrawala over messages; this is ${what}: ` +
        "the search does not cover the kernel's buffers and timers",
    );
  }
  const bounds = {
    statesMax,
    crashes,
    losses,
    timeouts: timeouts ?? experiment.search?.usualTimeouts(scenario) ?? 0,
    first,
  };
  return { explorer: new Explorer(subject, scenario.network.order, bounds), subject, bounds };
}

function findings(found: Findings) {
  return {
    states: found.states,
    transitions: found.transitions,
    depth: found.levels.length - 1,
    complete: found.isComplete,
    violations: Object.fromEntries(found.checks.map(({ id, broken }) => [id, broken])),
    seen: Object.fromEntries(found.checks.map(({ id, seen }) => [id, seen])),
    stuck: found.stuck,
    entries: found.entries,
    ends: found.ends,
  };
}

function violationOf(
  explorer: Explorer,
  scenario: Scenario,
  subject: AnySubject,
): { schedule: Schedule; told: { check: string; length: number; trace: string } } | null {
  const { violation } = explorer;
  if (!violation) return null;
  const schedule = scheduleOf(scenario, subject, violation.way);
  return {
    schedule,
    told: { check: violation.check, length: violation.way.length, trace: scriptOf(schedule) },
  };
}

function scriptOf({ scenario }: Schedule): string {
  return (scenario.schedule ?? []).map((command) => `${command}\n`).join("");
}
