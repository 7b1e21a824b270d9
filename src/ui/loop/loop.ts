import { flushSync } from "react-dom";
import { LATER, type Work } from "../../base/work.ts";
import type { InSlices } from "../../store/attempts.ts";

/**
 * The parts of the page, in the order in which a frame draws them. The first three are drawn in every frame: what the
 * hand holds or what glides, work in slices, and the sentence, the count and the scrubber. They cost little, and so the
 * words are never later than the picture. The others share what is left of the frame.
 */
const parts = ["hand", "work", "words", "diagram", "stage", "cards", "panels"] as const;
const always = 3;

export type Part = (typeof parts)[number];
/** Brings a part of the page up to date. `nowMs` is when its frame began, in ms since any moment. */
export type Draw = (nowMs: number) => void;

/** How frames come by. */
export interface Frames {
  /** Calls `frame` before the next picture is painted. */
  readonly next: (frame: () => void) => void;
  /** In ms since any moment. */
  readonly nowMs: () => number;
  /** Calls `draw`. All that it changes is on the page when this returns. */
  readonly flush: (draw: () => void) => void;
  readonly report: (error: unknown) => void;
}

/** So long may a frame draw, in ms of the 16.7 that it has: the browser needs the rest to lay out and paint. */
const budgetMs = 9;
/** The same where frame follows on frame: then a late frame is seen, and a part that is behind is not. */
const hurryBudgetMs = 4;
/** Frames that are no further apart follow each other, in ms: a late frame of a busy machine still does. */
const hurryMs = 150;
/** So long does a frame go on with work in slices, in ms: beside what moves, and where the user waits for it. */
const sliceMs = 5;
const waitedForMs = 30;

interface Queue {
  readonly draws: Set<Draw>;
  /** What the part cost lately, in ms. */
  costMs: number;
  /** How many frames had no room for it. */
  missed: number;
}

/**
 * The only frame callback of the page. Each frame draws the parts that were invalidated, as long as they fit in its
 * budget. A part that does not fit shows its last picture until a frame has room for it.
 */
export class Loop {
  readonly #frames: Frames;
  readonly #queues: ReadonlyMap<Part, Queue>;
  #isAsked = false;
  #lastMs = -Infinity;

  constructor(frames: Frames) {
    this.#frames = frames;
    this.#queues = new Map(parts.map((part) => [part, { draws: new Set(), costMs: 0, missed: 0 }]));
  }

  /** Has the next frame with room for the part call `draw`, once. */
  invalidate(part: Part, draw: Draw): void {
    this.#queues.get(part)?.draws.add(draw);
    this.#ask();
  }

  /** Forgets a `draw` that was not called yet. Returns whether there was one. */
  callOff(draw: Draw): boolean {
    return [...this.#queues.values()].filter(({ draws }) => draws.delete(draw)).length > 0;
  }

  /** Does a slice of the work in each frame. Work that the user waits for begins at once, for `firstMs`. */
  readonly inSlices: InSlices = (work, done, firstMs) => {
    let isCalledOff = false;
    let isGoing = false;
    const goOn = (forMs: number) => {
      isGoing = true;
      const next = this.#slice(work, forMs);
      isGoing = false;
      if (isCalledOff) return void work.return(undefined as never);
      if (next.done) done(next.value);
      else this.invalidate("work", inFrame);
    };
    const inFrame = () => goOn(firstMs === undefined ? sliceMs : waitedForMs);
    if (firstMs === undefined) this.invalidate("work", inFrame);
    else goOn(firstMs);
    return () => {
      isCalledOff = true;
      this.callOff(inFrame);
      // Work that has another thread work for it stops that.
      if (!isGoing) work.return(undefined as never);
    };
  };

  #slice<T>(work: Work<T>, forMs: number): ReturnType<Work<T>["next"]> {
    const untilMs = this.#frames.nowMs() + forMs;
    for (;;) {
      const next = work.next();
      if (next.done || next.value === LATER || this.#frames.nowMs() >= untilMs) return next;
    }
  }

  #ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#frames.next(() => {
      this.#isAsked = false;
      this.#frame(this.#frames.nowMs());
      if ([...this.#queues.values()].some(({ draws }) => draws.size > 0)) this.#ask();
    });
  }

  #frame(beganMs: number): void {
    const untilMs = beganMs + (beganMs - this.#lastMs > hurryMs ? budgetMs : hurryBudgetMs);
    this.#lastMs = beganMs;
    const queues = [...this.#queues.values()];
    for (const queue of queues.slice(0, always)) this.#draw(queue, beganMs);
    // Not asked before: the hand and the work invalidate other parts.
    const waiting = queues.slice(always).filter(({ draws }) => draws.size > 0);
    // What waited longest comes first, else the written order holds.
    const [first, ...others] = waiting.toSorted((a, b) => b.missed - a.missed);
    if (first) this.#draw(first, beganMs);
    for (const queue of others) {
      if (this.#frames.nowMs() + queue.costMs <= untilMs) this.#draw(queue, beganMs);
      else queue.missed++;
    }
  }

  #draw(queue: Queue, nowMs: number): void {
    const fromMs = this.#frames.nowMs();
    queue.missed = 0;
    if (queue.draws.size === 0) return;
    this.#guard(() =>
      this.#frames.flush(() => {
        // What is invalidated meanwhile is for the next frame, what is called off for none.
        const asked = [...queue.draws];
        for (const draw of asked) if (queue.draws.delete(draw)) this.#guard(() => draw(nowMs));
      }),
    );
    const tookMs = this.#frames.nowMs() - fromMs;
    queue.costMs = Math.max(tookMs, (queue.costMs + tookMs) / 2);
  }

  /** A part that throws holds up no other. */
  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#frames.report(error);
    }
  }
}

/** The loop of this page. */
export const loop = new Loop({
  next: (frame) => void requestAnimationFrame(frame),
  nowMs: () => performance.now(),
  flush: (draw) => flushSync(draw),
  report: (error) => reportError(error),
});
