import { at } from "../../base/invariant.ts";
import type { Json } from "../../base/words.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Experiment } from "../../experiments/experiment.ts";
import type { LiveShow } from "../../experiments/live-show.ts";
import { LiveRecording, type Recorded } from "../../runtimes/live/recording.ts";
import { LATEST_MS } from "../../scenario/recorded.ts";
import type { LiveAsked, LiveStep, LiveTold, Reading } from "../../trace/live-report.ts";
import { Deeds } from "./deeds.ts";
import { KernelSide } from "./kernel-side.ts";
import type { LiveMember, LiveStatus, LiveWatch } from "./member.ts";
import type { Thread, Threads } from "./threads.ts";

/** A process that has said nothing for so long does not answer. Threads that wait for a processor are slow, too. */
const SILENT_MS = 2000;
/** From the last thread that is ready to the beginning, so that all hear of it before. */
const BEGIN_MS = 80;
const LOOK_MS = 500;
/** So long a thread may take to stop. */
const STOP_MS = 800;
/** A recording can be stepped through; a longer one nobody would. */
export const LIVE_STEPS_MAX = 20_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Life extends Mutable<LiveMember> {
  thread: Thread | null;
  /** How often it has been started again. */
  life: number;
  heardMs: number;
  isReady: boolean;
  isStopped: boolean;
  /** Ended, but its kernel has not said so: until then no next life of it begins. */
  isEnding: boolean;
  /** It is to begin once more as soon as it can. */
  isWanted: boolean;
}

/**
 * A run of real processes, as the page has it in hand: starts and ends their threads, leads a channel from each to
 * each, and keeps what they tell. Whatever a thread does, or does not do, the page only hears of it.
 */
export class LiveRun {
  readonly show: LiveShow;
  readonly subject: AnySubject;
  readonly #threads: Threads;
  readonly #watches: readonly LiveWatch[];
  readonly #recording: LiveRecording;
  readonly #members: readonly Life[];
  readonly #kernel: KernelSide | null;
  readonly #deeds: Deeds;
  #status: LiveStatus = "starting";
  #originMs = 0;
  #heldMs: number | null = null;
  #version = 0;
  #recorded: Recorded | null = null;
  #wasFull: string | null = null;
  #callOff: (() => void) | null = null;

