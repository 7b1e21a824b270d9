import { draw, stream, type Stream } from "../../src/base/draw.ts";
import type { AnySubject } from "../../src/contract/subject.ts";
import { experimentOf } from "../../src/experiments/catalogue.ts";
import { KernelThread } from "../../src/runtimes/live/kernel-thread.ts";
import { ProcessThread } from "../../src/runtimes/live/process-thread.ts";
import { formats } from "../../src/experiments/formats.ts";
import type { Formats } from "../../src/scenario/format.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Port, Thread, ThreadKind, Threads } from "../../src/store/live/threads.ts";
import type { FromKernel, LiveAsked, LiveTold, Parcel, ToKernel } from "../../src/trace/live-report.ts";

export function subjectOfAny(scenario: Scenario): AnySubject {
  const experiment = experimentOf(scenario.experiment);
  if (!experiment) throw new Error(`no experiment ${scenario.experiment}`);
  return experiment.subject(scenario);
}

interface Late {
  /** So much later than it should at the most: timers, messages between threads, and what is told to the page. */
  readonly timerMs: number;
  readonly messageMs: number;
  readonly tellMs: number;
  /** By how much at the most the threads' clocks of true time disagree. */
  readonly clockMs: number;
}

class FakePort {
  other: FakePort | null = null;
  freeMs = 0;
  #hears: ((message: Carried) => void) | null = null;
  #waiting: Carried[] = [];

  /** What comes in is kept until a listener hears it. */
  come(message: Carried): void {
    if (this.#hears) this.#hears(message);
    else this.#waiting.push(message);
  }

  start(hears: (message: Carried) => void): void {
    this.#hears = hears;
    for (const message of this.#waiting.splice(0)) hears(message);
  }
}

type Carried = Parcel | ToKernel | FromKernel;

/** Threads that share one thread and a clock that a test moves on: late at random, but in order as real ones are. */
export class FakeThreads implements Threads {
  readonly late: Late;
  readonly threads: FakeThread[] = [];
  readonly #chance: Stream;
  #draws = 0;
  #nowMs = 1e12;
  #order = 0;
  #queue: { readonly atMs: number; readonly order: number; readonly act: () => void }[] = [];

  readonly formats: Formats;

  constructor(seed: number, late: Partial<Late> = {}, known: Formats = formats) {
    this.formats = known;
    this.#chance = stream(seed, "late");
    this.late = { timerMs: 3, messageMs: 2, tellMs: 30, clockMs: 0.2, ...late };
  }

  nowMs(): number {
    return this.#nowMs;
  }

  readonly wait = (afterMs: number, done: () => void): (() => void) => {
    let isOff = false;
    this.at(this.#nowMs + afterMs, () => {
      if (!isOff) done();
    });
    return () => {
      isOff = true;
    };
  };

  spawn(kind: ThreadKind, heard: Heard): Thread {
    const thread = new FakeThread(this, kind, heard, (this.random() - 0.5) * this.late.clockMs);
    this.threads.push(thread);
    return thread;
  }

  channel(): readonly [Port, Port] {
    const [one, two] = [new FakePort(), new FakePort()];
    one.other = two;
    two.other = one;
    return [one, two];
  }

  random(): number {
    return draw(this.#chance, ++this.#draws);
  }

  at(atMs: number, act: () => void): void {
    this.#queue.push({ atMs, order: this.#order++, act });
  }

  /** Lets so much time go by. */
  run(forMs: number): void {
    const untilMs = this.#nowMs + forMs;
    for (;;) {
      this.#queue.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
      const first = this.#queue[0];
      if (!first || first.atMs > untilMs) break;
      this.#queue.shift();
      this.#nowMs = Math.max(this.#nowMs, first.atMs);
      first.act();
    }
    this.#nowMs = untilMs;
  }
}

type Heard = Parameters<Threads["spawn"]>[1];

export class FakeThread implements Thread {
  readonly kind: ThreadKind;
  isDead = false;
  isHung = false;
  /** Goes on, but nothing that it tells is heard any more. */
  isMute = false;
  /** What it tells instead. */
  lie: (told: LiveTold) => LiveTold = (told) => told;
  readonly #threads: FakeThreads;
  readonly #heard: Heard;
  readonly #process: ProcessThread<FakePort>;
  readonly #kernel: KernelThread<FakePort>;
  #toldMs = 0;
  #askedMs = 0;

  constructor(threads: FakeThreads, kind: ThreadKind, heard: Heard, awayMs: number) {
    this.#threads = threads;
    this.kind = kind;
    this.#heard = heard;
    const machine = {
      nowMs: () => threads.nowMs() + awayMs,
      after: (ms: number, done: () => void) =>
        threads.wait(ms + threads.random() * threads.late.timerMs, () => this.#do(done)),
      tell: (told: LiveTold) => this.#tell(told),
      send: (port: FakePort, carried: unknown) => this.#carry(port, carried as Carried),
      formats: threads.formats,
    };
    this.#process = new ProcessThread<FakePort>(machine);
    this.#kernel = new KernelThread<FakePort>(machine);
  }

  ask(asked: LiveAsked, port?: Port): void {
    const over = port as FakePort | undefined;
    this.#askedMs = Math.max(this.#askedMs, this.#threads.nowMs() + this.#threads.random() * 2);
    this.#threads.at(this.#askedMs, () =>
      this.#do(() => {
        this.#obey(asked, over);
        over?.start((message) => this.#do(() => this.#hear(asked, message)));
      }),
    );
  }

  end(): void {
    this.isDead = true;
  }

  /** What has come in at the port that came with `asked`. */
  #hear(asked: LiveAsked, message: Carried): void {
    if (asked.kind === "connect-kernel") this.#process.answered(message as FromKernel);
    else if (this.kind === "process") this.#process.take(message as Parcel);
    else if (asked.kind === "connect") this.#kernel.hear(asked.peer, message as ToKernel);
  }

