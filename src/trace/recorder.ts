import { invariant } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { Effect } from "../contract/machine.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Stamps } from "./stamps.ts";
import type { Flight, Happening, Trace, TraceStep } from "./trace.ts";

/** What a host tells of a step; the recorder numbers it, links it to the process's last one and stamps it. */
export interface StepReport {
  readonly atMs: number;
  readonly process: number;
  readonly happening: Happening;
  readonly cause: number;
  readonly flight: number;
  readonly effects: readonly Effect<unknown>[];
  readonly state: unknown;
}

export type FlightReport = Omit<Flight, "index" | "sentStep" | "sentMs" | "fate" | "endStep">;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Writes a trace as the run goes on. Every step costs the same, however many went before. The trace that
 * `finish` gives is not written to any more.
 */
export class Recorder {
  readonly steps: Mutable<TraceStep>[] = [];
  readonly flights: Mutable<Flight>[] = [];
  readonly #scenario: Scenario;
  readonly #processes: ProcessId[];
  readonly #initial: unknown[];
  readonly #stamps: Stamps;
  readonly #last: number[];

  constructor(scenario: Scenario, processes: readonly ProcessId[], initial: readonly unknown[]) {
    this.#scenario = scenario;
    this.#processes = [...processes];
    this.#initial = [...initial];
    this.#stamps = new Stamps(processes.length);
    this.#last = processes.map(() => -1);
  }

  /** A process that another one has started: it has its place after all that were there. */
  process(id: ProcessId, initial: unknown): void {
    this.#processes.push(id);
    this.#initial.push(initial);
    this.#last.push(-1);
    this.#stamps.addProcess();
  }

  step(report: StepReport): TraceStep {
    const index = this.steps.length;
    const { process, happening } = report;
    const previous = process < 0 ? -1 : (this.#last[process] ?? -1);
    stamp(this.#stamps, { process, previous, happening, cause: report.cause });
    const step = {
      index,
      atMs: report.atMs,
      process,
      happening,
      cause: report.cause,
      flight: report.flight,
      effects: report.effects,
      state: report.state,
      previous,
      firstSent: this.flights.length,
      sentCount: 0,
    };
    this.steps.push(step);
    if (process >= 0) this.#last[process] = index;
    const flight = this.flights[report.flight];
    if (flight) {
      flight.fate = happening.kind === "lost" ? "lost" : "delivered";
      flight.endStep = index;
    }
    return step;
  }

  /** A journey that the last step sent on its way. */
  flight(report: FlightReport): Flight {
    const step = this.steps[this.steps.length - 1];
    invariant(step, "a message is sent by a step");
    step.sentCount++;
    const flight: Flight = {
      index: this.flights.length,
      name: report.name,
      from: report.from,
      to: report.to,
      message: report.message,
      repeat: report.repeat,
      copy: report.copy,
      sentStep: step.index,
      sentMs: step.atMs,
      dueMs: report.dueMs,
      fate: "travelling",
      endStep: -1,
    };
    this.flights.push(flight);
    return flight;
  }

  /** The last flight arrived with the very step that sent it. */
  landed(flight: number): void {
    const landed = this.flights[flight];
    invariant(landed && landed.endStep < 0, "a flight ends once");
    landed.fate = "delivered";
    landed.endStep = landed.sentStep;
  }

  /** @param endMs when the run ended, where that was not with its last step */
  finish(end: Trace["end"], endMs = this.steps[this.steps.length - 1]?.atMs ?? 0): Trace {
    return {
      scenario: this.#scenario,
      processes: this.#processes,
      initial: this.#initial,
      steps: this.steps,
      flights: this.flights,
      stamps: this.#stamps,
      end,
      endMs,
    };
  }
}

/** Logical time of steps that came without it, as those of another thread do: a class does not cross. */
export function stampsOf(processCount: number, steps: readonly TraceStep[]): Stamps {
  const stamps = new Stamps(processCount);
  for (const step of steps) stamp(stamps, step);
  return stamps;
}

function stamp(stamps: Stamps, step: Pick<TraceStep, "process" | "previous" | "happening" | "cause">): void {
  const { process, previous, happening, cause } = step;
  if (process < 0) stamps.addOutside();
  else stamps.add(process, previous, hears.has(happening.kind) ? cause : -1);
}

/**
 * What comes of a step that may be another process's, and knows what that step knew: a process of the same host can wake
 * another, start it or end it.
 */
const hears: ReadonlySet<Happening["kind"]> = new Set(["receive", "returned", "timer", "start", "killed"]);
