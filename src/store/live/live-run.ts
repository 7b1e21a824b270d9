import { at } from "../../base/invariant.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Experiment } from "../../experiments/experiment.ts";
import type { LiveShow } from "../../experiments/live-show.ts";
import { LiveRecording, type Recorded } from "../../runtimes/live/recording.ts";
import { limits } from "../../contract/limits.ts";
import type { LiveStep, LiveTold, Reading } from "../../trace/live-report.ts";
import { Deeds } from "./deeds.ts";
import type { LiveMember, LiveStatus, LiveWatch } from "./member.ts";
import { ProcessGroup } from "./process-group.ts";
import type { ProcessSide } from "./process-side.ts";
import { RunClock } from "./run-clock.ts";
import type { Threads } from "./threads.ts";

/** From the last thread that is ready to the beginning, so that all hear of it before. */
const BEGIN_MS = 80;
const LOOK_MS = 500;
/** So long a thread may take to stop. */
const STOP_MS = 800;
/** A recording can be stepped through; a longer one would be too long for that. */
export const LIVE_STEPS_MAX = 20_000;

/**
 * A run of real processes, as the page has it in hand: begins, holds and ends it, and keeps what its threads tell.
 * Whatever a thread does, or does not do, the page only hears of it.
 */
export class LiveRun {
  readonly show: LiveShow;
  readonly subject: AnySubject;
  readonly #threads: Threads;
  readonly #watches: readonly LiveWatch[];
  readonly #recording: LiveRecording;
  readonly #group: ProcessGroup;
  readonly #clock: RunClock;
  readonly #deeds: Deeds;
  #status: LiveStatus = "starting";
  #version = 0;
  #recorded: Recorded | null = null;
  #wasFull: string | null = null;
  #callOff: (() => void) | null = null;

