import type { ProcessId } from "../../base/words.ts";
import type { CiteEffect } from "../../contract/machine.ts";
import { isDecision } from "../../protocols/berkeley/citation.ts";
import type { BerkeleyScenario } from "./scenario.ts";

/** A round as its steps tell it: its poll, its answers as they came, and what it came to. */
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

/** A step of a run, with its place in it and its process's. */
interface StepSeen {
  readonly index: number;
  readonly process: number;
  /** True time, in ms. */
  readonly atMs: number;
}

/** The values that the rules of a round cite; each rule has some of them. */
type Values = Omit<AnswerTold, "process" | "step"> &
  Omit<DecisionTold, "step" | "atMs"> & {
    readonly round: number;
    readonly from: ProcessId;
    readonly clockMs: number;
    readonly byMs: number;
  };

/** Keeps account of the rounds of a run, from the rules that its steps cite. */
export class RoundBook {
  readonly #scenario: BerkeleyScenario;
  readonly #rounds = new Map<number, RoundTold>();

  constructor(scenario: BerkeleyScenario) {
    this.#scenario = scenario;
  }

  /** Sees the steps in their order. */
  see(step: StepSeen, { rule, values: cited }: CiteEffect): void {
    const values = cited as Values;
    if (rule === "poll" || rule === "decide-alone") this.#begin(step, values);
    const round = this.#rounds.get(values.round);
    if (!round) return;
    if (rule === "answer-in" || rule === "decide-complete") {
      const { from, readingMs, rttMs, estimateMs, offsetMs } = values;
      round.answers.push({ process: from, step: step.index, readingMs, rttMs, estimateMs, offsetMs });
    } else if (rule === "answer-late") round.late.push({ process: values.from, step: step.index });
    if (rule === "adjust-step" || rule === "adjust-slew")
      round.usedUpMs = Math.max(
        round.usedUpMs,
        step.atMs + slewingMs(this.#scenario, step.process, values.byMs),
      );
    if (isDecision(rule)) {
      const { targetMs, amountsMs, leftOut } = values;
      round.decision = { step: step.index, atMs: step.atMs, targetMs, amountsMs, leftOut };
    }
  }

  #begin(step: StepSeen, { round, clockMs }: Values): void {
    this.#rounds.set(round, {
      round,
      master: step.process,
      pollStep: step.index,
      polledMs: clockMs,
      startMs: step.atMs,
      answers: [],
      late: [],
      decision: null,
      usedUpMs: -Infinity,
    });
  }

  /** In the order of their polls. */
  rounds(): RoundTold[] {
    return [...this.#rounds.values()].sort((a, b) => a.pollStep - b.pollStep);
  }
}

/** How long a clock is slewed by an amount, in ms of true time. */
export function slewingMs(
  { options: { adjust }, processes }: BerkeleyScenario,
  process: number,
  byMs: number,
) {
  if (adjust.kind === "step") return 0;
  const driftPpm = processes[process]?.driftPpm ?? 0;
  return Math.abs(byMs) / (adjust.ppm * 1e-6) / (1 + driftPpm * 1e-6);
}
