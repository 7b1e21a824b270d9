import { at, invariant, unreachable, InvariantError } from "../../base/invariant.ts";
import type { Wanting } from "../../contract/live.ts";
import type { Effect, Input } from "../../contract/machine.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type {
  FromKernel,
  Legacy,
  LiveStep,
  Parcel,
  Reading,
  SentJourney,
  StepName,
} from "../../trace/live-report.ts";
import { adjusted, clockAt, clockFrom, trueDuration, type OwnClock } from "../../world/clock.ts";
import { LiveAgenda } from "./live-agenda.ts";
import type { Machinery } from "./machinery.ts";
import { LiveOutbox, type Outgoing } from "./outbox.ts";
import { LiveUser } from "./user.ts";

type Due = { readonly atMs: number; readonly rank: 1 } & (
  | { readonly kind: "arrival"; readonly parcel: Parcel }
  | { readonly kind: "wish" }
  | { readonly kind: "start" }
  | { readonly kind: "returned"; readonly returned: Extract<FromKernel, { kind: "returned" }> }
  | {
      readonly kind: "timer";
      readonly timer: string;
      readonly setBy: StepName;
      readonly turn: "takes" | "awaits" | null;
    }
);

/**
 * One real process: its own loop over one protocol's machine, with its own clock, its timers and its messages, in
 * real time. It shares nothing with the others. It computes its vector timestamp from the messages that it
 * receives. It learns the number of the run's rounds in the same way.
 *
 * If the processes have a kernel, a call is a trap: nothing happens in the process until the kernel has taken it.
 * The result comes later, in a separate step.
 *
 * Handlers take no time: a step happens at one time. No step is earlier than its cause, however coarse the
 * machine's clocks are: if the machine says an earlier time, the cause's time is used.
 */
export class LiveProcess {
  readonly #subject: AnySubject;
  readonly #index: number;
  readonly #machinery: Machinery;
  readonly #outbox: LiveOutbox;
  readonly #agenda: LiveAgenda<Due>;
  readonly #timers = new Map<string, Due>();
  readonly #vector: number[];
  /** Null where nothing is asked of the process. */
  readonly #user: LiveUser | null;
  #state: unknown;
  #clock: OwnClock;
  #turns: number;
  #nowMs: number;
  /** The step whose calls the kernel has not taken yet. */
  #trap: { readonly name: StepName; readonly effects: readonly Effect<unknown>[] } | null = null;
  #hasExited = false;

