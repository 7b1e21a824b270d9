import { delayedView } from "./delayed-view.ts";
import type { Wait } from "./player.ts";
import type { Work } from "../base/work.ts";
import type { Edit } from "../scenario/edit.ts";
import type { InSlices } from "./attempts.ts";
import type { Workbench, WorkbenchStore } from "./workbench.ts";

/** Calls `done` before the next frame is drawn. */
export type NextFrame = (done: () => void) => void;

/** Steps that follow each other sooner than this, in ms of the viewer's own time, are shown in turns. */
const hurryMs = 60;

/** From this one on parts are small: what is tried out is drawn by all of them in one turn, so that it comes often. */
const smallParts = 2;
/** A step of so many processes is more than one frame can draw. */
const manyProcesses = 16;
/** A run of no more steps is drawn whole in one frame, while something is tried out on it. */
const atOnceMost = 200;
/** What takes no longer than this, in ms, is not cut into slices: it leaves its frame time to draw. */
const wholeMs = 4;
/** As much of a frame is computed in, in ms, of the 16.7 that it has. */
const sliceMs = 7;

/** How time goes by on a page. */
export interface Frames {
  readonly next: NextFrame;
  /** In ms since any moment. */
  readonly nowMs: () => number;
}

/**
 * The parts of the picture that are drawn in turns, a frame each, as long as frame after frame brings a new step. In
 * frames in which none is drawn there is time to compute.
 */
export class Turns {
  readonly #frames: Frames;
  readonly #waiting: readonly Set<() => void>[];
  #turn = 0;
  #isCounting = false;
  /** How long the last work took, in ms. The first might take any time. */
  #lastMs = Infinity;

  constructor(parts: number, frames: Frames) {
    this.#frames = frames;
    this.#waiting = Array.from({ length: parts }, () => new Set());
  }

  /** Calls `done` in the part's next turn. */
  ask(part: number, done: () => void): void {
    this.#waiting[part]?.add(done);
    if (!this.#isCounting) this.#count();
  }

  callOff(done: () => void): void {
    for (const waiting of this.#waiting) waiting.delete(done);
  }

  #count(): void {
    this.#isCounting = true;
    this.#frames.next(() => {
      this.#isCounting = false;
      const parts = this.#waiting.length;
      do this.#turn = (this.#turn + 1) % parts;
      while (this.#isAwaited && this.#waiting[this.#turn]?.size === 0);
      const turn = this.#waiting[this.#turn];
      const all = [...(turn ?? [])];
      turn?.clear();
      try {
        while (all.length > 0) all.shift()?.();
      } finally {
        // A part that throws holds up no other: what is left of this turn comes with the next.
        for (const done of all) turn?.add(done);
        if (this.#isAwaited) this.#count();
      }
    });
  }

  get #isAwaited(): boolean {
    return this.#waiting.some(({ size }) => size > 0);
  }

  /** Does work in the frames that are left, and at once where the last one was soon done. Its end has its own frame. */
  readonly inSlices: InSlices = (work, done, eachMs) => {
    let isCalledOff = false;
    let tookMs = 0;
    const soon = (go: () => void) =>
      this.#frames.next(() => {
        if (isCalledOff) return;
        if (this.#isAwaited) soon(go);
        else go();
      });
    const slice = (ms: number) => {
      const beganMs = this.#frames.nowMs();
      const next = this.#slice(work, beganMs + ms);
      tookMs += this.#frames.nowMs() - beganMs;
      if (next.done) this.#lastMs = tookMs;
      return next;
    };
    const whole = () => {
      const next = slice(Infinity);
      if (next.done) done(next.value);
    };
    const goOn = () => {
      const next = slice(eachMs ?? sliceMs);
      soon(next.done ? () => done(next.value) : goOn);
    };
    if (eachMs !== undefined) {
      const next = this.#slice(work, this.#frames.nowMs() + eachMs);
      if (next.done) done(next.value);
      else soon(goOn);
    } else if (this.#lastMs > wholeMs) soon(goOn);
    else if (this.#isAwaited) soon(whole);
    else whole();
    return () => {
      isCalledOff = true;
    };
  };

  #slice<T>(work: Work<T>, untilMs: number): IteratorResult<void, T> {
    for (;;) {
      const next = work.next();
      if (next.done || this.#frames.nowMs() >= untilMs) return next;
    }
  }
}

/**
 * The workbench for one part of the picture: it follows at once, but where steps come in a hurry, as while a slider
 * is dragged, only in its own turn. So no frame has to draw all parts anew. Of what is tried out the part that is
 * under the hand is drawn at once, and the others in their turns. Of every step that is played, or of a crowd, each part
 * is drawn in its turn: nobody waits for a key there, and what moves is not held up.
 */
export function turnView(
  main: WorkbenchStore,
  turns: Turns,
  part: number,
  isUnderHand: (edit: Edit) => boolean,
  wait: Wait,
): WorkbenchStore {
  return delayedView(main, (follow) => {
    let calmDown: (() => void) | null = null;
    let wasPlaying = main.getState().playing;
    return {
      hear(now, shown) {
        if (isOnly(now, shown, "computing")) return;
        const isStep = isOnly(now, shown, "cursor", "hovered", "computing", "playing", "beside");
        const isPassed = calmDown !== null && isOnly(now, shown, "cursor", "hovered", "computing");
        const isOfCrowd = isStep && now.run.trace.processes.length > manyProcesses;
        const isPlayed = isStep && wasPlaying && now.cursor !== shown.cursor;
        wasPlaying = now.playing;
        if (now.run === shown.run && now.cursor !== shown.cursor) {
          calmDown?.();
          calmDown = wait(hurryMs, () => (calmDown = null));
        }
        turns.callOff(follow);
        if (isBesideHand(now)) turns.ask(Math.min(part, smallParts), follow);
        else if (isPassed || isOfCrowd || isPlayed) turns.ask(part, follow);
        else follow();
      },
      leave() {
        turns.callOff(follow);
        calmDown?.();
        calmDown = null;
      },
    };
  });

  function isBesideHand({ preview, run }: Workbench): boolean {
    return preview !== null && run.trace.steps.length > atOnceMost && !isUnderHand(preview.edit);
  }
}

/** Whether nothing has changed but these. */
function isOnly(now: Workbench, shown: Workbench, ...which: (keyof Workbench)[]): boolean {
  const names = Object.keys(now) as (keyof Workbench)[];
  return names.every((name) => now[name] === shown[name] || which.includes(name));
}
