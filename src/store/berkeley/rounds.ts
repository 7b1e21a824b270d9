import { finished, type Work } from "../../base/work.ts";
import type { ProcessId } from "../../base/words.ts";
import { boundAfter } from "../../experiments/berkeley/bounds.ts";
import type { Average, Band, ChartData, ClockWay, Reading } from "../../scene/berkeley/offset-chart.ts";
import { closeDomain, domainOf } from "../../scene/berkeley/offset-domain.ts";
import type { BerkeleyScenario } from "../../scenario/scenario.ts";
import { rightClockMsOf } from "../../scenario/scenario.ts";
import { ClockHistory } from "../../trace/clock-history.ts";
import { lastAtMost } from "../../trace/timeline.ts";
import { citationOf, type TraceStep } from "../../trace/trace.ts";
import type { Run } from "../run.ts";

/** A round as the trace tells it: its poll, its answers as they came, and what it came to. */
export interface RoundTold {
  readonly round: number;
  readonly master: number;
  readonly pollStep: number;
  readonly polledMs: number;
  readonly startMs: number;
  readonly answers: AnswerTold[];
  /** Whose answers came too late, and at which step. */
  readonly late: { readonly process: ProcessId; readonly step: number }[];
  decision: DecisionTold | null;
  /** When the last amount that has arrived is used up; −∞ where none has. */
  usedUpMs: number;
}

export interface AnswerTold {
  readonly process: ProcessId;
  readonly step: number;
  readonly readingMs: number;
  readonly rttMs: number;
  readonly estimateMs: number;
  readonly offsetMs: number;
}

export interface DecisionTold {
  readonly step: number;
  readonly atMs: number;
  readonly targetMs: number;
  readonly amountsMs: Readonly<Record<ProcessId, number>>;
  /** Who is not in the average, and why. */
  readonly leftOut: Readonly<Record<ProcessId, string>>;
}

export interface Berkeley {
  readonly scenario: BerkeleyScenario;
  readonly history: ClockHistory;
  /** In the order of their polls. */
  readonly rounds: readonly RoundTold[];
  /** The step of each round's poll, rising. */
  readonly polls: readonly number[];
  readonly chart: ChartData;
  /** What the chart shows from bottom to top: all of it, or what comes after the first round where there is that. */
  readonly domain: readonly [number, number];
  readonly close: readonly [number, number] | null;
}

/** As much of a run as its clocks are told from; another thread makes no more of it. */
export type ClockRun = Pick<Run, "scenario" | "subject" | "trace">;

const known = new WeakMap<ClockRun, Berkeley>();

/** So many steps, and so many rounds, are gone through between two places to put the work aside. */
const stepsStride = 512;
const roundsStride = 16;

/** What the page shows of a Berkeley run; null where it is none. Derived once a run. */
export function berkeleyOf(run: ClockRun): Berkeley | null {
  return finished(berkeleyIn(run));
}

/** The same, to be done a part at a time. */
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
    ways.push({ process, driftPpm, turns: history.turns(process) });
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
  const rounds = new Map<number, RoundTold>();
  for (const step of steps) {
    if (step.index % stepsStride === stepsStride - 1) yield;
    const citation = citationOf(step);
    if (!citation) continue;
    const { rule } = citation;
    const values = citation.values as unknown as Values;
    if (rule === "poll" || rule === "decide-alone") {
      rounds.set(values.round, {
        round: values.round,
        master: step.process,
        pollStep: step.index,
        polledMs: values.clockMs,
        startMs: step.atMs,
        answers: [],
        late: [],
        decision: null,
        usedUpMs: -Infinity,
      });
    }
    const round = rounds.get(values.round);
    if (!round) continue;
    if (rule === "answer-in" || rule === "decide-complete") {
      const { from, readingMs, rttMs, estimateMs, offsetMs } = values;
      round.answers.push({ process: from, step: step.index, readingMs, rttMs, estimateMs, offsetMs });
    } else if (rule === "answer-late") round.late.push({ process: values.from, step: step.index });
    if (rule === "adjust-step" || rule === "adjust-slew")
      round.usedUpMs = Math.max(round.usedUpMs, step.atMs + slewingMs(scenario, step.process, values.byMs));
    if (rule.startsWith("decide-")) {
      const { targetMs, amountsMs, leftOut } = values;
      round.decision = { step: step.index, atMs: step.atMs, targetMs, amountsMs, leftOut };
    }
  }
  return [...rounds.values()].sort((a, b) => a.pollStep - b.pollStep);
}

/** What the rules of a round cite; each has some of it. */
interface Values extends Omit<AnswerTold, "process" | "step">, Omit<DecisionTold, "step" | "atMs"> {
  readonly round: number;
  readonly from: ProcessId;
  readonly clockMs: number;
  readonly byMs: number;
}

/** How long a clock is slewed by an amount, in ms of true time. */
function slewingMs({ options: { adjust }, processes }: BerkeleyScenario, process: number, byMs: number) {
  if (adjust.kind === "step") return 0;
  const driftPpm = processes[process]?.driftPpm ?? 0;
  return Math.abs(byMs) / (adjust.ppm * 1e-6) / (1 + driftPpm * 1e-6);
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
