/** True time of a run of real processes, in ms since it began. It stops while the run is paused. */
export class RunClock {
  readonly #machineMs: () => number;
  #originMs: number | null = null;
  #heldMs: number | null = null;

  /** @param machineMs the time of the machine, the same in all threads */
  constructor(machineMs: () => number) {
    this.#machineMs = machineMs;
  }

  /** 0 until the run has begun. */
  get nowMs(): number {
    return this.#originMs === null ? 0 : (this.#heldMs ?? Math.max(0, this.sinceOriginMs));
  }

  /** The same of a run that goes on, which is less than 0 where it is still to begin. */
  get sinceOriginMs(): number {
    return this.#machineMs() - this.originMs;
  }

  /** The moment of the machine that the run's time counts from. */
  get originMs(): number {
    return this.#originMs ?? 0;
  }

  beginIn(ms: number): void {
    this.#originMs = this.#machineMs() + ms;
  }

  hold(): void {
    this.#heldMs = this.nowMs;
  }

  goOn(): void {
    if (this.#heldMs === null) return;
    this.#originMs = this.#machineMs() - this.#heldMs;
    this.#heldMs = null;
  }
}
