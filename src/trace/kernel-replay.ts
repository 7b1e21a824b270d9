import { sameJson } from "../base/canonical-json.ts";
import type { Binary } from "../base/binary.ts";
import { at } from "../base/invariant.ts";
import type { Effect } from "../contract/machine.ts";
import type { CallResult } from "../contract/socket-call.ts";
import type { AnySubject } from "../contract/subject.ts";
import { isMessageChange, type Scenario } from "../scenario/scenario.ts";
import { Links } from "../world/links.ts";
import type { Result } from "../world/sockets/errors.ts";
import { Kernel } from "../world/sockets/kernel.ts";
import type { Segment } from "../world/sockets/segment.ts";
import { withSpawned } from "./spawned.ts";
import { kernelOptions, messageOf, withBinary, withBytes } from "./kernel-of.ts";
import type { Flight, Happening } from "./trace.ts";

/** What has to be known of a run to put its kernel through it again. */
export interface KernelRun {
  readonly steps: readonly {
    readonly atMs: number;
    readonly process: number;
    readonly happening: Happening;
    readonly cause: number;
    readonly flight: number;
    readonly effects: readonly Effect<unknown>[];
  }[];
  /** In the order of sending. */
  readonly flights: readonly Pick<
    Flight,
    "name" | "from" | "to" | "message" | "repeat" | "sentStep" | "endStep"
  >[];
  /** Set where the run was cut off at a bound, which may be in the middle of its last step. */
  readonly bound?: unknown;
}

export type KernelVerdict =
  { readonly ok: true } | { readonly ok: false; readonly step: number; readonly message: string };

/**
 * Puts the kernel through a run again: the calls that the processes made, the segments that arrived, the deaths, each
 * at its moment. Every segment that it sends then, and all that its calls come to, must be what the run has of it:
 * the first step that has something else is named. `look` sees the kernel after every step.
 *
 * What the kernel does by itself and no step tells of (a time-out) is done where its moment is over, or sooner where
 * its result is asked for.
 */
export function replayKernel(
  scenario: Scenario,
  subject: AnySubject,
  run: KernelRun,
  look?: (step: number, kernel: Kernel) => void,
): KernelVerdict {
  return new Replay(scenario, subject, run).all(look);
}

interface Outcome {
  readonly result: CallResult<Binary>;
  readonly cause: number;
}

class Differs extends Error {}

class Replay {
  readonly #run: KernelRun;
  readonly #ids: readonly string[];
  readonly #kernel: Kernel;
  readonly #links: Links;
  readonly #segments = new Map<number, Segment>();
  /** What calls have come to that their process has not been told, by process and thread. */
  readonly #outcomes = new Map<string, Outcome[]>();
  readonly #ended = new Set<string>();
  #step = 0;
  #flight = 0;
  /** As in the host: the step to which what the kernel does now is due. */
  #cause = -1;
  #isSilent = false;

