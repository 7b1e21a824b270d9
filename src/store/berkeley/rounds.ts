import { finished, type Work } from "../../base/work.ts";
import type { ProcessId } from "../../base/words.ts";
import { boundAfter } from "../../experiments/berkeley/bounds.ts";
import {
  RoundBook,
  slewingMs,
  type DecisionTold,
  type RoundTold,
} from "../../experiments/berkeley/rounds.ts";
import type { Average, Band, ChartData, ClockWay, Reading } from "../../scene/berkeley/offset-chart.ts";
import { closeDomain, domainOf } from "../../scene/berkeley/offset-domain.ts";
import { type BerkeleyScenario, rightClockMsOf } from "../../experiments/berkeley/scenario.ts";
import { ClockHistory } from "../../trace/clock-history.ts";
import { lastAtMost } from "../../trace/timeline.ts";
import { citationOf, type TraceStep } from "../../trace/trace.ts";
import type { Run } from "../run.ts";

export interface Berkeley {
  readonly scenario: BerkeleyScenario;
  readonly history: ClockHistory;
  /** In the order of their polls. */
  readonly rounds: readonly RoundTold[];
  /** The step of each round's poll, rising. */
  readonly polls: readonly number[];
  readonly chart: ChartData;
  /** The chart's range of offsets: of the whole run, or of the time after the first round if there is one. */
  readonly domain: readonly [number, number];
  readonly close: readonly [number, number] | null;
}

/** The part of a run that its clocks follow from; another thread computes only this. */
export type ClockRun = Pick<Run, "scenario" | "subject" | "trace">;

const known = new WeakMap<ClockRun, Berkeley>();

/** How many steps, and how many rounds, are done between two places where the work can pause. */
const stepsStride = 512;
const roundsStride = 16;

/** The Berkeley data of a run; null if it is not a Berkeley run. Computed once per run. */
export function berkeleyOf(run: ClockRun): Berkeley | null {
  return finished(berkeleyIn(run));
}

/** The same as work that can pause. */
export function* berkeleyIn(run: ClockRun): Work<Berkeley | null> {
  if (run.scenario.experiment !== "berkeley") return null;
  const before = known.get(run);
  if (before) return before;
  const made = yield* derived(run, run.scenario);
  known.set(run, made);
  return made;
}

function* derived(run: ClockRun, scenario: BerkeleyScenario): Work<Berkeley> {
  const history = new ClockHistory(run.trace, run.subject);
  yield;
  const rounds = yield* roundsOf(run.trace.steps, scenario);
  const indexOf = new Map(run.trace.processes.map((id, index) => [id, index]));
  const readings = rounds.flatMap((round) => readingsOf(run, scenario, round, indexOf));
  yield;
  const averages = rounds.flatMap((round) => averageOf(history, round));
  yield;
  const bands = yield* bandsOf(run, scenario, history, rounds);
  yield;
  const ways: ClockWay[] = [];
  for (const [process, { driftPpm }] of scenario.processes.entries()) {
    ways.push({ process, driftPpm, corners: history.corners(process) });
    yield;
  }
  const chart: ChartData = {
    ways,
    readings,
    averages,
    bands,
    rightMs: rightClockMsOf(scenario),
    endMs: run.trace.endMs,
  };
  const domain = domainOf(chart);
  yield;
  const close = closeDomain(chart);
  yield;
  const polls = rounds.map(({ pollStep }) => pollStep);
  return { scenario, history, rounds, polls, chart, domain, close };
}

function* roundsOf(steps: readonly TraceStep[], scenario: BerkeleyScenario): Work<RoundTold[]> {
  const book = new RoundBook(scenario);
  for (const step of steps) {
    if (step.index % stepsStride === stepsStride - 1) yield;
    const cited = citationOf(step);
    if (cited) book.see(step, cited);
  }
  return book.rounds();
}

function readingsOf(
  { trace }: ClockRun,
  { options }: BerkeleyScenario,
  { answers }: RoundTold,
  indexOf: ReadonlyMap<ProcessId, number>,
): Reading[] {
  return answers.map(({ process, step, estimateMs, rttMs }) => {
    const offsetMs = estimateMs - (trace.steps[step]?.atMs ?? 0);
    // Without compensation the estimate is the reading itself, and the truth up to a whole round trip ahead of it.
    const isHalf = options.compensation === "half-rtt";
    return {
      process: indexOf.get(process) ?? -1,
      step,
      offsetMs,
      leastMs: isHalf ? offsetMs - rttMs / 2 : offsetMs,
      mostMs: isHalf ? offsetMs + rttMs / 2 : offsetMs + rttMs,
    };
  });
}

/** The average by true time: the master's clock just before the decision, and the target. */
function averageOf(history: ClockHistory, { master, decision }: RoundTold): Average[] {
  if (!decision) return [];
  const masterMs = history.readingMs(master, decision.step - 1, decision.atMs) - decision.atMs;
  return [{ step: decision.step, offsetMs: masterMs + decision.targetMs }];
}

/** From when a round's amounts are used up to the next decision: the bound, about the middle of the clocks. */
function* bandsOf(
  { trace }: ClockRun,
  scenario: BerkeleyScenario,
  history: ClockHistory,
  rounds: readonly RoundTold[],
): Work<Band[]> {
  const decided = rounds.filter(({ decision }) => decision !== null);
  const bands: Band[] = [];
  let settledMs = 0;
  for (const [index, round] of decided.entries()) {
    if (index % roundsStride === roundsStride - 1) yield;
    const { decision } = round;
    if (!decision) continue;
    const wasSlewing = settledMs > round.startMs;
    settledMs = settlingOf(scenario, round, decision);
    const next = decided[index + 1]?.decision;
    const untilMs = next?.atMs ?? trace.endMs;
    const isWhole = round.answers.length === trace.processes.length - 1;
    if (!isWhole || settledMs >= untilMs) continue;
    const measured = { tookMs: decision.atMs - round.startMs, wasSlewing };
    const lastStep = (next?.step ?? trace.steps.length) - 1;
    const edge = (atMs: number) => {
      const offsets = trace.processes.map((_, process) => history.readingMs(process, lastStep, atMs) - atMs);
      const middleMs = (Math.max(...offsets) + Math.min(...offsets)) / 2;
      return { atMs, middleMs, widthMs: boundAfter(scenario, measured, atMs - decision.atMs) };
    };
    bands.push({ from: edge(settledMs), to: edge(untilMs) });
  }
  return bands;
}

/** When the last amount of a round has arrived and is used up. */
function settlingOf(scenario: BerkeleyScenario, { usedUpMs }: RoundTold, decision: DecisionTold): number {
  const slewing = scenario.processes.map(({ id }, process) =>
    slewingMs(scenario, process, decision.amountsMs[id] ?? 0),
  );
  return Math.max(usedUpMs, decision.atMs + Math.max(...slewing));
}

/** The round that is shown at a step: the latest that has been begun. */
export function roundAt(
  { rounds, polls }: Pick<Berkeley, "rounds" | "polls">,
  cursor: number,
): RoundTold | null {
  return rounds[lastAtMost(polls, cursor)] ?? null;
}
