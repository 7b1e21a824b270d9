import { at } from "../../base/invariant.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { LiveShow } from "../../experiments/live-show.ts";
import type { Legacy, LiveAsked, LiveTold } from "../../trace/live-report.ts";
import { KernelSide } from "./kernel-side.ts";
import { ProcessSide } from "./process-side.ts";
import type { Threads } from "./threads.ts";

/** The run that a group of processes belongs to, as far as the group needs it. */
interface OwnRun {
  nowMs(): number;
  legacy(process: number): Legacy;
  /** @param isCurrent whether the life that told it is the one that the process has */
  hear(member: ProcessSide, isCurrent: boolean, told: LiveTold): void;
  hearKernel(told: LiveTold): void;
  kernelFailed(why: string): void;
  /** The thread of a process was ended. */
  ended(process: number): void;
}

/**
 * The threads of a run: one for each process that is there and, where they have sockets, one for their kernel. Begins
 * and ends them, and leads a channel from each to each.
 */
export class ProcessGroup {
  readonly members: readonly ProcessSide[];
  readonly kernel: KernelSide | null;
  readonly #subject: AnySubject;
  readonly #show: LiveShow;
  readonly #around: OwnRun;

  constructor(subject: AnySubject, show: LiveShow, threads: Threads, around: OwnRun) {
    this.#subject = subject;
    this.#show = show;
    this.#around = around;
    this.members = subject.members.map(({ id }, process) => new ProcessSide(threads, process, id));
    this.kernel = subject.kernel
      ? new KernelSide(threads, show.scenario, {
          tell: (told) => this.#hearKernel(told),
          failed: (why) => this.#kernelFailed(why),
        })
      : null;
  }

  /** Whether every process that was started runs or has failed to start. */
  get isReady(): boolean {
    return this.members.every(({ thread, isReady }) => !thread || isReady) && this.kernel?.isReady !== false;
  }

  get isStopped(): boolean {
    const haveStopped = this.members.every(({ thread, isStopped }) => !thread || isStopped);
    return haveStopped && this.kernel?.isStopped !== false;
  }

  /** The processes that are off from the beginning. A process with a later start time is not among them. */
  get spares(): readonly ProcessSide[] {
    const spares = this.members.slice(this.members.length - this.#show.spares);
    return spares.filter(({ process }) => !this.#startsByItself(process));
  }

  /** Begins all that begin with the run. */
  begin(): void {
    const there = this.members.length - this.#show.spares;
    for (const member of this.members.slice(0, there)) this.#spawn(member, null);
  }

  /** Starts a process that is not running, again or for the first time; if it is still ending, afterwards. */
  restart(process: number): void {
    const member = at(this.members, process);
    if (member.thread) return;
    if (member.is === "off" && this.#startsByItself(process)) return this.#spawn(member, null);
    member.isWanted = member.isEnding;
    if (member.isWanted) return;
    member.life++;
    this.#spawn(member, this.#around.legacy(process));
  }

  /** The kernel has closed the sockets of a process that has ended. Returns whether the process starts again now. */
  hasClosed(process: number): boolean {
    const member = at(this.members, process);
    const { isWanted } = member;
    member.isEnding = member.isWanted = false;
    return isWanted;
  }

  end(member: ProcessSide, is: "killed" | "thrown", why: string | null): void {
    if (!member.thread) return;
    member.end();
    member.is = is;
    member.why = why;
    member.isEnding = this.kernel !== null;
    this.kernel?.ask({ kind: "end", process: member.process });
    this.#around.ended(member.process);
  }

  endAll(): void {
    for (const member of this.members) member.end();
    this.kernel?.end();
  }

  /** While they were held no process was to report: they are as if they had just been heard. */
  hearOfAll(): void {
    const nowMs = this.#around.nowMs();
    for (const member of this.members) member.heardMs = nowMs;
    if (this.kernel) this.kernel.heardMs = nowMs;
  }

  askAll(asked: LiveAsked): void {
    for (const member of this.members) member.ask(asked);
    this.kernel?.ask(asked);
  }

  #startsByItself(process: number): boolean {
    return at(this.#subject.members, process).startMs !== undefined;
  }

  #spawn(member: ProcessSide, legacy: Legacy | null): void {
    const { process, life } = member;
    const thread = member.spawn(this.#show, legacy, {
      tell: (told) => this.#hear(member, life, told),
      failed: (why) => {
        if (member.life === life) this.end(member, "thrown", why);
      },
    });
    // Messages over sockets go only through the kernel.
    if (this.kernel) this.kernel.connect(process, life, thread);
    else for (const other of this.members) if (other !== member) member.connect(other);
  }

  #hear(member: ProcessSide, life: number, told: LiveTold): void {
    const isCurrent = member.life === life && member.thread !== null;
    member.heardMs = this.#around.nowMs();
    if (told.kind === "ready" && isCurrent) member.isReady = true;
    if (told.kind === "stopped") member.isStopped = true;
    this.#around.hear(member, isCurrent, told);
  }

  #hearKernel(told: LiveTold): void {
    if (!this.kernel) return;
    this.kernel.heardMs = this.#around.nowMs();
    if (told.kind === "ready") this.kernel.isReady = true;
    if (told.kind === "stopped") this.kernel.isStopped = true;
    this.#around.hearKernel(told);
  }

  #kernelFailed(why: string): void {
    if (!this.kernel) return;
    this.kernel.end();
    this.kernel.isReady = this.kernel.isStopped = true;
    this.#around.kernelFailed(why);
  }
}
