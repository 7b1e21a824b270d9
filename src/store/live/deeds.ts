import type { LiveDeed } from "../../experiments/live-show.ts";
import type { Wait } from "../player.ts";

/** Carries out a scenario's crashes and restarts on real processes, as close to their times as timers allow. */
export class Deeds {
  readonly #deeds: readonly LiveDeed[];
  readonly #wait: Wait;
  readonly #act: (deed: LiveDeed) => void;
  #next = 0;
  #callOff: (() => void) | null = null;

  constructor(deeds: readonly LiveDeed[], wait: Wait, act: (deed: LiveDeed) => void) {
    this.#deeds = deeds;
    this.#wait = wait;
    this.#act = act;
  }

  /** @param nowMs the run's time, which may be still to begin */
  goOn(nowMs: () => number): void {
    const deed = this.#deeds[this.#next];
    if (!deed) return;
    this.#callOff = this.#wait(Math.max(0, deed.atMs - nowMs()), () => {
      this.#next++;
      this.#act(deed);
      this.goOn(nowMs);
    });
  }

  pause(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}
