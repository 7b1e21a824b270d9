import { at } from "../../base/invariant.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Deeds } from "../../scenario/recorded.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { clockAfter } from "../../trace/clockwork.ts";
import { replayKernel } from "../../trace/kernel-replay.ts";
import type { Crash, Legacy, LiveStep, WorldStep } from "../../trace/live-report.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import { clockFrom, type OwnClock } from "../../world/clock.ts";
import { parseMessageName } from "../../world/message-name.ts";
import { merged, type KernelTold, type Merged, type Told } from "./merge.ts";
import { traced } from "./traced.ts";

export interface Recorded {
  readonly trace: Trace;
  readonly agreement: Agreement;
  /** Steps that were told of, but not all of what led to them: they are left out. */
  readonly leftOut: number;
}

/** Whether the recorded inputs, run through the protocol once more, led to the very same steps. */
export type Agreement =
  | { readonly agrees: true; readonly steps: number }
  /** `step` is the first that does not, by its place in the recording; the trace ends before it. */
  | { readonly agrees: false; readonly step: number; readonly why: string };

/** Keeps what real processes tell of themselves, each in its own order, and makes one trace of it. */
export class LiveRecording {
  readonly #recordedAs: (deeds: Deeds) => Scenario;
  readonly #subject: AnySubject;
  readonly #told: Told[][];
  readonly #kernel: KernelTold[] = [];
  readonly #clocks: OwnClock[];
  readonly #last: Legacy[];
  /** The ends of lives from which a next one has gone on. */
  readonly #bequeathed = new Set<Told>();
  #count = 0;

  /** @param recordedAs the scenario of the recording, from what was done in the course of the run */
  constructor(subject: AnySubject, recordedAs: (deeds: Deeds) => Scenario) {
    this.#recordedAs = recordedAs;
    this.#subject = subject;
    this.#told = subject.members.map(() => []);
    this.#clocks = subject.members.map(({ clockMs, driftPpm }) => clockFrom(clockMs, driftPpm));
    const vector = subject.members.map(() => 0);
    this.#last = this.#clocks.map((clock) => ({ atMs: 0, clock, vector, turns: 0, journeys: 0, sent: {} }));
  }

  get stepCount(): number {
    return this.#count;
  }

