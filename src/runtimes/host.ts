import { at, invariant, unreachable } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { Interpreter } from "../contract/python-segment.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Intervention, Scenario } from "../scenario/scenario.ts";
import type { Flight, LossReason, Trace } from "../trace/trace.ts";
import type { Kernel } from "../world/sockets/kernel.ts";
import { Executor } from "./executor.ts";
import { crash, intervene } from "./intervene.ts";
import type { Pending } from "./pending.ts";
import { planOf } from "./plan.ts";
import type { Process } from "./process.ts";

/**
 * The processes of one run and the world around them. The driver decides what happens next: the simulator takes
 * the earliest pending item, a script or a student any of them.
 */
export class Host {
  readonly #scenario: Scenario;
  readonly #subject: AnySubject;
  readonly #executor: Executor;
  #turns = 0;
  /** Whether no time goes by: whatever is done happens at this moment, however long it was to take. */
  doesTimeStand = false;

  /** @param interpreter runs the Python programs of the processes, where they have any */
  constructor(scenario: Scenario, subject: AnySubject, interpreter: Interpreter | null = null) {
    this.#scenario = scenario;
    this.#subject = subject;
    this.#executor = new Executor(scenario, subject, planOf(scenario, subject), interpreter);
  }

  /** The kernel of the processes' host; null where they make no socket calls. */
  get kernel(): Kernel | null {
    return this.#executor.sockets?.kernel ?? null;
  }

  get stepCount(): number {
    return this.#executor.recorder.steps.length;
  }

