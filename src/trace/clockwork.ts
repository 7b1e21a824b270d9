import { at, invariant } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { Onlooker } from "../contract/property.ts";
import type { AnySubject } from "../contract/subject.ts";
import { adjusted, clockAt, clockFrom, shifted, slewLeft, type OwnClock } from "../world/clock.ts";
import { withSpawned } from "./spawned.ts";
import type { Trace, TraceStep } from "./trace.ts";

/**
 * Every process's own clock during a run, computed again from the trace: its first reading, its process's
 * adjustments and the changes from outside. It moves forward, step by step, to the step that it is given.
 */
export class Clockwork implements Onlooker {
  readonly #indexOf: ReadonlyMap<ProcessId, number>;
  readonly #clocks: OwnClock[];
  readonly #up: boolean[];
  /** The process whose step this is, or −1, and its clock as it was before. */
  #stepping = -1;
  #was: OwnClock | null = null;
  #atMs = 0;

  constructor(trace: Trace, subject: AnySubject) {
    this.#indexOf = new Map(trace.processes.map((id, index) => [id, index]));
    const { members } = withSpawned(subject, trace.steps);
    this.#clocks = members.map(({ clockMs, driftPpm }) => clockFrom(clockMs, driftPpm));
    this.#up = members.map(() => true);
  }

  see(step: TraceStep): void {
    const { process, happening } = step;
    this.#atMs = step.atMs;
    this.#stepping = process;
    if (process < 0) return;
    const clock = at(this.#clocks, process);
    this.#was = clock;
    if (happening.kind === "crash") this.#up[process] = false;
    else if (happening.kind === "restart") this.#up[process] = true;
    this.#clocks[process] = clockAfter(clock, step);
  }

  /** Stands at a moment after the last step, where nothing happens. */
  moveTo(atMs: number): void {
    this.#atMs = atMs;
    this.#stepping = -1;
  }

  get atMs(): number {
    return this.#atMs;
  }

  clockMs(process: ProcessId, when: "before" | "after" = "after"): number {
    const index = this.#index(process);
    const was = when === "before" && index === this.#stepping ? this.#was : null;
    return clockAt(was ?? at(this.#clocks, index), this.#atMs);
  }

  slewLeftMs(process: ProcessId): number {
    return slewLeft(at(this.#clocks, this.#index(process)), this.#atMs);
  }

  isUp(process: ProcessId): boolean {
    return this.#up[this.#index(process)] ?? false;
  }

  #index(process: ProcessId): number {
    const index = this.#indexOf.get(process);
    invariant(index !== undefined, () => `no process ${process}`);
    return index;
  }
}

/** A process's clock after a step of that process. */
export function clockAfter(
  clock: OwnClock,
  { atMs, happening, effects }: Pick<TraceStep, "atMs" | "happening" | "effects">,
): OwnClock {
  let now = happening.kind === "set-clock" ? shifted(clock, happening.byMs) : clock;
  for (const effect of effects)
    if (effect.kind === "adjust-clock") now = adjusted(now, atMs, effect.byMs, effect.slewPpm);
  return now;
}