  constructor(experiment: Experiment, show: LiveShow, threads: Threads, watches: readonly LiveWatch[]) {
    this.show = show;
    this.subject = experiment.subject(show.scenario);
    this.#threads = threads;
    this.#watches = watches;
    this.#recording = new LiveRecording(show.scenario, this.subject);
    this.#members = this.subject.members.map(({ id }, process) => ({
      process,
      id,
      is: "off",
      why: null,
      said: null,
      phaseSinceMs: 0,
      thread: null,
      life: 0,
      heardMs: 0,
      isReady: false,
      isStopped: false,
      isEnding: false,
      isWanted: false,
    }));
    this.#kernel = this.subject.kernel
      ? new KernelSide(threads, show.scenario, {
          tell: (told) => this.#hearKernel(told),
          failed: (why) => this.#kernelFailed(why),
        })
      : null;
    this.#deeds = new Deeds(show.deeds, threads.wait, (deed) => {
      if (deed.do === "kill") this.kill(deed.process);
      else this.restart(deed.process);
    });
    const there = this.#members.length - show.spares;
    for (const member of this.#members.slice(0, there)) this.#spawn(member, false);
    // One that begins by a start of its own has not begun; another has been switched off from the beginning.
    for (const { process } of this.#members.slice(there))
      if (!this.#startsByItself(process)) this.#recording.down(process, 0);
  }

  /** Rises with everything that changes. */
  get version(): number {
    return this.#version;
  }

  get status(): LiveStatus {
    return this.#status;
  }

  get members(): readonly LiveMember[] {
    return this.#members;
  }

  get stepCount(): number {
    return this.#recording.stepCount;
  }

  /** What was recorded; null until it is over. */
  get recorded(): Recorded | null {
    return this.#recorded;
  }

  /** Whether the kernel has said nothing for long. */
  get isKernelSilent(): boolean {
    return (
      this.#kernel !== null && this.#status === "running" && this.nowMs - this.#kernel.heardMs > SILENT_MS
    );
  }

  /** Why it stopped by itself, where it did. */
  get wasFull(): string | null {
    return this.#wasFull;
  }

  /** True time of the run, in ms. It stands while the run is paused. */
  get nowMs(): number {
    if (this.#status === "starting") return 0;
    return this.#heldMs ?? Math.max(0, this.#threads.nowMs() - this.#originMs);
  }

  pause(): void {
    if (this.#status !== "running") return;
    this.#heldMs = this.nowMs;
    this.#status = "paused";
    this.#deeds.pause();
    this.#askAll({ kind: "pause" });
    this.#changed();
  }

  goOn(): void {
    if (this.#status !== "paused" || this.#heldMs === null) return;
    this.#originMs = this.#threads.nowMs() - this.#heldMs;
    this.#heldMs = null;
    this.#status = "running";
    for (const member of this.#members) member.heardMs = this.nowMs;
    if (this.#kernel) this.#kernel.heardMs = this.nowMs;
    this.#askAll({ kind: "run", originMs: this.#originMs });
    this.#deeds.goOn(() => this.#threads.nowMs() - this.#originMs);
    this.#changed();
  }

  /** Ends a process's thread, whatever it does at this moment. */
  kill(process: number): void {
    this.#end(at(this.#members, process), "killed", null);
  }

  /** A process that is not there begins once more, or for the first time. */
  restart(process: number): void {
    const member = at(this.#members, process);
    if (this.#status !== "running" || member.thread) return;
    if (member.is === "off" && this.#startsByItself(process)) return this.#spawn(member, false);
    member.isWanted = member.isEnding;
    if (member.isWanted) return;
    member.life++;
    this.#spawn(member, true);
  }

  /** Whatever is left of a process is ended, and it begins once more. */
  again(process: number): void {
    this.kill(process);
    this.restart(process);
  }

  /** Makes a process do what programs do that have mistakes. */
  fail(process: number, how: "throw" | "hang"): void {
    at(this.#members, process).thread?.ask({ kind: "fail", how });
  }

  /** Ends the run: what has been told by then is its recording. */
  stop(): void {
    if (this.#status !== "running" && this.#status !== "paused") return;
    this.#heldMs = this.nowMs;
    this.#status = "stopping";
    this.#deeds.pause();
    this.#askAll({ kind: "stop" });
    this.#callOff?.();
    this.#callOff = this.#threads.wait(STOP_MS, () => this.#finish());
    this.#finishOnceStopped();
    this.#changed();
  }

  /** Ends all threads at once, and keeps nothing. */
  drop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#deeds.pause();
    for (const member of this.#members) this.#endThread(member);
    this.#kernel?.end();
    if (this.#status !== "over") this.#status = "stopping";
  }

  #startsByItself(process: number): boolean {
    return at(this.subject.members, process).startMs !== undefined;
  }

  #spawn(member: Life, isAgain: boolean): void {
    const { process, life } = member;
    const thread = this.#threads.spawn("process", {
      tell: (told) => this.#hear(member, life, told),
      failed: (why) => {
        if (member.life === life) this.#end(member, "thrown", why);
      },
    });
    Object.assign(member, { thread, is: "starting", isReady: false, why: null, said: null });
    thread.ask({
      kind: "be",
      scenario: this.show.scenario as unknown as Json,
      process,
      legacy: isAgain ? this.#recording.legacy(process) : null,
      wanting: this.show.wanting(process),
    });
    this.#kernel?.connect(process, life, thread);
    // What goes over sockets goes over the kernel alone.
    for (const other of this.#kernel ? [] : this.#members) {
      if (other === member || !other.thread) continue;
      const [mine, theirs] = this.#threads.channel();
      thread.ask({ kind: "connect", peer: other.process, life: other.life }, mine);
      other.thread.ask({ kind: "connect", peer: process, life }, theirs);
    }
    this.#changed();
  }

  /** All that begin with the run begin at one moment, once each of them is there or has failed to be. */
  #beginOnceReady(): void {
    if (this.#status !== "starting" || this.#members.some(({ thread, isReady }) => thread && !isReady))
      return;
    if (this.#kernel && !this.#kernel.isReady) return;
    this.#originMs = this.#threads.nowMs() + BEGIN_MS;
    this.#status = "running";
    this.#askAll({ kind: "run", originMs: this.#originMs });
    this.#callOff = this.#threads.wait(LOOK_MS, () => this.#look());
    this.#deeds.goOn(() => this.#threads.nowMs() - this.#originMs);
    this.#changed();
  }

  #hearKernel(told: LiveTold): void {
    const side = this.#kernel;
    if (this.#status === "over" || !side) return;
    side.heardMs = this.nowMs;
    switch (told.kind) {
      case "ready":
        side.isReady = true;
        this.#beginOnceReady();
        break;
      case "step":
        this.#stepped(at(this.#members, told.step.process), told.step);
        break;
      case "world":
        this.#recording.world(told.step);
        break;
      case "crash": {
        this.#recording.crashed(told);
        const member = at(this.#members, told.process);
        member.isEnding = false;
        if (member.isWanted) this.restart(told.process);
        member.isWanted = false;
        break;
      }
      case "sockets":
      case "alive":
      case "stroke":
        break;
      case "stopped":
        side.isStopped = true;
        this.#finishOnceStopped();
        break;
    }
    for (const watch of this.#watches) watch.kernel?.(told);
    this.#changed();
  }

  /** Without a kernel no process comes any further. */
  #kernelFailed(why: string): void {
    const side = this.#kernel;
    if (!side) return;
    side.end();
    side.isReady = side.isStopped = true;
    this.#wasFull = `The kernel has thrown: ${why}.`;
    this.#beginOnceReady();
    this.stop();
    this.#finishOnceStopped();
    this.#changed();
  }

  #hear(member: Life, life: number, told: LiveTold): void {
    if (this.#status === "over") return;
    const isCurrent = member.life === life && member.thread !== null;
    member.heardMs = this.nowMs;
    switch (told.kind) {
      case "ready":
        if (!isCurrent) return;
        member.isReady = true;
        if (this.#status === "running") member.thread?.ask({ kind: "run", originMs: this.#originMs });
        this.#beginOnceReady();
        break;
      case "step":
        this.#stepped(member, told.step);
        break;
      case "alive":
        this.#says(member, isCurrent, told.now);
        break;
      case "stroke":
        for (const watch of this.#watches) watch.stroke?.(member.process, told.stroke);
        break;
      case "stopped":
        member.isStopped = true;
        this.#finishOnceStopped();
        break;
      case "world":
      case "crash":
      case "sockets":
        // Only a kernel tells of these.
        break;
    }
    this.#changed();
  }

  /** What was told before a thread was ended is heard all the same. */
  #stepped(member: Life, step: LiveStep): void {
    this.#recording.add(step);
    for (const watch of this.#watches) watch.step?.(step);
    this.#says(member, member.thread !== null && !member.isEnding, step.now);
  }

  #says(member: Life, isCurrent: boolean, now: Reading): void {
    // What comes by way of the kernel may come after what was said later.
    if (isCurrent && member.said && now.atMs < member.said.atMs) return;
    for (const watch of this.#watches) watch.said?.(member.process, now);
    if (!isCurrent) return;
    if (member.said?.facts.phase !== now.facts.phase) member.phaseSinceMs = now.atMs;
    member.said = now;
    member.is = "running";
  }

  #end(member: Life, is: "killed" | "thrown", why: string | null): void {
    if (!member.thread) return;
    this.#endThread(member);
    member.is = is;
    member.why = why;
    if (this.#kernel) {
      member.isEnding = true;
      this.#kernel.ask({ kind: "end", process: member.process });
    } else this.#recording.down(member.process, this.nowMs);
    for (const watch of this.#watches) watch.down?.(member.process, this.nowMs);
    this.#beginOnceReady();
    this.#finishOnceStopped();
    this.#changed();
  }

  #endThread(member: Life): void {
    member.thread?.end();
    member.thread = null;
  }

  /** From time to time: who has said nothing for long, and whether this can go on. */
  #look(): void {
    this.#callOff = this.#threads.wait(LOOK_MS, () => this.#look());
    if (this.#status !== "running") return;
    for (const member of this.#members) {
      if (member.is !== "running" || this.nowMs - member.heardMs <= SILENT_MS) continue;
      member.is = "silent";
      this.#changed();
    }
    const isLate = this.nowMs > LATEST_MS - 2 * LOOK_MS;
    if (!isLate && this.stepCount < LIVE_STEPS_MAX) return;
    this.#wasFull = isLate
      ? "It has run for ten minutes, the latest moment that a scenario can name."
      : `It has ${LIVE_STEPS_MAX} steps, as many as a recording may have.`;
    this.stop();
  }

  #finishOnceStopped(): void {
    if (this.#status !== "stopping" || this.#members.some(({ thread, isStopped }) => thread && !isStopped))
      return;
    if (this.#kernel && !this.#kernel.isStopped) return;
    this.#finish();
  }

  #finish(): void {
    if (this.#status === "over") return;
    this.#callOff?.();
    for (const member of this.#members) this.#endThread(member);
    this.#kernel?.end();
    this.#recorded = this.#recording.finish(this.nowMs);
    this.#status = "over";
    this.#changed();
  }

  #askAll(asked: LiveAsked): void {
    for (const { thread } of this.#members) thread?.ask(asked);
    this.#kernel?.ask(asked);
  }

  #changed(): void {
    this.#version++;
  }
}
