import { at, invariant, unreachable } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { Effect, Input, SendEffect, SetTimerEffect } from "../contract/machine.ts";
import type { AnySubject } from "../contract/subject.ts";
import { isMessageChange, type Intervention, type Scenario } from "../scenario/scenario.ts";
import { Recorder } from "../trace/recorder.ts";
import type { Flight, Happening, LossReason, Trace, TraceStep } from "../trace/trace.ts";
import { Agenda } from "../world/agenda.ts";
import { adjusted, clockAt, clockFrom, shifted, trueDuration, type OwnClock } from "../world/clock.ts";
import { Links } from "../world/links.ts";
import { Partitions } from "../world/partition.ts";
import type { Kernel } from "../world/sockets/kernel.ts";
import type { Pending } from "./pending.ts";
import { SocketHost } from "./socket-host.ts";

interface Process {
  readonly index: number;
  readonly id: ProcessId;
  clock: OwnClock;
  up: boolean;
  state: unknown;
  readonly timers: Map<string, Pending>;
  /** Wishes that wait until the process is ready; those before `told` do no more. */
  wishes: unknown[];
  told: number;
  /** The wish that is about to be told to it. */
  asking: Pending | null;
}

/**
 * The processes of one run and the world around them. Whoever drives it decides what happens next: the simulator
 * takes the earliest, a script or a student any of what is pending. Handlers take no time.
 */
export class Host {
  readonly #scenario: Scenario;
  readonly #subject: AnySubject;
  readonly #recorder: Recorder;
  readonly #agenda = new Agenda<Pending>();
  readonly #links: Links;
  readonly #partitions = new Partitions();
  readonly #processes: readonly Process[];
  readonly #indexOf: ReadonlyMap<ProcessId, number>;
  readonly #sockets: SocketHost | null;
  #nowMs = 0;
  #turns = 0;

