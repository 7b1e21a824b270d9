import { at, invariant } from "../../base/invariant.ts";
import type { SocketView } from "../../contract/kernel-view.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { isMessageChange, type Scenario } from "../../scenario/scenario.ts";
import type {
  FromKernel,
  LiveStep,
  LiveTold,
  SentJourney,
  StepName,
  ToKernel,
  WorldStep,
} from "../../trace/live-report.ts";
import type { FlightReport } from "../../trace/recorder.ts";
import type { Flight, Happening } from "../../trace/trace.ts";
import { Links } from "../../world/links.ts";
import { Partitions } from "../../world/partition.ts";
import { seeChanges } from "../../world/sockets/view.ts";
import type { Pending } from "../pending.ts";
import { planOf } from "../plan.ts";
import { SocketHost } from "../socket-host.ts";
import { LiveAgenda, type RealTime } from "./live-agenda.ts";

/** The machine on which a kernel runs. */
export interface KernelMachinery extends RealTime {
  answer(process: number, answer: FromKernel): void;
  tell(told: LiveTold): void;
}

/** The resolution of true time. */
const TICK_MS = 0.001;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A step as the kernel knows it, by its place in the order in which it learned of them. */
interface Known {
  readonly name: StepName;
  /** Null where it is the world's. */
  readonly vector: readonly number[] | null;
}

/**
 * The kernel of the processes' host in real time: the TCP of the simulator, driven by the calls of real processes,
 * by segments with real delays, and by its own timers. It puts its inputs into one order, and receives every step
 * of every process. So its reports are complete: no step is missing before its results.
 *
 * A call happens when its process made it, or right after the work that the kernel has done by then. The kernel's
 * own timers act at their exact times, before anything later, even if the kernel wakes late. So a replay of the
 * recorded calls and segments gives the same results.
 */
export class LiveKernel {
  readonly #subject: AnySubject;
  readonly #machinery: KernelMachinery;
  readonly #links: Links;
  readonly #partitions = new Partitions();
  readonly #scenario: Scenario;
  readonly #sockets: SocketHost;
  readonly #agenda: LiveAgenda<Pending>;
  readonly #known: Known[] = [];
  readonly #flights = new Map<number, Flight>();
  /** The life of each process that is heard. */
  readonly #lives: number[];
  readonly #isDown: boolean[];
  readonly #vectors: (readonly number[])[];
  /** The inputs that wait while the run is paused. */
  readonly #held: (() => void)[] = [];
  #sent: SentJourney[] = [];
  #world: Mutable<WorldStep> | null = null;
  #answers: { readonly process: number; readonly answer: FromKernel }[] = [];
  readonly #views = new Map<number, SocketView>();
  #worldSteps = 0;
  #journeys = 0;
  #nowMs = 0;
  #alarmedMs = -1;

