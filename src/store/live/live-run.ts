import { at } from "../../base/invariant.ts";
import type { Json } from "../../base/words.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Experiment } from "../../experiments/experiment.ts";
import type { LiveShow } from "../../experiments/live.ts";
import { LiveRecording, type Recorded } from "../../runtimes/live/recording.ts";
import { LATEST_MS } from "../../scenario/recorded.ts";
import type { LiveAsked, LiveTold, Reading } from "../../trace/live-report.ts";
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
    }));
    const there = this.#members.length - show.spares;
    for (const member of this.#members.slice(0, there)) this.#spawn(member, false);
    for (const { process } of this.#members.slice(there)) this.#recording.down(process, 0);
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
    this.#askAll({ kind: "pause" });
    this.#changed();
  }

  goOn(): void {
    if (this.#status !== "paused" || this.#heldMs === null) return;
    this.#originMs = this.#threads.nowMs() - this.#heldMs;
    this.#heldMs = null;
    this.#status = "running";
    for (const member of this.#members) member.heardMs = this.nowMs;
    this.#askAll({ kind: "run", originMs: this.#originMs });
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
    member.life++;
    this.#spawn(member, true);
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
    for (const member of this.#members) this.#endThread(member);
    if (this.#status !== "over") this.#status = "stopping";
  }

  #spawn(member: Life, isAgain: boolean): void {
    const { process, life } = member;
    const thread = this.#threads.spawn({
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
    for (const other of this.#members) {
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
    this.#originMs = this.#threads.nowMs() + BEGIN_MS;
    this.#status = "running";
    this.#askAll({ kind: "run", originMs: this.#originMs });
    this.#callOff = this.#threads.wait(LOOK_MS, () => this.#look());
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
        // What was told before a thread was ended is heard all the same.
        this.#recording.add(told.step);
        for (const watch of this.#watches) watch.step?.(told.step);
        this.#says(member, isCurrent, told.step.now);
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
    }
    this.#changed();
  }

  #says(member: Life, isCurrent: boolean, now: Reading): void {
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
    this.#recording.down(member.process, this.nowMs);
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
    this.#finish();
  }

  #finish(): void {
    if (this.#status === "over") return;
    this.#callOff?.();
    for (const member of this.#members) this.#endThread(member);
    this.#recorded = this.#recording.finish(this.nowMs);
    this.#status = "over";
    this.#changed();
  }

  #askAll(asked: LiveAsked): void {
    for (const { thread } of this.#members) thread?.ask(asked);
  }

  #changed(): void {
    this.#version++;
  }
}