  constructor(scenario: Scenario, subject: AnySubject) {
    this.#scenario = scenario;
    this.#subject = subject;
    const begun = subject.members.map((member) => subject.machine.init(member.config, member.id));
    this.#processes = subject.members.map(({ id, clockMs, driftPpm }, index) => {
      const clock = clockFrom(clockMs, driftPpm);
      return {
        index,
        id,
        clock,
        up: true,
        state: begun[index]?.state,
        timers: new Map(),
        wishes: [],
        told: 0,
        asking: null,
      };
    });
    this.#indexOf = new Map(this.#processes.map(({ id, index }) => [id, index]));
    const ids = this.#processes.map(({ id }) => id);
    this.#recorder = new Recorder(
      scenario,
      ids,
      begun.map(({ state }) => state),
    );
    this.#links = new Links(scenario.network, scenario.seed, scenario.interventions.filter(isMessageChange));
    this.#begin(begun.map(({ effects }) => effects));
    this.#sockets = subject.kernel ? this.#socketHost() : null;
  }

  #socketHost(): SocketHost {
    return new SocketHost(this.#scenario, this.#subject, {
      links: this.#links,
      nowMs: () => this.#nowMs,
      cut: (from, to) => this.#partitions.cut(from, to),
      indexOf: (process) => this.#indexOf.get(process) ?? -1,
      add: (pending) => this.#agenda.add(pending),
      flight: (report) => this.#recorder.flight(report),
      landed: (flight) => this.#recorder.landed(flight),
      step: (happening) => this.#world(happening, -1, -1, []).index,
    });
  }

  #begin(effects: readonly (readonly Effect<unknown>[])[]): void {
    const begin = this.#world({ kind: "begin" }, -1, -1, effects.flat());
    this.#processes.forEach((process, index) => this.#carryOut(process, begin, at(effects, index)));
    this.#scenario.interventions.forEach((intervention, index) => {
      if (isMessageChange(intervention)) return;
      const atMs = intervention.do === "partition" ? intervention.fromMs : intervention.atMs;
      this.#agenda.add({ kind: "intervention", atMs, rank: 0, index, part: "begin" });
      if (intervention.do === "partition") {
        this.#agenda.add({ kind: "intervention", atMs: intervention.untilMs, rank: 0, index, part: "end" });
      }
    });
    this.#subject.members.forEach((member, process) => {
      for (const { atMs, wish } of member.asks) {
        this.#agenda.add({ kind: "ask", atMs, rank: 1, process, wish, readyStep: -1 });
      }
    });
  }

  /** The kernel of the processes' host; null where they make no socket calls. */
  get kernel(): Kernel | null {
    return this.#sockets?.kernel ?? null;
  }

  get stepCount(): number {
    return this.#recorder.steps.length;
  }

  /** What comes next by the clock, or undefined where nothing is left. */
  next(): Pending | undefined {
    for (let first = this.#agenda.peek(); first; first = this.#agenda.peek()) {
      if (this.#isLive(first)) return first;
      this.#agenda.take();
    }
    return undefined;
  }

  /** Everything that could happen now, earliest first. */
  pending(): Pending[] {
    return this.#agenda.list().filter((pending) => this.#isLive(pending));
  }

  flight(index: number): Flight {
    return at(this.#recorder.flights, index);
  }

  processId(index: number): ProcessId {
    return at(this.#processes, index).id;
  }

  /** Does what comes next by the clock. */
  advance(): void {
    const first = this.#agenda.take();
    invariant(first, "nothing is left to happen");
    this.#perform(first);
  }

  /** Does one of what is pending, whether it is the earliest or not. True time never goes back. */
  perform(pending: Pending): void {
    invariant(this.#agenda.remove(pending), "what is done was pending");
    this.#perform(pending);
  }

  /** Loses a message that is under way, though it would have arrived. */
  lose(pending: Extract<Pending, { kind: "arrival" }>): void {
    invariant(this.#agenda.remove(pending), "what is lost was under way");
    this.#arrive(this.flight(pending.flight), "drop");
  }

  hasProcess(id: ProcessId): boolean {
    return this.#indexOf.has(id);
  }

  /** Applies an intervention now, though the scenario does not have it: for scripts. */
  intervene(intervention: Exclude<Intervention, { message: string }>): void {
    this.#intervene(intervention, -1, "begin");
  }

  finish(end: Trace["end"], endMs?: number): Trace {
    return this.#recorder.finish(end, endMs);
  }

  #isLive(pending: Pending): boolean {
    if (pending.kind === "timer") {
      if (pending.turn && this.#turns >= (this.#subject.turns ?? Infinity)) return false;
      return at(this.#processes, pending.process).timers.get(pending.timer) === pending;
    }
    if (pending.kind === "returned" || pending.kind === "kernel" || pending.kind === "life") {
      return this.#sockets?.isLive(pending) ?? false;
    }
    // A crash forgets the wishes that waited.
    if (pending.kind !== "ask" || pending.readyStep < 0) return true;
    return at(this.#processes, pending.process).asking === pending;
  }

  #perform(pending: Pending): void {
    this.#nowMs = Math.max(this.#nowMs, pending.atMs);
    switch (pending.kind) {
      case "intervention":
        return this.#intervene(at(this.#scenario.interventions, pending.index), pending.index, pending.part);
      case "arrival":
        return this.#arrive(this.flight(pending.flight), pending.lost);
      case "timer":
        return this.#fire(at(this.#processes, pending.process), pending);
      case "ask":
        return this.#ask(at(this.#processes, pending.process), pending.wish, pending.readyStep);
      case "life": {
        const process = at(this.#processes, pending.process);
        if (pending.part === "kill") return this.#crash(process);
        return this.#input(process, { kind: "start", clockMs: this.#clockMs(process) }, -1, -1);
      }
      case "returned": {
        const { thread, result, cause } = pending;
        const process = at(this.#processes, pending.process);
        const clockMs = this.#clockMs(process);
        return this.#input(process, { kind: "returned", clockMs, thread, result }, cause, -1);
      }
      case "kernel":
        return this.#sockets?.advance();
      default:
        return unreachable(pending);
    }
  }

  #arrive(flight: Flight, lost: "loss" | "drop" | null): void {
    const process = at(this.#processes, flight.to);
    const from = this.processId(flight.from);
    const why: LossReason | null =
      lost ??
      (this.#partitions.cut(from, process.id) ? "partition" : process.up || this.#sockets ? null : "down");
    if (why) {
      this.#world({ kind: "lost", why }, flight.sentStep, flight.index, []);
      return;
    }
    if (this.#sockets) {
      this.#world({ kind: "arrive" }, flight.sentStep, flight.index, []);
      return this.#sockets.arrive(flight);
    }
    const clockMs = this.#clockMs(process);
    this.#input(
      process,
      { kind: "receive", clockMs, from, message: flight.message },
      flight.sentStep,
      flight.index,
    );
  }

  #fire(process: Process, { timer, setBy, turn }: Extract<Pending, { kind: "timer" }>): void {
    process.timers.delete(timer);
    const clockMs = this.#clockMs(process);
    if (turn !== "takes") return this.#input(process, { kind: "timer", clockMs, timer }, setBy, -1);
    this.#input(process, { kind: "timer", clockMs, timer, turn: ++this.#turns }, setBy, -1);
  }

  #ask(process: Process, wish: unknown, readyStep: number): void {
    if (!process.up) return this.#own(process, { kind: "unheard", wish });
    if (readyStep >= 0) {
      process.asking = null;
    } else if (
      process.asking ||
      process.told < process.wishes.length ||
      !this.#subject.machine.ready(process.state)
    ) {
      process.wishes.push(wish);
      return this.#own(process, { kind: "postponed", wish });
    }
    this.#input(process, { kind: "ask", clockMs: this.#clockMs(process), wish }, readyStep, -1);
  }

  /** The first wish that waits is told to the process in a step of its own, at the same moment. */
  #askNext(process: Process, readyStep: number): void {
    if (
      process.told === process.wishes.length ||
      process.asking ||
      !this.#subject.machine.ready(process.state)
    )
      return;
    // Not shift(), which moves all that wait.
    const wish = process.wishes[process.told++];
    process.asking = { kind: "ask", atMs: this.#nowMs, rank: 1, process: process.index, wish, readyStep };
    this.#agenda.add(process.asking);
  }

  #intervene(intervention: Intervention, index: number, part: "begin" | "end"): void {
    switch (intervention.do) {
      case "crash":
        return this.#crash(this.#named(intervention.process));
      case "restart":
        return this.#restart(this.#named(intervention.process));
      case "set-clock":
        return this.#setClock(this.#named(intervention.process), intervention.byMs);
      case "partition":
        if (part === "begin") this.#partitions.begin(intervention);
        else this.#partitions.end(intervention);
        this.#world({ kind: part === "begin" ? "partition" : "heal", intervention: index }, -1, -1, []);
        return;
      default:
        // A change to a message is made when the message is sent.
        return;
    }
  }

  #crash(process: Process): void {
    if (!process.up) return;
    process.up = false;
    process.state = null;
    process.timers.clear();
    process.wishes = [];
    process.told = 0;
    process.asking = null;
    this.#own(process, { kind: "crash" });
    this.#sockets?.kill(process.index, this.stepCount - 1);
  }

  #restart(process: Process): void {
    if (process.up) return;
    process.up = true;
    this.#sockets?.revive(process.index);
    const { config, id } = at(this.#subject.members, process.index);
    const begun = this.#subject.machine.init(config, id);
    process.state = begun.state;
    this.#input(process, { kind: "restart", clockMs: this.#clockMs(process) }, -1, -1, begun.effects);
  }

  #setClock(process: Process, byMs: number): void {
    process.clock = shifted(process.clock, byMs);
    this.#own(process, { kind: "set-clock", byMs });
  }

  #named(id: ProcessId): Process {
    return at(this.#processes, this.#indexOf.get(id) ?? -1);
  }

  /** One process takes one input: the heart of every run. */
  #input(
    process: Process,
    input: Input<unknown, unknown>,
    cause: number,
    flight: number,
    before: readonly Effect<unknown>[] = [],
  ): void {
    const next = this.#subject.machine.step(process.state, input);
    const effects = before.length > 0 ? [...before, ...next.effects] : next.effects;
    process.state = next.state;
    const step = this.#step(process.index, input, cause, flight, effects, next.state);
    this.#carryOut(process, step, effects);
    this.#askNext(process, step.index);
  }

  /** Something happens to a process of which its protocol learns nothing. */
  #own(process: Process, happening: Happening): void {
    this.#step(process.index, happening, -1, -1, [], process.state);
  }

  #world(
    happening: Happening,
    cause: number,
    flight: number,
    effects: readonly Effect<unknown>[],
  ): TraceStep {
    return this.#step(-1, happening, cause, flight, effects, null);
  }

  #step(
    process: number,
    happening: Happening,
    cause: number,
    flight: number,
    effects: readonly Effect<unknown>[],
    state: unknown,
  ): TraceStep {
    const atMs = this.#nowMs;
    return this.#recorder.step({ atMs, process, happening, cause, flight, effects, state });
  }

  #clockMs(process: Process): number {
    return clockAt(process.clock, this.#nowMs);
  }

  #carryOut(process: Process, step: TraceStep, effects: readonly Effect<unknown>[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case "send":
          this.#send(process, effect);
          break;
        case "set-timer":
          this.#setTimer(process, step, effect);
          break;
        case "cancel-timer":
          process.timers.delete(effect.timer);
          break;
        case "adjust-clock":
          process.clock = adjusted(process.clock, this.#nowMs, effect.byMs, effect.slewPpm);
          break;
        case "call":
          this.#sockets?.call(process.index, effect.thread, effect.call, step.index);
          break;
        case "print":
        case "cite":
          break;
        default:
          unreachable(effect);
      }
    }
  }

  #send(process: Process, effect: SendEffect<unknown>): void {
    const to = this.#indexOf.get(effect.to);
    invariant(to !== undefined, () => `no process ${effect.to}`);
    const { name, journeys } = this.#links.send(process.id, effect.to, this.#nowMs);
    for (const { dueMs, lost, copy } of journeys) {
      const flight = this.#recorder.flight({
        name,
        from: process.index,
        to,
        message: effect.message,
        repeat: effect.repeat ?? false,
        copy,
        dueMs,
      });
      this.#agenda.add({ kind: "arrival", atMs: dueMs, rank: 1, flight: flight.index, lost });
    }
  }

  #setTimer(process: Process, step: TraceStep, effect: SetTimerEffect): void {
    const pending: Pending = {
      kind: "timer",
      atMs: this.#nowMs + trueDuration(process.clock, effect.afterMs),
      rank: 1,
      process: process.index,
      timer: effect.timer,
      setBy: step.index,
      ...(effect.turn ? { turn: effect.turn } : {}),
    };
    process.timers.set(effect.timer, pending);
    this.#agenda.add(pending);
  }
}