  #do(act: () => void): void {
    if (!this.isDead && !this.isHung) act();
  }

  #obey(asked: LiveAsked, port: FakePort | undefined): void {
    switch (asked.kind) {
      case "be":
        return this.#process.be(asked);
      case "be-kernel":
        return this.#kernel.be(asked);
      case "connect":
        if (port && this.kind === "kernel") this.#kernel.connect(asked.peer, port);
        else if (port) this.#process.connect(asked.peer, asked.life, port);
        return;
      case "connect-kernel":
        if (port) this.#process.connectKernel(port, asked.life);
        return;
      case "end":
        return this.#kernel.end(asked.process);
      case "run":
        return this.#own.run(asked.originMs);
      case "pause":
        return this.#own.pause();
      case "stop":
        return this.#own.stop();
      case "fail":
        if (asked.how === "hang") this.isHung = true;
        else this.#heard.failed("made to throw");
    }
  }

  get #own() {
    return this.kind === "kernel" ? this.#kernel : this.#process;
  }

  /** What has been told is heard, though its thread be ended in between. */
  #tell(told: LiveTold): void {
    if (this.isMute) return;
    this.#toldMs = Math.max(
      this.#toldMs,
      this.#threads.nowMs() + this.#threads.random() * this.#threads.late.tellMs,
    );
    // Values pass between threads, not objects.
    const copy = structuredClone(this.lie(told));
    this.#threads.at(this.#toldMs, () => this.#heard.tell(copy));
  }

  #carry(port: FakePort, carried: Carried): void {
    const { other } = port;
    port.freeMs = Math.max(
      port.freeMs,
      this.#threads.nowMs() + this.#threads.random() * this.#threads.late.messageMs,
    );
    const copy = structuredClone(carried);
    this.#threads.at(port.freeMs, () => other?.come(copy));
  }
}