  constructor(scenario: Scenario, subject: AnySubject, machinery: KernelMachinery) {
    this.#scenario = scenario;
    this.#subject = subject;
    this.#machinery = machinery;
    this.#links = new Links(scenario.network, scenario.seed, scenario.interventions.filter(isMessageChange));
    this.#lives = subject.members.map(() => 0);
    this.#isDown = subject.members.map(() => false);
    this.#vectors = subject.members.map(() => subject.members.map(() => 0));
    this.#agenda = new LiveAgenda(machinery, {
      isLive: (pending) => this.#sockets.isLive(pending),
      perform: (pending) => this.#perform(pending),
    });
    for (const pending of planOf(scenario, subject))
      if (pending.kind === "intervention") this.#agenda.add(pending);
    this.#sockets = new SocketHost(scenario, subject, {
      links: this.#links,
      budget: null,
      nowMs: () => this.#nowMs,
      cut: (from, to) => this.#partitions.cut(from, to),
      indexOf: (process) => subject.members.findIndex(({ id }) => id === process),
      idOf: (process) => at(subject.members, process).id,
      add: (pending) => this.#add(pending),
      flight: (report) => this.#flight(report),
      landed: () => this.#landed(),
      step: (happening) => this.#beginWorld(happening, null, null),
    });
  }

  goOn(): void {
    for (const act of this.#held.splice(0)) act();
    this.#agenda.goOn();
  }

  pause(): void {
    this.#agenda.pause();
  }

  /** A process has made a step. Reports of a life that is over are ignored. */
  hear(process: number, { life, step }: ToKernel): void {
    const isCall = step.effects.some(({ kind }) => kind === "call");
    // A step without calls needs nothing from the kernel, and is reported even while the kernel is paused.
    if (!isCall && this.#held.length === 0) this.#take(process, life, step, isCall);
    else this.#do(() => this.#take(process, life, step, isCall));
  }

  /** The process is no more: what it had open is closed. */
  end(process: number): void {
    this.#do(() => {
      if (at(this.#isDown, process)) return;
      this.#meet(this.#machinery.nowMs());
      this.#isDown[process] = true;
      this.#lives[process] = at(this.#lives, process) + 1;
      const before = at(this.#vectors, process);
      const vector = before.with(process, at(before, process) + 1);
      this.#vectors[process] = vector;
      const atMs = this.#nowMs;
      this.#sockets.kill(process, this.#learn({ process, own: at(vector, process) }, vector));
      this.#machinery.tell({ kind: "crash", process, atMs, vector, sent: this.#takeSent() });
      this.#flush();
    });
  }

  /** Tells how the sockets stand. */
  look(): void {
    const views = this.#views;
    seeChanges(
      this.#sockets.kernel,
      views,
      (id, view) => void (view ? views.set(id, view) : views.delete(id)),
    );
    this.#machinery.tell({ kind: "sockets", atMs: this.#machinery.nowMs(), views: [...views.values()] });
  }

  #take(process: number, life: number, step: LiveStep, isCall: boolean): void {
    const { happening, effects, vector } = step;
    if (life !== at(this.#lives, process)) return;
    this.#vectors[process] = vector;
    if (happening.kind === "restart") {
      this.#isDown[process] = false;
      this.#sockets.revive(process);
    }
    if (!isCall) return this.#machinery.tell({ kind: "step", step });
    this.#meet(step.atMs);
    const atMs = this.#nowMs;
    const index = this.#learn({ process, own: at(vector, process) }, vector);
    for (const effect of effects)
      if (effect.kind === "call") this.#sockets.call(process, effect.thread, effect.call, index);
    this.#machinery.tell({ kind: "step", step: { ...step, atMs, sent: this.#takeSent() } });
    this.#machinery.answer(process, { kind: "taken", atMs });
    this.#flush();
  }

  #do(act: () => void): void {
    if (!this.#agenda.isRunning) {
      this.#held.push(act);
      return;
    }
    act();
    this.#agenda.wait();
  }

  #perform(pending: Pending): void {
    switch (pending.kind) {
      case "kernel":
        return this.#alarm();
      case "arrival":
        this.#meet(Math.max(pending.atMs, this.#machinery.nowMs()));
        return this.#arrive(pending.flight, pending.lost);
      case "intervention": {
        this.#meet(Math.max(pending.atMs, this.#machinery.nowMs()));
        const { index: intervention, part } = pending;
        const partition = at(this.#scenario.interventions, intervention);
        if (partition.do !== "partition") return;
        if (part === "begin") this.#partitions.begin(partition);
        else this.#partitions.end(partition);
        this.#beginWorld({ kind: part === "begin" ? "partition" : "heal", intervention }, null, null);
        return this.#flush();
      }
      default:
        throw new Error(`a kernel that really runs is not asked for ${pending.kind}`);
    }
  }

  #arrive(index: number, lost: "loss" | "drop" | null): void {
    const flight = this.#flights.get(index);
    invariant(flight, "what arrives was sent");
    this.#flights.delete(index);
    const id = (process: number) => at(this.#subject.members, process).id;
    const why = lost ?? (this.#partitions.cut(id(flight.from), id(flight.to)) ? "partition" : null);
    const { name } = at(this.#known, flight.sentStep);
    const ended = { from: this.#subject.members.length, journey: index };
    this.#beginWorld(why ? { kind: "lost", why } : { kind: "arrive" }, name, ended);
    if (!why) this.#sockets.arrive(flight);
    this.#flush();
  }

  /** It is now, and so late at the least; what the kernel had to do before is done. */
  #meet(atMs: number): void {
    const wantedMs = Math.max(atMs, this.#nowMs);
    const { kernel } = this.#sockets;
    while (kernel.nextMs() < wantedMs) this.#alarm();
    this.#nowMs = Math.max(wantedMs, this.#nowMs);
    if (this.#nowMs <= this.#alarmedMs) this.#nowMs = this.#alarmedMs + TICK_MS;
  }

  #alarm(): void {
    this.#nowMs = Math.max(this.#nowMs, this.#sockets.kernel.nextMs());
    this.#alarmedMs = this.#nowMs;
    this.#sockets.advance();
    this.#flush();
  }

  #learn(name: StepName, vector: readonly number[] | null): number {
    return this.#known.push({ name, vector }) - 1;
  }

  /** Something happens that is no process's. */
  #beginWorld(happening: Happening, cause: StepName | null, ended: WorldStep["ended"]): number {
    const own = ++this.#worldSteps;
    this.#world = { own, atMs: this.#nowMs, happening, cause, ended, sent: [] };
    return this.#learn({ process: this.#subject.members.length, own }, null);
  }

  #add(pending: Pending): void {
    switch (pending.kind) {
      case "returned": {
        const { process, atMs, thread, result, cause } = pending;
        if (!this.#sockets.isLive(pending)) return;
        const by = cause < 0 ? null : at(this.#known, cause);
        const answer = { kind: "returned", atMs, thread, result } as const;
        const why = { cause: by?.name ?? null, vector: by?.vector ?? null };
        this.#answers.push({ process, answer: { ...answer, ...why } });
        return;
      }
      case "life":
        // Real processes begin by themselves, and are really killed.
        return;
      default:
        this.#agenda.add(pending);
    }
  }

  #flight(report: FlightReport): Flight {
    const index = this.#journeys++;
    const sentStep = this.#known.length - 1;
    const flight: Flight = {
      ...report,
      index,
      sentStep,
      sentMs: this.#nowMs,
      fate: "travelling",
      endStep: -1,
    };
    this.#flights.set(index, flight);
    this.#sent.push({ ...report, journey: index, life: 0, lost: null });
    return flight;
  }

  #landed(): void {
    const last = this.#sent.pop();
    invariant(last, "what has landed was sent");
    this.#flights.delete(last.journey);
    this.#sent.push({ ...last, landed: true });
  }

  #takeSent(): readonly SentJourney[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  /** Tells what the world has done, and then those whose calls have returned. */
  #flush(): void {
    const sent = this.#takeSent();
    if (this.#world) this.#machinery.tell({ kind: "world", step: { ...this.#world, sent } });
    this.#world = null;
    const answers = this.#answers;
    this.#answers = [];
    for (const { process, answer } of answers) this.#machinery.answer(process, answer);
  }
}