  constructor(
    scenario: Scenario,
    subject: AnySubject,
    index: number,
    machinery: Machinery,
    { legacy = null, wanting = null }: { legacy?: Legacy | null; wanting?: Wanting | null } = {},
  ) {
    const { id, clockMs, driftPpm } = at(subject.members, index);
    this.#subject = subject;
    this.#index = index;
    this.#machinery = machinery;
    this.#outbox = new LiveOutbox(scenario, subject, index, legacy);
    this.#vector = [...(legacy?.vector ?? subject.members.map(() => 0))];
    this.#clock = legacy?.clock ?? clockFrom(clockMs, driftPpm);
    this.#turns = legacy?.turns ?? 0;
    this.#nowMs = legacy?.atMs ?? 0;
    this.#user = wanting && new LiveUser(wanting, scenario.seed, id, at(this.#vector, index));
    this.#agenda = new LiveAgenda(machinery, {
      isHeldUp: () => this.#trap !== null || this.#hasExited,
      isLive: (due) => this.#isLive(due),
      perform: (due) => this.#perform(due),
    });
  }

  /** The process begins: with the run or, where there was a life of it before, by being restarted now. */
  begin(isRestart: boolean): void {
    const { machine, members } = this.#subject;
    const { config, id, startMs } = at(members, this.#index);
    const begun = machine.init(config, id);
    this.#state = begun.state;
    if (isRestart) {
      this.#meet(0);
      this.#input({ kind: "restart", clockMs: this.#clockMs() }, null, null, begun.effects);
    } else {
      this.#step({ kind: "begin" }, null, null, begun.effects);
      if (startMs !== undefined) this.#agenda.add({ kind: "start", atMs: startMs, rank: 1 });
    }
    this.#wantNext();
    this.#agenda.goOn();
  }

  /** From now on messages to that process go to this life of it. */
  connect(process: number, life: number): void {
    this.#outbox.connect(process, life);
  }

  /** A message has come over from another thread. It arrives when the network's delay is over. */
  take(parcel: Parcel): void {
    this.#agenda.add({ kind: "arrival", atMs: parcel.dueMs, rank: 1, parcel });
    this.#agenda.wait();
  }

  /** The kernel has taken what this process called, or a call has come to its end. */
  answered(answer: FromKernel): void {
    if (answer.kind === "returned")
      this.#agenda.add({ kind: "returned", atMs: answer.atMs, rank: 1, returned: answer });
    else this.#taken(answer.atMs);
    this.#agenda.wait();
  }

  #taken(atMs: number): void {
    invariant(this.#trap, "the kernel takes what was called");
    const { name, effects } = this.#trap;
    this.#trap = null;
    this.#nowMs = Math.max(this.#nowMs, atMs);
    for (const effect of effects) if (effect.kind !== "send") this.#carryOut(effect, name);
    this.#wantNext();
  }

  /** Nothing happens here until `goOn`; items that become due meanwhile are only delayed. */
  pause(): void {
    this.#agenda.pause();
  }

  goOn(): void {
    this.#agenda.goOn();
  }

  reading(): Reading {
    const atMs = Math.max(this.#nowMs, this.#machinery.nowMs());
    const { phase, tone, inside } = this.#subject.reader.factsOf(this.#state);
    return { atMs, clockMs: clockAt(this.#clock, atMs), facts: { phase, tone, inside } };
  }

  #isLive(due: Due): boolean {
    if (due.kind !== "timer") return true;
    const isTaken = due.turn !== null && this.#turns >= (this.#subject.turns ?? Infinity);
    return !isTaken && this.#timers.get(due.timer) === due;
  }

  #perform(due: Due): void {
    this.#meet(due.atMs);
    const clockMs = this.#clockMs();
    switch (due.kind) {
      case "arrival": {
        const { from, message, journey, sentBy, vector, turns } = due.parcel;
        this.#hear(vector);
        this.#turns = Math.max(this.#turns, turns);
        const ended = { from: sentBy.process, journey };
        this.#input({ kind: "receive", clockMs, from, message }, sentBy, ended);
        return;
      }
      case "timer": {
        const { timer, turn, setBy } = due;
        this.#timers.delete(timer);
        const taken = turn === "takes" ? { turn: ++this.#turns } : {};
        this.#input({ kind: "timer", clockMs, timer, ...taken }, setBy, null);
        return;
      }
      case "wish":
        this.#input({ kind: "ask", clockMs, wish: this.#user?.asked() }, null, null);
        return;
      case "start":
        this.#input({ kind: "start", clockMs }, null, null);
        return;
      case "returned": {
        const { thread, result, cause, vector } = due.returned;
        if (vector) this.#hear(vector);
        this.#input({ kind: "returned", clockMs, thread, result }, cause, null);
        return;
      }
      default:
        unreachable(due);
    }
  }

  #hear(vector: readonly number[]): void {
    vector.forEach((theirs, i) => {
      if (theirs > at(this.#vector, i)) this.#vector[i] = theirs;
    });
  }

  /** It is now, and not before `dueMs`. */
  #meet(dueMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, this.#machinery.nowMs(), dueMs);
  }

  #clockMs(): number {
    return clockAt(this.#clock, this.#nowMs);
  }

  #input(
    input: Input<unknown, unknown>,
    cause: StepName | null,
    ended: LiveStep["ended"],
    before: readonly Effect<unknown>[] = [],
  ): void {
    const next = this.#subject.machine.step(this.#state, input);
    this.#state = next.state;
    this.#vector[this.#index] = at(this.#vector, this.#index) + 1;
    this.#step(input, cause, ended, before.length > 0 ? [...before, ...next.effects] : next.effects);
    if (!this.#trap) this.#wantNext();
  }

  #step(
    happening: LiveStep["happening"],
    cause: StepName | null,
    ended: LiveStep["ended"],
    effects: readonly Effect<unknown>[],
  ): void {
    const vector = [...this.#vector];
    const name: StepName = { process: this.#index, own: at(vector, this.#index) };
    const parcels: Outgoing[] = [];
    const sent: SentJourney[] = [];
    const turns = this.#turns;
    if (effects.some(({ kind }) => kind === "call")) this.#trap = { name, effects };
    for (const effect of effects) {
      if (effect.kind === "send") {
        const made = this.#outbox.send(effect, { sentBy: name, vector, turns }, this.#nowMs);
        sent.push(...made.sent);
        parcels.push(...made.parcels);
      } else if (!this.#trap) this.#carryOut(effect, name);
    }
    const now = this.reading();
    this.#machinery.tell({
      process: this.#index,
      atMs: this.#nowMs,
      happening,
      cause,
      ended,
      effects,
      sent,
      vector,
      turns,
      now,
    });
    for (const { to, parcel } of parcels) this.#machinery.carry(to, parcel);
  }

  #carryOut(effect: Exclude<Effect<unknown>, { kind: "send" }>, setBy: StepName): void {
    switch (effect.kind) {
      case "set-timer": {
        const { timer, afterMs, turn = null } = effect;
        const atMs = this.#nowMs + trueDuration(this.#clock, afterMs);
        const due: Due = { kind: "timer", atMs, rank: 1, timer, setBy, turn };
        this.#timers.set(timer, due);
        this.#agenda.add(due);
        return;
      }
      case "cancel-timer":
        this.#timers.delete(effect.timer);
        return;
      case "adjust-clock":
        this.#clock = adjusted(this.#clock, this.#nowMs, effect.byMs, effect.slewPpm);
        return;
      case "call":
        if (effect.call.call === "exit") this.#hasExited = true;
        return;
      case "print":
      case "cite":
        return;
      case "run":
      case "spawn":
      case "wake":
      case "kill":
        throw new InvariantError("a Python program runs in a simulation only");
      default:
        unreachable(effect);
    }
  }

  /** Its user waits a while, once it can be asked, and then wants the same again. */
  #wantNext(): void {
    if (!this.#user || !this.#subject.machine.ready(this.#state)) return;
    const pauseMs = this.#user.nextPauseMs();
    if (pauseMs !== null) this.#agenda.add({ kind: "wish", atMs: this.#nowMs + pauseMs, rank: 1 });
  }
}
