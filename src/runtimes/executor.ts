import { at, invariant, unreachable } from "../base/invariant.ts";
import { bounds } from "../contract/bounds.ts";
import type { ProcessId } from "../base/words.ts";
import type {
  Effect,
  Input,
  KillEffect,
  RunEffect,
  SendEffect,
  SetTimerEffect,
  SpawnEffect,
  WakeEffect,
} from "../contract/machine.ts";
import { type Interpreter, isLast } from "../contract/python-segment.ts";
import type { AnySubject } from "../contract/subject.ts";
import { isMessageChange, type Scenario } from "../scenario/scenario.ts";
import { Recorder } from "../trace/recorder.ts";
import type { Happening, TraceStep } from "../trace/trace.ts";
import { Agenda } from "../world/agenda.ts";
import { adjusted, clockAt, trueDuration, type OwnClock } from "../world/clock.ts";
import { Links } from "../world/links.ts";
import { Partitions } from "../world/partition.ts";
import { Budget } from "../trace/budget.ts";
import type { Pending } from "./pending.ts";
import { Process, processesOf } from "./process.ts";
import { SocketHost } from "./socket-host.ts";

/**
 * The lower half of a host: processes take inputs, every step is recorded, and what it wants done is done at once.
 * What comes of that later is put on the agenda. Handlers take no time.
 */
export class Executor {
  readonly processes: Process[];
  readonly recorder: Recorder;
  readonly agenda = new Agenda<Pending>();
  readonly partitions = new Partitions();
  /** Null where the processes make no socket calls. */
  readonly sockets: SocketHost | null;
  /** Null where no program runs: a protocol's own scenario bounds what it does. */
  readonly budget: Budget | null;
  nowMs = 0;
  /** The process whose clock was set to its bound or beyond: nothing more happens in the run. */
  clockOut: Process | null = null;
  readonly #machine: AnySubject["machine"];
  readonly #links: Links;
  /** Null where no process runs a Python program. */
  readonly #interpreter: Interpreter | null;
  readonly #indexOf: Map<ProcessId, number>;

  /** @param plan what the scenario asks for, due after what the processes want at their beginning */
  constructor(
    scenario: Scenario,
    subject: AnySubject,
    plan: readonly Pending[],
    interpreter: Interpreter | null = null,
  ) {
    this.#interpreter = interpreter;
    const { machine, members } = subject;
    const begun = members.map((member) => machine.init(member.config, member.id));
    const states = begun.map(({ state }) => state);
    this.#machine = machine;
    this.budget = subject.runsPrograms ? new Budget() : null;
    this.processes = processesOf(subject, states);
    this.#indexOf = new Map(this.processes.map(({ id, index }) => [id, index]));
    this.recorder = new Recorder(
      scenario,
      members.map(({ id }) => id),
      states,
    );
    this.#links = new Links(scenario.network, scenario.seed, scenario.interventions.filter(isMessageChange));
    const effects = begun.map((step) => step.effects);
    const begin = this.world({ kind: "begin" }, -1, -1, effects.flat());
    this.processes.forEach((process, index) => this.#carryOut(process, begin, at(effects, index)));
    for (const pending of plan) this.agenda.add(pending);
    this.sockets = subject.kernel ? this.#socketHost(scenario, subject) : null;
  }

  #socketHost(scenario: Scenario, subject: AnySubject): SocketHost {
    return new SocketHost(scenario, subject, {
      links: this.#links,
      budget: this.budget,
      nowMs: () => this.nowMs,
      cut: (from, to) => this.partitions.cut(from, to),
      indexOf: (process) => this.#indexOf.get(process) ?? -1,
      idOf: (process) => this.process(process).id,
      add: (pending) => this.agenda.add(pending),
      flight: (report) => this.recorder.flight(report),
      landed: (flight) => this.recorder.landed(flight),
      step: (happening) => this.world(happening, -1, -1).index,
    });
  }

  hasProcess(id: ProcessId): boolean {
    return this.#indexOf.has(id);
  }

  process(index: number): Process {
    return at(this.processes, index);
  }

  named(id: ProcessId): Process {
    const index = this.#indexOf.get(id);
    invariant(index !== undefined, () => `no process ${id}`);
    return at(this.processes, index);
  }

  /** The current reading of the process's own clock. */
  clockMs(process: Process): number {
    return clockAt(process.clock, this.nowMs);
  }

  setClock(process: Process, clock: OwnClock): void {
    process.clock = clock;
    if (Math.abs(this.clockMs(process)) >= bounds.clockMs) this.clockOut ??= process;
  }

  /** One process takes one input: the heart of every run. `before` stands before the effects of the step. */
  input(
    process: Process,
    input: Input<unknown, unknown>,
    cause: number,
    flight: number,
    before: readonly Effect<unknown>[] = [],
  ): void {
    if (this.budget) this.budget.process = process.id;
    const next = this.#machine.step(process.state, input);
    this.budget?.bytes(next.bytes ?? 0);
    const effects = before.length > 0 ? [...before, ...next.effects] : next.effects;
    process.state = next.state;
    const step = this.#record(process.index, input, cause, flight, effects, next.state);
    this.#carryOut(process, step, effects);
    this.#askNext(process, step.index);
  }

