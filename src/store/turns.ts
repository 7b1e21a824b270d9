import { delayedView } from "./delayed-view.ts";
import type { Wait } from "./player.ts";
import type { Workbench, WorkbenchStore } from "./workbench.ts";

/** Calls `done` before the next frame is drawn. */
export type NextFrame = (done: () => void) => void;

/** Steps that follow each other sooner than this, in ms of the viewer's own time, are shown in turns. */
const hurryMs = 60;

/** The parts of the picture that are drawn in turns, a frame each, as long as frame after frame brings a new step. */
export class Turns {
  readonly #nextFrame: NextFrame;
  readonly #waiting: readonly Set<() => void>[];
  #turn = 0;
  #isCounting = false;

  constructor(parts: number, nextFrame: NextFrame) {
    this.#nextFrame = nextFrame;
    this.#waiting = Array.from({ length: parts }, () => new Set());
  }

  /** Calls `done` in the part's next turn. */
  ask(part: number, done: () => void): void {
    this.#waiting[part]?.add(done);
    if (!this.#isCounting) this.#count();
  }

  callOff(part: number, done: () => void): void {
    this.#waiting[part]?.delete(done);
  }

  #count(): void {
    this.#isCounting = true;
    this.#nextFrame(() => {
      this.#isCounting = false;
      this.#turn = (this.#turn + 1) % this.#waiting.length;
      const turn = this.#waiting[this.#turn];
      const all = [...(turn ?? [])];
      turn?.clear();
      for (const done of all) done();
      if (this.#waiting.some(({ size }) => size > 0)) this.#count();
    });
  }
}

/**
 * The workbench for one part of the picture: it follows at once, but where steps come in a hurry, as while a slider
 * is dragged, only in its own turn. So no frame has to draw all parts anew.
 */
export function turnView(main: WorkbenchStore, turns: Turns, part: number, wait: Wait): WorkbenchStore {
  return delayedView(main, (follow) => {
    let calmDown: (() => void) | null = null;
    return {
      hear(now, shown) {
        const isHurried = calmDown !== null && isOnlyElsewhere(now, shown);
        if (now.run === shown.run && now.cursor !== shown.cursor) {
          calmDown?.();
          calmDown = wait(hurryMs, () => (calmDown = null));
        }
        if (isHurried) return turns.ask(part, follow);
        turns.callOff(part, follow);
        follow();
      },
      leave() {
        turns.callOff(part, follow);
        calmDown?.();
        calmDown = null;
      },
    };
  });
}

/** Whether nothing has changed but where in the run the cursor or the pointer is. */
function isOnlyElsewhere(now: Workbench, shown: Workbench): boolean {
  const names = Object.keys(now) as (keyof Workbench)[];
  return names.every((name) => name === "cursor" || name === "hovered" || now[name] === shown[name]);
}