  /** Reports that a process sent before it was killed may arrive afterwards. */
  add(step: LiveStep): void {
    const own = at(this.#told, step.process);
    const last = own[own.length - 1];
    if (last?.kind !== "crash" || step.happening.kind === "restart") return this.#keep(step);
    if (this.#bequeathed.has(last)) return;
    own.pop();
    this.#keep(step);
    this.#count--;
    this.down(step.process, last.atMs);
  }

  /** The kernel's own steps. Its reports are in its own order, together with the steps that it took part in. */
  world(step: WorldStep): void {
    this.#kernel.push({ kind: "world", ...step });
    this.#count++;
  }

  /** The process is no more, as the kernel tells that closed what it had open. */
  crashed(crash: Crash): void {
    const told: Told = { kind: "crash", ...crash };
    const { process, atMs, vector } = crash;
    at(this.#told, process).push(told);
    this.#kernel.push(told);
    this.#count++;
    this.#last[process] = { ...at(this.#last, process), atMs, vector };
  }

  #keep(step: LiveStep): void {
    const { process, atMs, vector, turns, sent, happening, effects } = step;
    const told: Told = { kind: "step", ...step };
    at(this.#told, process).push(told);
    if (effects.some(({ kind }) => kind === "call")) this.#kernel.push(told);
    if (happening.kind !== "begin") this.#count++;
    const before = at(this.#last, process);
    const clock = clockAfter(at(this.#clocks, process), { atMs, happening, effects });
    this.#clocks[process] = clock;
    const numbers: Record<string, number> = { ...before.sent };
    for (const { name } of sent) {
      const parsed = parseMessageName(name);
      if (parsed) numbers[parsed.to] = parsed.n;
    }
    const journeys = Math.max(before.journeys, ...sent.map(({ journey }) => journey + 1));
    this.#last[process] = { atMs, clock, vector, turns, journeys, sent: numbers };
  }

  /** The process is no more. Whatever it had done by then has been told before. */
  down(process: number, nowMs: number): void {
    const before = at(this.#last, process);
    const atMs = Math.max(before.atMs, nowMs);
    const vector = before.vector.with(process, at(before.vector, process) + 1);
    at(this.#told, process).push({ kind: "crash", process, atMs, vector, sent: [] });
    this.#count++;
    this.#last[process] = { ...before, atMs, vector };
  }

  /** The state from which a restarted process continues. */
  legacy(process: number): Legacy {
    const own = at(this.#told, process);
    const last = own[own.length - 1];
    if (last) this.#bequeathed.add(last);
    return at(this.#last, process);
  }

  finish(nowMs: number): Recorded {
    const scenario = this.#lived(nowMs);
    const begun = this.#subject.members.map(({ config, id }, process) => {
      const first = this.#told[process]?.find((told) => told.kind === "step");
      return first?.kind === "step" && first.happening.kind === "begin"
        ? first.effects
        : this.#subject.machine.init(config, id).effects;
    });
    const whole = merged(this.#told, this.#kernel, begun.flat(), nowMs);
    const run = replay(this.#subject, whole.steps);
    if (!run.ok) return this.#until(run.step, run.message, whole, scenario, nowMs);
    const trace = traced(scenario, this.#subject, whole, run, nowMs);
    const wrong = wrongStamp(trace, whole);
    const steps = whole.steps.length;
    const kernel = this.#subject.kernel ? replayKernel(scenario, this.#subject, trace) : null;
    if (kernel && !kernel.ok) return this.#until(kernel.step, kernel.message, whole, scenario, nowMs);
    const agreement: Agreement =
      wrong === null ? { agrees: true, steps } : { agrees: false, step: wrong, why: stampsDiffer };
    return { trace, agreement, leftOut: whole.leftOut };
  }

  /** The recording ends before the step that is not what was done when it was replayed. */
  #until(step: number, why: string, whole: Merged, scenario: Scenario, nowMs: number): Recorded {
    const before: Merged = { ...whole, steps: whole.steps.slice(0, Math.max(1, step)) };
    const again = replay(this.#subject, before.steps);
    const known = again.ok ? again : { initial: [], states: before.steps.map(() => null) };
    return {
      trace: traced(scenario, this.#subject, before, known, nowMs),
      agreement: { agrees: false, step, why },
      leftOut: whole.leftOut + whole.steps.length - before.steps.length,
    };
  }

  #lived(nowMs: number): Scenario {
    const id = (process: number) => at(this.#subject.members, process).id;
    const all = this.#told.flat().sort((a, b) => a.atMs - b.atMs);
    return this.#recordedAs({
      endMs: nowMs,
      turns: Math.max(0, ...this.#last.map(({ turns }) => turns)),
      wishes: all.flatMap((told) =>
        told.kind === "step" && told.happening.kind === "ask"
          ? [{ process: id(told.process), atMs: told.atMs, wish: told.happening.wish }]
          : [],
      ),
      lives: all.flatMap((told) => {
        const did = told.kind === "crash" ? told.kind : told.happening.kind;
        return did === "crash" || did === "restart"
          ? [{ do: did, process: id(told.process), atMs: told.atMs }]
          : [];
      }),
      starts: all.flatMap((told) =>
        told.kind === "step" && told.happening.kind === "start"
          ? [{ process: id(told.process), atMs: told.atMs }]
          : [],
      ),
    });
  }
}

const stampsDiffer = "its vector stamp is another than the messages carried";

/** The first step whose stamp, made from the order of the recording, is not the one that its process told. */
function wrongStamp({ stamps }: Trace, { steps }: Merged): number | null {
  const wrong = steps.findIndex(
    ({ vector }, index) => vector?.some((own, process) => stamps.vector(index)[process] !== own) ?? false,
  );
  return wrong < 0 ? null : wrong;
}