  constructor(experiment: Experiment, show: LiveShow, threads: Threads, watches: readonly LiveWatch[]) {
    this.show = show;
    this.subject = experiment.subject(show.scenario);
    this.#threads = threads;
    this.#watches = watches;
    this.#recording = new LiveRecording(this.subject, show.recorded);
    this.#clock = new RunClock(() => threads.nowMs());
    this.#group = new ProcessGroup(this.subject, show, threads, {
      nowMs: () => this.nowMs,
      legacy: (process) => this.#recording.legacy(process),
      hear: (member, isCurrent, told) => this.#hear(member, isCurrent, told),
      hearKernel: (told) => this.#hearKernel(told),
      kernelFailed: (why) => this.#kernelFailed(why),
      ended: (process) => this.#ended(process),
    });
    this.#deeds = new Deeds(show.deeds, threads.wait, (deed) => {
      if (deed.do === "kill") this.kill(deed.process);
      else this.restart(deed.process);
    });
    this.#group.begin();
    for (const { process } of this.#group.spares) this.#recording.down(process, 0);
  }

  /** Rises with everything that changes. */
  get version(): number {
    return this.#version;
  }

  get status(): LiveStatus {
    return this.#status;
  }

  get members(): readonly LiveMember[] {
    return this.#group.members;
  }

  get stepCount(): number {
    return this.#recording.stepCount;
  }

  /** The recording; null until the run is over. */
  get recorded(): Recorded | null {
    return this.#recorded;
  }

  /** Whether the kernel has said nothing for long. */
  get isKernelSilent(): boolean {
    return this.#status === "running" && this.#group.kernel?.isSilent(this.nowMs) === true;
  }

  /** Why it stopped by itself, where it did. */
  get wasFull(): string | null {
    return this.#wasFull;
  }

  /** True time of the run, in ms. It stops while the run is paused. */
  get nowMs(): number {
    return this.#clock.nowMs;
  }

  pause(): void {
    if (this.#status !== "running") return;
    this.#clock.hold();
    this.#status = "paused";
    this.#deeds.pause();
    this.#group.askAll({ kind: "pause" });
    this.#changed();
  }

  goOn(): void {
    if (this.#status !== "paused") return;
    this.#clock.goOn();
    this.#status = "running";
    this.#group.hearOfAll();
    this.#run();
    this.#changed();
  }

  /** Ends a process's thread, whatever it does at this moment. */
  kill(process: number): void {
    this.#group.end(at(this.#group.members, process), "killed", null);
  }

  /** Starts a process that is not running, again or for the first time. */
  restart(process: number): void {
    if (this.#status !== "running") return;
    this.#group.restart(process);
    this.#changed();
  }

  /** Ends the remains of a process and starts it again. */
  again(process: number): void {
    this.kill(process);
    this.restart(process);
  }

  /** Makes a process do what programs do that have mistakes. */
  fail(process: number, how: "throw" | "hang"): void {
    at(this.#group.members, process).ask({ kind: "fail", how });
  }

  /** Ends the run: what has been told by then is its recording. */
  stop(): void {
    if (this.#status !== "running" && this.#status !== "paused") return;
    this.#clock.hold();
    this.#status = "stopping";
    this.#deeds.pause();
    this.#group.askAll({ kind: "stop" });
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
    this.#group.endAll();
    if (this.#status !== "over") this.#status = "stopping";
  }

  /** All that begin with the run begin at one moment, once each of them is there or has failed to be. */
  #beginOnceReady(): void {
    if (this.#status !== "starting" || !this.#group.isReady) return;
    this.#clock.beginIn(BEGIN_MS);
    this.#status = "running";
    this.#run();
    this.#callOff = this.#threads.wait(LOOK_MS, () => this.#look());
    this.#changed();
  }

  /** Has every process run, from the moment that the run's time counts from. */
  #run(): void {
    this.#group.askAll({ kind: "run", originMs: this.#clock.originMs });
    this.#deeds.goOn(() => this.#clock.sinceOriginMs);
  }

  #hearKernel(told: LiveTold): void {
    if (this.#status === "over") return;
    switch (told.kind) {
      case "ready":
        this.#beginOnceReady();
        break;
      case "step":
        this.#stepped(at(this.#group.members, told.step.process), told.step);
        break;
      case "world":
        this.#recording.world(told.step);
        break;
      case "crash":
        this.#recording.crashed(told);
        if (this.#group.hasClosed(told.process)) this.restart(told.process);
        break;
      case "sockets":
      case "alive":
      case "stroke":
        break;
      case "stopped":
        this.#finishOnceStopped();
        break;
    }
    for (const watch of this.#watches) watch.kernel?.(told);
    this.#changed();
  }

  /** Without a kernel no process comes any further, and where none has begun, none begins. */
  #kernelFailed(why: string): void {
    this.#wasFull = `The kernel’s thread failed: ${why}.`;
    if (this.#status === "starting") return this.#finish();
    this.stop();
    this.#finishOnceStopped();
    this.#changed();
  }

  #hear(member: ProcessSide, isCurrent: boolean, told: LiveTold): void {
    if (this.#status === "over") return;
    switch (told.kind) {
      case "ready":
        if (!isCurrent) return;
        if (this.#status === "running") member.ask({ kind: "run", originMs: this.#clock.originMs });
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

  /** Reports from before a thread was killed still count. */
  #stepped(member: ProcessSide, step: LiveStep): void {
    this.#recording.add(step);
    for (const watch of this.#watches) watch.step?.(step);
    this.#says(member, member.thread !== null && !member.isEnding, step.now);
  }

  #says(member: ProcessSide, isCurrent: boolean, now: Reading): void {
    // A report through the kernel may arrive after a later direct one.
    if (isCurrent && member.said && now.atMs < member.said.atMs) return;
    for (const watch of this.#watches) watch.said?.(member.process, now);
    if (isCurrent) member.says(now);
  }

  #ended(process: number): void {
    // With a kernel, the kernel reports this after it has closed the process's sockets.
    if (!this.#group.kernel) this.#recording.down(process, this.nowMs);
    for (const watch of this.#watches) watch.down?.(process, this.nowMs);
    this.#beginOnceReady();
    this.#finishOnceStopped();
    this.#changed();
  }

  /** Checks from time to time which processes have been silent for long, and whether the run can go on. */
  #look(): void {
    this.#callOff = this.#threads.wait(LOOK_MS, () => this.#look());
    if (this.#status !== "running") return;
    for (const member of this.#group.members) if (member.becomesSilent(this.nowMs)) this.#changed();
    const isLate = this.nowMs > limits.momentMs - 2 * LOOK_MS;
    if (!isLate && this.stepCount < LIVE_STEPS_MAX) return;
    this.#wasFull = isLate
      ? "It has run for ten minutes, the longest that a scenario can last."
      : `It has ${LIVE_STEPS_MAX} steps, the most that a recording can hold.`;
    this.stop();
  }

  #finishOnceStopped(): void {
    if (this.#status === "stopping" && this.#group.isStopped) this.#finish();
  }

  #finish(): void {
    if (this.#status === "over") return;
    this.#callOff?.();
    this.#group.endAll();
    this.#recorded = this.#recording.finish(this.nowMs);
    this.#status = "over";
    this.#changed();
  }

  #changed(): void {
    this.#version++;
  }
}
