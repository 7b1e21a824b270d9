import { berkeleySummary } from "../../src/summary/berkeley.ts";
import { summary } from "../../src/summary/summary.ts";
import { berkeleySubject } from "../../src/experiments/berkeley/subject.ts";
import type { Rule } from "../../src/protocols/berkeley/citation.ts";
import type { State } from "../../src/protocols/berkeley/state.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import type {
  BerkeleyOptions,
  BerkeleyProcess,
  BerkeleyScenario,
} from "../../src/experiments/berkeley/scenario.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { check } from "../../src/trace/checks.ts";
import { citationOf, type Trace, type TraceStep } from "../../src/trace/trace.ts";
import type { NetworkRules } from "../../src/world/links.ts";

/** A Berkeley scenario as a file has it: whatever is left out has its default. */
export interface BerkeleyFile {
  readonly title?: string;
  readonly seed?: number;
  readonly limitMs?: number;
  readonly stepsMax?: number;
  readonly network?: Partial<NetworkRules>;
  readonly interventions?: readonly Intervention[];
  readonly rightClockMs?: number;
  readonly rightClockSeconds?: number;
  readonly processes?: readonly (Omit<BerkeleyProcess, "driftPpm"> & { readonly driftPpm?: number })[];
  readonly options?: Partial<BerkeleyOptions>;
}

/** A whole scenario: the handout's four clocks in ms, unless told otherwise. */
export function berkeleyScenario(file: BerkeleyFile = {}): BerkeleyScenario {
  const checked = checkScenario({
    version: 1,
    experiment: "berkeley",
    processes: clocks(100_300, 102_500, 98_400, 101_000),
    ...file,
  });
  if (!checked.ok) throw new Error(tellAll(checked.problems));
  if (checked.value.experiment !== "berkeley") throw new Error("another experiment");
  return checked.value;
}

/** Clocks "1", "2", … with these readings, in ms. */
export function clocks(...clocksMs: readonly number[]): { id: string; clockMs: number }[] {
  return clocksMs.map((clockMs, i) => ({ id: String(i + 1), clockMs }));
}

export function constant(ms: number): NetworkRules["delay"] {
  return { kind: "constant", ms };
}

export const instant = { delay: constant(0) } as const;

export interface BerkeleyRun extends ReturnType<typeof berkeleySummary> {
  readonly trace: Trace;
  readonly verdicts: Record<string, string>;
  readonly whys: Record<string, string | null>;
  readonly console: Record<string, readonly string[]>;
  readonly byKind: Record<string, number>;
}

/** Runs a scenario, given whole or as a file has it, and tells of it what the command line does. */
export function runBerkeley(file: BerkeleyScenario | BerkeleyFile = {}): BerkeleyRun {
  const scenario = "version" in file ? file : berkeleyScenario(file);
  const subject = berkeleySubject(scenario);
  const trace = simulate(scenario, subject);
  const checks = check(trace, subject);
  const told = summary(trace, subject);
  return {
    ...berkeleySummary(trace, subject),
    trace,
    verdicts: Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict])),
    whys: Object.fromEntries(checks.map(({ id, why }) => [id, why])),
    console: told.console,
    byKind: told.messages.byKind,
  };
}

export function stepsCiting(trace: Trace, ...rules: readonly Rule[]): TraceStep[] {
  return trace.steps.filter((step) => (rules as readonly string[]).includes(citationOf(step)?.rule ?? ""));
}

/** "3 at 20": which process cited the rule, and when. */
export function citers(trace: Trace, rule: Rule): string[] {
  return stepsCiting(trace, rule).map((step) => `${trace.processes[step.process]} at ${step.atMs}`);
}

export function finalStates(trace: Trace): Record<string, State> {
  const states: Record<string, State> = {};
  for (const { process, state } of trace.steps) {
    const id = trace.processes[process];
    if (id !== undefined && state) states[id] = state as State;
  }
  return states;
}