  /** An event at a process that its protocol does not notice. */
  own(process: Process, happening: Happening): void {
    this.#record(process.index, happening, -1, -1, [], process.state);
  }

  /** Something happens that is no process's. */
  world(
    happening: Happening,
    cause: number,
    flight: number,
    effects: readonly Effect<unknown>[] = [],
  ): TraceStep {
    return this.#record(-1, happening, cause, flight, effects, null);
  }

  #record(
    process: number,
    happening: Happening,
    cause: number,
    flight: number,
    effects: readonly Effect<unknown>[],
    state: unknown,
  ): TraceStep {
    const atMs = this.nowMs;
    this.budget?.step(atMs);
    return this.recorder.step({ atMs, process, happening, cause, flight, effects, state });
  }

  /** Whether the process can take a wish now, before those that wait. */
  isReady(process: Process): boolean {
    return !process.asking && !process.hasWaiting && this.#machine.ready(process.state);
  }

  /** The process gets its first waiting request in a separate step, at the same time. */
  #askNext(process: Process, readyStep: number): void {
    if (!process.hasWaiting || process.asking || !this.#machine.ready(process.state)) return;
    const { index } = process;
    const wish = process.nextWish();
    process.asking = { kind: "ask", atMs: this.nowMs, rank: 1, process: index, wish, readyStep };
    this.agenda.add(process.asking);
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
          this.setClock(process, adjusted(process.clock, this.nowMs, effect.byMs, effect.slewPpm));
          break;
        case "call":
          this.sockets?.call(process.index, effect.thread, effect.call, step.index);
          break;
        case "run":
          this.#run(process, step, effect);
          break;
        case "spawn":
          this.#spawn(process, step, effect);
          break;
        case "wake":
          this.#wake(step, effect);
          break;
        case "kill":
          this.#kill(step, effect);
          break;
        case "print":
          if (effect.stream === undefined) this.budget?.line();
          break;
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
    const { name, journeys } = this.#links.send(process.id, effect.to, this.nowMs);
    for (const { dueMs, lost, copy } of journeys) {
      const flight = this.recorder.flight({
        name,
        from: process.index,
        to,
        message: effect.message,
        repeat: effect.repeat ?? false,
        copy,
        dueMs,
      });
      this.agenda.add({ kind: "arrival", atMs: dueMs, rank: 1, flight: flight.index, lost });
    }
  }

  #run(process: Process, step: TraceStep, { thread, answer }: RunEffect): void {
    invariant(this.#interpreter, "a Python program has an interpreter");
    this.#interpreter.resume(process.id, thread, answer, this.clockMs(process));
    this.#awaitPiece(process.index, thread, step.index);
  }

  #spawn(parent: Process, step: TraceStep, { process: id, config }: SpawnEffect): void {
    invariant(!this.#indexOf.has(id), () => `one process ${id}`);
    this.budget?.spawned();
    const begun = this.#machine.init(config, id);
    const index = this.processes.length;
    this.#indexOf.set(id, index);
    this.processes.push(new Process(index, id, parent.clock, begun.state));
    this.recorder.process(id, begun.state);
    this.agenda.add({
      kind: "life",
      atMs: this.nowMs,
      rank: 1,
      process: index,
      part: "start",
      cause: step.index,
    });
  }

  /** The process was killed from outside: its parent can know. */
  killed(process: Process, step: TraceStep): void {
    for (const woken of this.#interpreter?.kill(process.id) ?? [])
      this.#wake(step, { kind: "wake", ...woken });
  }

  #wake(step: TraceStep, { process: id, thread }: WakeEffect): void {
    const process = this.named(id);
    const { index } = process;
    const pending: Pending = {
      kind: "timer",
      atMs: this.nowMs,
      rank: 1,
      process: index,
      timer: thread,
      setBy: step.index,
    };
    process.timers.set(thread, pending);
    this.agenda.add(pending);
  }

  #kill(step: TraceStep, { process: id, signal }: KillEffect): void {
    const process = this.named(id).index;
    this.agenda.add({ kind: "killed", atMs: this.nowMs, rank: 0, process, signal, cause: step.index });
  }

  #awaitPiece(process: number, thread: string, setBy: number): void {
    this.agenda.add({ kind: "ran", atMs: this.nowMs, rank: 0, process, thread, setBy });
  }

  /** Tells the process the next piece of what its thread has done. */
  ran(process: Process, { thread, setBy }: Extract<Pending, { kind: "ran" }>): void {
    invariant(this.#interpreter, "a Python program has an interpreter");
    const piece = this.#interpreter.take(process.id, thread);
    if (!isLast(piece)) this.#awaitPiece(process.index, thread, setBy);
    this.input(process, { kind: "ran", clockMs: this.clockMs(process), thread, piece }, setBy, -1);
  }

  #setTimer(process: Process, step: TraceStep, effect: SetTimerEffect): void {
    const pending: Pending = {
      kind: "timer",
      atMs: this.nowMs + trueDuration(process.clock, effect.afterMs),
      rank: 1,
      process: process.index,
      timer: effect.timer,
      setBy: step.index,
      ...(effect.turn ? { turn: effect.turn } : {}),
    };
    process.timers.set(effect.timer, pending);
    this.agenda.add(pending);
  }
}