  /** The earliest pending item, or undefined if nothing is left. */
  next(): Pending | undefined {
    const { agenda, clockOut } = this.#executor;
    if (clockOut) return undefined;
    for (let first = agenda.peek(); first; first = agenda.peek()) {
      if (this.#isLive(first)) return first;
      agenda.take();
    }
    return undefined;
  }

  /** Everything that could happen now, earliest first. */
  pending(): Pending[] {
    if (this.#executor.clockOut) return [];
    return this.#executor.agenda.list().filter((pending) => this.#isLive(pending));
  }

  flight(index: number): Flight {
    return at(this.#executor.recorder.flights, index);
  }

  processId(index: number): ProcessId {
    return this.#executor.process(index).id;
  }

  /** Does what comes next by the clock. */
  advance(): void {
    const first = this.#executor.agenda.take();
    invariant(first, "nothing is left to happen");
    this.#perform(first);
  }

  /** Carries out one pending item, the earliest or another one. True time never goes back. */
  perform(pending: Pending): void {
    invariant(this.#executor.agenda.remove(pending), "what is done was pending");
    this.#perform(pending);
  }

  /** Loses a message that is under way, though it would have arrived. */
  lose(pending: Extract<Pending, { kind: "arrival" }>): void {
    invariant(this.#executor.agenda.remove(pending), "what is lost was under way");
    this.#arrive(this.flight(pending.flight), "drop");
  }

  hasProcess(id: ProcessId): boolean {
    return this.#executor.hasProcess(id);
  }

  /** Applies an intervention now, though the scenario does not have it: for scripts. */
  intervene(intervention: Exclude<Intervention, { message: string }>): void {
    intervene(this.#executor, this.#subject, intervention, -1, "begin");
  }

  finish(end: Trace["end"], endMs?: number): Trace {
    const { recorder, clockOut } = this.#executor;
    if (!clockOut) return recorder.finish(end, endMs);
    return { ...recorder.finish("limit"), bound: { name: "clockMs", process: clockOut.id } };
  }

  /** Ends the run at the bound that it came to; any other error is thrown on. */
  finishAtBound(error: unknown): Trace {
    const { budget } = this.#executor;
    if (!budget) throw error;
    return { ...this.finish("limit"), bound: budget.reached(error) };
  }

  #isLive(pending: Pending): boolean {
    const { sockets } = this.#executor;
    if (pending.kind === "timer") {
      if (pending.turn && this.#turns >= (this.#subject.turns ?? Infinity)) return false;
      return this.#executor.process(pending.process).timers.get(pending.timer) === pending;
    }
    if (
      pending.kind === "returned" ||
      pending.kind === "kernel" ||
      pending.kind === "life" ||
      pending.kind === "killed"
    ) {
      return sockets?.isLive(pending) ?? false;
    }
    if (pending.kind === "ran") return this.#executor.process(pending.process).isUp;
    // A crash forgets the wishes that waited.
    if (pending.kind !== "ask" || pending.readyStep < 0) return true;
    return this.#executor.process(pending.process).asking === pending;
  }

  #perform(pending: Pending): void {
    const executor = this.#executor;
    if (!this.doesTimeStand) executor.nowMs = Math.max(executor.nowMs, pending.atMs);
    switch (pending.kind) {
      case "intervention": {
        const intervention = at(this.#scenario.interventions, pending.index);
        return intervene(executor, this.#subject, intervention, pending.index, pending.part);
      }
      case "arrival":
        return this.#arrive(this.flight(pending.flight), pending.lost);
      case "timer":
        return this.#fire(executor.process(pending.process), pending);
      case "ask":
        return this.#ask(executor.process(pending.process), pending.wish, pending.readyStep);
      case "life": {
        const process = executor.process(pending.process);
        if (pending.part === "kill") return crash(executor, process);
        const { cause = -1 } = pending;
        return executor.input(process, { kind: "start", clockMs: executor.clockMs(process) }, cause, -1);
      }
      case "returned": {
        const { thread, result, cause } = pending;
        const process = executor.process(pending.process);
        const clockMs = executor.clockMs(process);
        return executor.input(process, { kind: "returned", clockMs, thread, result }, cause, -1);
      }
      case "killed": {
        const { signal, cause } = pending;
        const process = executor.process(pending.process);
        const clockMs = executor.clockMs(process);
        return executor.input(process, { kind: "killed", clockMs, signal }, cause, -1);
      }
      case "ran":
        return executor.ran(executor.process(pending.process), pending);
      case "kernel":
        return executor.sockets?.advance();
      default:
        return unreachable(pending);
    }
  }

  #arrive(flight: Flight, lost: "loss" | "drop" | null): void {
    const executor = this.#executor;
    const { sockets } = executor;
    const process = executor.process(flight.to);
    const from = this.processId(flight.from);
    const isCut = () => executor.partitions.cut(from, process.id);
    const why: LossReason | null = lost ?? (isCut() ? "partition" : process.isUp || sockets ? null : "down");
    if (why) {
      executor.world({ kind: "lost", why }, flight.sentStep, flight.index);
      return;
    }
    if (sockets) {
      executor.world({ kind: "arrive" }, flight.sentStep, flight.index);
      return sockets.arrive(flight);
    }
    const { message, sentStep, index } = flight;
    const clockMs = executor.clockMs(process);
    executor.input(process, { kind: "receive", clockMs, from, message }, sentStep, index);
  }

  #fire(process: Process, { timer, setBy, turn }: Extract<Pending, { kind: "timer" }>): void {
    const executor = this.#executor;
    process.timers.delete(timer);
    const clockMs = executor.clockMs(process);
    if (turn !== "takes") return executor.input(process, { kind: "timer", clockMs, timer }, setBy, -1);
    executor.input(process, { kind: "timer", clockMs, timer, turn: ++this.#turns }, setBy, -1);
  }

  #ask(process: Process, wish: unknown, readyStep: number): void {
    const executor = this.#executor;
    if (!process.isUp) return executor.own(process, { kind: "unheard", wish });
    if (readyStep >= 0) process.asking = null;
    else if (!executor.isReady(process)) {
      process.postpone(wish);
      return executor.own(process, { kind: "postponed", wish });
    }
    executor.input(process, { kind: "ask", clockMs: executor.clockMs(process), wish }, readyStep, -1);
  }
}