  constructor(scenario: Scenario, subject: AnySubject, run: KernelRun) {
    this.#run = run;
    this.#ids = withSpawned(subject, run.steps).members.map(({ id }) => id);
    this.#links = new Links(scenario.network, scenario.seed, scenario.interventions.filter(isMessageChange));
    this.#kernel = new Kernel({
      ...kernelOptions(scenario, subject),
      carry: (segment) => this.#carry(segment),
      longest: () => this.#links.longest(run.flights[this.#flight]?.name ?? ""),
    });
  }

  all(look?: (step: number, kernel: Kernel) => void): KernelVerdict {
    for (const step of this.#run.steps.keys()) {
      this.#step = step;
      try {
        this.#take(step);
      } catch (error) {
        if (this.#run.bound && step === this.#run.steps.length - 1) break;
        // The kernel asserts what its calls promise; what was recorded promises nothing.
        const message = error instanceof Error ? error.message : String(error);
        return {
          ok: false,
          step,
          message: error instanceof Differs ? message : `the kernel refuses it: ${message}`,
        };
      }
      look?.(step, this.#kernel);
    }
    return { ok: true };
  }

  #take(index: number): void {
    const { atMs, process, happening, effects, flight, cause } = at(this.#run.steps, index);
    while (this.#kernel.nextMs() < atMs) this.#byItself(this.#kernel.nextMs());
    if (process >= 0) this.#ofProcess(at(this.#ids, process), happening, cause, atMs);
    else if (happening.kind === "arrive") this.#arrive(flight, atMs);
    else if (happening.kind === "resend") this.#resend(atMs);
    for (const effect of effects) {
      if (effect.kind !== "call" || process < 0) continue;
      const id = at(this.#ids, process);
      this.#cause = index;
      if (effect.call.call === "exit") this.#ended.add(id);
      const result = this.#kernel.call(id, effect.thread ?? "", withBytes(effect.call), atMs);
      if (effect.thread !== null && result) this.#keep(id, effect.thread, result);
      this.#after();
    }
    if (this.#run.flights[this.#flight]?.sentStep === index)
      throw new Differs("the kernel sends fewer segments than were recorded");
  }

  #ofProcess(id: string, happening: Happening, cause: number, atMs: number): void {
    switch (happening.kind) {
      case "crash":
        this.#cause = this.#step;
        this.#ended.add(id);
        this.#kernel.end(id, atMs);
        return this.#after();
      case "restart":
        this.#ended.delete(id);
        for (const key of this.#outcomes.keys()) if (key.startsWith(`${id}\0`)) this.#outcomes.delete(key);
        return;
      case "returned": {
        const key = `${id}\0${happening.thread}`;
        while (!this.#outcomes.get(key)?.length && this.#kernel.nextMs() <= atMs)
          this.#byItself(this.#kernel.nextMs());
        const made = this.#outcomes.get(key)?.shift();
        if (!made) throw new Differs("the call has not returned by then");
        if (made.cause !== cause || !sameJson(made.result, happening.result))
          throw new Differs("the call comes to something else than was recorded");
        return;
      }
      default:
        return;
    }
  }

  #arrive(flight: number, atMs: number): void {
    const segment = this.#segments.get(flight);
    if (!segment) throw new Differs("a segment arrives that was not under way");
    this.#segments.delete(flight);
    const { name, sentStep } = at(this.#run.flights, flight);
    this.#cause = sentStep;
    this.#kernel.arrive({ ...segment, data: this.#links.carried(name, segment.data) }, atMs);
    this.#after();
  }

  #resend(atMs: number): void {
    if (this.#kernel.nextMs() !== atMs) throw new Differs("the kernel sends nothing again at that moment");
    do {
      this.#cause = -1;
      this.#kernel.advance(atMs);
      this.#after();
    } while (this.#kernel.nextMs() === atMs);
  }

  /** Calls whose time is over, and what else the page does not show. */
  #byItself(dueMs: number): void {
    this.#isSilent = true;
    this.#cause = -1;
    this.#kernel.advance(dueMs);
    this.#isSilent = false;
    this.#after();
  }

  #keep(id: string, thread: string, result: Result): void {
    if (this.#ended.has(id)) return;
    const key = `${id}\0${thread}`;
    const before = this.#outcomes.get(key) ?? [];
    this.#outcomes.set(key, [...before, { result: withBinary(result), cause: this.#cause }]);
  }

  #after(): void {
    for (const { process, thread, result } of this.#kernel.takeReturned())
      if (thread !== "") this.#keep(process, thread, result);
  }

  /** Compares a segment with the journeys that it made in the run; answers whether it was there at once. */
  #carry(segment: Segment): boolean {
    if (this.#isSilent) throw new Differs("the kernel sends a segment that was not recorded");
    if (this.#cause < 0) this.#cause = this.#step;
    if (segment.fromProcess === segment.toProcess) return true;
    const { flights } = this.#run;
    const first = flights[this.#flight];
    const message = messageOf(segment);
    if (
      first?.sentStep !== this.#step ||
      this.#ids[first.from] !== segment.fromProcess ||
      this.#ids[first.to] !== segment.toProcess ||
      first.repeat !== segment.repeat ||
      !sameJson(first.message, message)
    )
      throw new Differs("the kernel sends another segment than was recorded");
    let arrives = false;
    for (let one = flights[this.#flight]; one?.name === first.name; one = flights[this.#flight]) {
      if (one.sentStep !== this.#step) break;
      if (one.endStep === this.#step) arrives = true;
      else this.#segments.set(this.#flight, segment);
      this.#flight++;
    }
    return arrives;
  }
}
