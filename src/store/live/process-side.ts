import type { LiveShow } from "../../experiments/live-show.ts";
import type { Legacy, LiveAsked, LiveTold, Reading } from "../../trace/live-report.ts";
import type { Being, LiveMember } from "./member.ts";
import { SILENT_MS, type Thread, type Threads } from "./threads.ts";

interface Heard {
  readonly tell: (told: LiveTold) => void;
  readonly failed: (why: string) => void;
}

/** A process of a run, as the page has it in hand: its thread, where it has one, and the last that it said. */
export class ProcessSide implements LiveMember {
  readonly process: number;
  readonly id: string;
  is: Being = "off";
  why: string | null = null;
  said: Reading | null = null;
  phaseSinceMs = 0;
  /** How often it has been started again. */
  life = 0;
  /** When it has said anything last, in ms of the run. */
  heardMs = 0;
  isReady = false;
  isStopped = false;
  /** Ended, but its kernel has not said so: until then no next life of it begins. */
  isEnding = false;
  /** It must start again as soon as it can. */
  isWanted = false;
  readonly #threads: Threads;
  #thread: Thread | null = null;

  constructor(threads: Threads, process: number, id: string) {
    this.#threads = threads;
    this.process = process;
    this.id = id;
  }

  get thread(): Thread | null {
    return this.#thread;
  }

  /** @param legacy what its lives before have left; null where it begins for the first time */
  spawn({ scenario, wanting }: LiveShow, legacy: Legacy | null, heard: Heard): Thread {
    const { process } = this;
    const thread = this.#threads.spawn("process", heard);
    this.#thread = thread;
    this.is = "starting";
    this.isReady = false;
    this.why = null;
    this.said = null;
    thread.ask({ kind: "be", scenario, process, legacy, wanting: wanting(process) });
    return thread;
  }

  /** Leads a channel from its life to that of another process, where both have one. */
  connect(other: ProcessSide): void {
    if (!this.#thread || !other.#thread) return;
    const [mine, theirs] = this.#threads.channel();
    this.#thread.ask({ kind: "connect", peer: other.process, life: other.life }, mine);
    other.#thread.ask({ kind: "connect", peer: this.process, life: this.life }, theirs);
  }

  ask(asked: LiveAsked): void {
    this.#thread?.ask(asked);
  }

  end(): void {
    this.#thread?.end();
    this.#thread = null;
  }

  says(now: Reading): void {
    if (this.said?.facts.phase !== now.facts.phase) this.phaseSinceMs = now.atMs;
    this.said = now;
    this.is = "running";
  }

  /** It does not answer any more, where that is so. Whether that is news. */
  becomesSilent(nowMs: number): boolean {
    if (this.is !== "running" || nowMs - this.heardMs <= SILENT_MS) return false;
    this.is = "silent";
    return true;
  }
}
