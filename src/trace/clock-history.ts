import type { AnySubject } from "../contract/subject.ts";
import { clockAt, clockFrom, slewEnd, slewLeft, type OwnClock } from "../world/clock.ts";
import { clockAfter } from "./clockwork.ts";
import { withSpawned } from "./spawned.ts";
import { lastAtMost } from "./timeline.ts";
import type { Trace } from "./trace.ts";

/** A process's clock from a step on, until it is changed again. */
interface Stretch {
  readonly step: number;
  readonly atMs: number;
  readonly clock: OwnClock;
}

/** A point at which a clock begins to go another way; `offsetMs` is its reading less true time. */
export interface Corner {
  readonly step: number;
  readonly atMs: number;
  readonly offsetMs: number;
  /** What leads to this point: the clock runs on, or was put here at once. */
  readonly by: "begin" | "run" | "jump";
}

/** Every process's own clock at any step of a run: what an onlooker sees who has a clock of true time. */
export class ClockHistory {
  readonly #stretches: readonly (readonly Stretch[])[];
  readonly #steps: readonly (readonly number[])[];
  readonly #endMs: number;

  constructor(trace: Trace, subject: AnySubject) {
    const stretches: Stretch[][] = withSpawned(subject, trace.steps).members.map(({ clockMs, driftPpm }) => [
      { step: 0, atMs: 0, clock: clockFrom(clockMs, driftPpm) },
    ]);
    for (const step of trace.steps) {
      const own = stretches[step.process];
      const last = own?.[own.length - 1];
      if (!own || !last) continue;
      const clock = clockAfter(last.clock, step);
      if (clock !== last.clock) own.push({ step: step.index, atMs: step.atMs, clock });
    }
    this.#stretches = stretches;
    this.#steps = stretches.map((own) => own.map(({ step }) => step));
    this.#endMs = trace.endMs;
  }

  /** The reading of a process's clock at a moment, when the step has happened. */
  readingMs(process: number, step: number, atMs: number): number {
    return clockAt(this.#at(process, step).clock, atMs);
  }

  /** What is left, at a moment, of an amount that is being slewed. */
  slewLeftMs(process: number, step: number, atMs: number): number {
    return slewLeft(this.#at(process, step).clock, atMs);
  }

  /** The clock's way by its corners, from the beginning of the run to its end. */
  corners(process: number): Corner[] {
    const own = this.#stretches[process] ?? [];
    const corners: Corner[] = [];
    own.forEach(({ step, atMs, clock }, index) => {
      const before = own[index - 1];
      const offset = (of: OwnClock, at: number) => clockAt(of, at) - at;
      const beforeMs = before ? offset(before.clock, atMs) : null;
      const afterMs = offset(clock, atMs);
      if (beforeMs === null) corners.push({ step, atMs, offsetMs: afterMs, by: "begin" });
      else {
        corners.push({ step, atMs, offsetMs: beforeMs, by: "run" });
        if (afterMs !== beforeMs) corners.push({ step, atMs, offsetMs: afterMs, by: "jump" });
      }
      const untilMs = own[index + 1]?.atMs ?? this.#endMs;
      const cornerMs = slewEnd(clock);
      if (cornerMs > atMs && cornerMs < untilMs)
        corners.push({ step, atMs: cornerMs, offsetMs: offset(clock, cornerMs), by: "run" });
      if (index === own.length - 1 && untilMs > atMs)
        corners.push({ step, atMs: untilMs, offsetMs: offset(clock, untilMs), by: "run" });
    });
    return corners;
  }

  #at(process: number, step: number): Stretch {
    const own = this.#stretches[process] ?? [];
    const found = own[Math.max(0, lastAtMost(this.#steps[process] ?? [], step))];
    if (!found) throw new RangeError(`no process ${process}`);
    return found;
  }
}
