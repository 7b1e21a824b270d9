import { choicesAfter, scheduleUpTo, type Choice } from "../runtimes/choices.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Run } from "./run.ts";

/** The other possible next steps, each with the scenario in which it happens. */
export interface Scheduling {
  readonly choices: readonly (Choice & { readonly scenario: Scenario; readonly isTaken: boolean })[];
}

/** The choices at a step; null where the steps before it are none that can be chosen by hand. */
export function schedulingAt(run: Run, cursor: number): Scheduling | null {
  const { trace, subject } = run;
  const before = scheduleUpTo(trace, cursor);
  if (!subject.space || before === null) return null;
  const scenario: Scenario = { ...run.scenario, schedule: before };
  const taken = scheduleUpTo(trace, cursor + 1)?.at(before.length) ?? null;
  return {
    choices: choicesAfter(scenario, subject, before).map((choice) => ({
      ...choice,
      scenario: { ...scenario, schedule: [...before, choice.command] },
      isTaken: choice.command === taken,
    })),
  };
}
