import { Agenda, type Due } from "../../world/agenda.ts";

/** The time of a live process or kernel: true time in ms since the run began. */
export interface RealTime {
  nowMs(): number;
  /** Really waits, and answers with how to call that off. */
  after(ms: number, done: () => void): () => void;
}

interface Owner<Item> {
  /** Whether it still has to be done; what need not is removed unseen. */
  isLive(due: Item): boolean;
  /** Whether nothing can be done now, whatever is due. */
  isHeldUp?(): boolean;
  perform(due: Item): void;
}

/** So much in a row at most, before the thread hears what else it is asked. */
const BURST = 50;

/** An agenda in real time: it waits until the first of it is due, and has it done. Nothing is done while it rests. */
export class LiveAgenda<Item extends Due> {
  readonly #agenda = new Agenda<Item>();
  readonly #time: RealTime;
  readonly #owner: Owner<Item>;
  #isRunning = false;
  #callOff: (() => void) | null = null;

  constructor(time: RealTime, owner: Owner<Item>) {
    this.#time = time;
    this.#owner = owner;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** To be followed by `wait`, unless it is called by `perform`. */
  add(due: Item): void {
    this.#agenda.add(due);
  }

  goOn(): void {
    this.#isRunning = true;
    this.wait();
  }

  /** Items that become due from now on are only delayed. */
  pause(): void {
    this.#isRunning = false;
    this.wait();
  }

  /** Waits for what comes first now. */
  wait(): void {
    this.#callOff?.();
    this.#callOff = null;
    const first = this.#isRunning ? this.#first() : undefined;
    if (!first) return;
    const forMs = Math.max(0, first.atMs - this.#time.nowMs());
    this.#callOff = this.#time.after(forMs, () => this.#wake());
  }

  #wake(): void {
    this.#callOff = null;
    for (let burst = 0; burst < BURST; burst++) {
      const first = this.#first();
      if (!first || first.atMs > this.#time.nowMs()) break;
      this.#agenda.take();
      this.#owner.perform(first);
    }
    this.wait();
  }

  #first(): Item | undefined {
    if (this.#owner.isHeldUp?.()) return undefined;
    for (let first = this.#agenda.peek(); first; first = this.#agenda.peek()) {
      if (this.#owner.isLive(first)) return first;
      this.#agenda.take();
    }
    return undefined;
  }
}
