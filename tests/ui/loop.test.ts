import { expect, test } from "vitest";
import { LATER, type Work } from "../../src/base/work.ts";
import { Loop, type Part } from "../../src/ui/loop/loop.ts";

const inOrder: readonly Part[] = ["hand", "work", "words", "diagram", "stage", "cards", "panels"];

/** A loop with frames that come when the test says so, and a clock that only what is drawn moves. */
function setUp() {
  const clock = { ms: 0, flushes: 0 };
  const frames: (() => void)[] = [];
  const errors: unknown[] = [];
  const loop = new Loop({
    next: (frame) => void frames.push(frame),
    nowMs: () => clock.ms,
    flush: (draw) => {
      clock.flushes++;
      draw();
    },
    report: (error) => errors.push(error),
  });
  let drawn: string[] = [];
  /** Invalidates a part that takes so many ms. */
  const ask = (part: Part, tookMs = 0) =>
    loop.invalidate(part, () => {
      clock.ms += tookMs;
      drawn.push(part);
    });
  /** Lets a frame come. Returns what it drew. */
  const frame = () => {
    expect(frames.length).toBeLessThanOrEqual(1);
    frames.shift()?.();
    const all = drawn;
    drawn = [];
    return all;
  };
  /** Work of so many parts of a ms each. */
  function* work(parts: number) {
    for (let i = 0; i < parts; i++) {
      clock.ms++;
      yield;
    }
    return parts;
  }
  return { loop, clock, frames, errors, ask, frame, work };
}

test("after calm one frame draws every part, in their order and each in one go", () => {
  const { ask, frame, frames, clock } = setUp();
  for (const part of inOrder.toReversed()) ask(part, 1);
  ask("stage");
  expect(frames).toHaveLength(1);
  expect(frame()).toEqual(inOrder.flatMap((part) => (part === "stage" ? [part, part] : [part])));
  expect(clock.flushes).toBe(inOrder.length);
  expect(frames).toEqual([]);
});

test("draws a part once that is invalidated twice", () => {
  const { loop, frame, frames } = setUp();
  let times = 0;
  const draw = () => void times++;
  for (let i = 0; i < 3; i++) loop.invalidate("stage", draw);
  frame();
  expect({ times, frames }).toEqual({ times: 1, frames: [] });
});

test("work that does not fit in a frame moves to the next ones, and the newest is drawn", () => {
  const { ask, frame, frames, clock } = setUp();
  const all = () => {
    for (const part of inOrder.slice(2)) ask(part, 4);
  };
  // What the parts take is not known yet: the first frame draws all that it has begun in time.
  all();
  while (frames.length > 0) frame();
  clock.ms += 100;
  all();
  expect(frame()).toEqual(["words", "diagram"]);
  for (const part of ["stage", "cards", "panels"]) expect(frame()).toEqual([part]);
  expect(frames).toEqual([]);
});

test("a frame that follows on another draws less, as the browser has to lay out and paint in each", () => {
  const { ask, frame, clock } = setUp();
  const all = () => {
    for (const part of inOrder.slice(2)) ask(part, 1.5);
    return frame();
  };
  all();
  clock.ms += 200;
  expect(all()).toEqual(["words", "diagram", "stage", "cards", "panels"]);
  expect(all()).toEqual(["words", "diagram"]);
});

test("while frame follows on frame, the part that waited longest is drawn first", () => {
  const { ask, frame } = setUp();
  const heavy = ["diagram", "stage", "cards", "panels"] as const;
  const drawn = Array.from({ length: 9 }, () => {
    for (const part of heavy) ask(part, 12);
    return [...new Set(frame())];
  });
  expect(drawn.slice(1)).toEqual([...heavy.slice(1), ...heavy, "diagram"].map((part) => [part]));
});

test("while every frame brings something new no part starves, and the words come in each", () => {
  const { ask, frame } = setUp();
  const drawn: string[][] = [];
  for (let i = 0; i < 40; i++) {
    ask("hand", 1);
    ask("words", 1);
    ask("diagram", 6);
    if (i % 2 === 0) for (const part of ["stage", "cards", "panels"] as const) ask(part, 12);
    drawn.push(frame());
  }
  for (const part of inOrder.filter((part) => part !== "work")) {
    const frames = drawn.flatMap((parts, i) => (parts.includes(part) ? [i] : []));
    const gaps = frames.slice(1).map((at, i) => at - (frames[i] ?? 0));
    expect({ part, longest: Math.max(...gaps.slice(2)) <= 10 }).toEqual({ part, longest: true });
  }
  expect(drawn.every((parts) => parts.includes("words"))).toBe(true);
  // In the long run no frame draws two parts that do not fit together.
  const heavy = new Set(["diagram", "stage", "cards", "panels"]);
  for (const parts of drawn.slice(4))
    expect(new Set(parts.filter((part) => heavy.has(part))).size).toBeLessThanOrEqual(1);
});

test("changes by the dragged part are drawn in the same frame; a part's own requests in the next", () => {
  const { loop, ask, frame, frames } = setUp();
  loop.invalidate("hand", () => ask("diagram"));
  expect(frame()).toEqual(["diagram"]);
  const again = () => {
    ask("stage");
    loop.invalidate("stage", again);
  };
  loop.invalidate("stage", again);
  expect(frame()).toEqual([]);
  expect(frame()).toEqual(["stage"]);
  loop.callOff(again);
  expect(frame()).toEqual(["stage"]);
  expect(frames).toEqual([]);
});

test("a draw that throws is reported, and all other draws go on", () => {
  const { loop, ask, frame, frames, errors } = setUp();
  loop.invalidate("stage", () => {
    throw new Error("cannot be drawn");
  });
  ask("stage");
  ask("panels");
  expect(frame()).toEqual(["stage", "panels"]);
  expect(errors).toEqual([new Error("cannot be drawn")]);
  expect(frames).toEqual([]);
});

test("a cancelled draw does not happen, even in the frame that has begun", () => {
  const { loop, ask, frame } = setUp();
  const draw = () => expect.unreachable();
  loop.invalidate("panels", draw);
  expect(loop.callOff(draw)).toBe(true);
  expect(loop.callOff(draw)).toBe(false);
  loop.invalidate("stage", () => void loop.callOff(draw));
  loop.invalidate("stage", draw);
  ask("cards");
  expect(frame()).toEqual(["cards"]);
});

test("work is done a slice a frame, before the parts that its result changes", () => {
  const { loop, clock, ask, frame, work } = setUp();
  let result = 0;
  loop.inSlices(work(12), (done) => {
    result = done;
    ask("diagram");
  });
  expect(clock.ms).toBe(0);
  const slices: number[] = [];
  for (let i = 0; i < 3; i++) {
    ask("stage");
    const before = clock.ms;
    expect(frame()).toEqual(i < 2 ? ["stage"] : ["diagram", "stage"]);
    slices.push(clock.ms - before);
  }
  expect({ slices, result }).toEqual({ slices: [5, 5, 2], result: 12 });
});

test("work that the user waits for begins at once, goes on in longer slices, and ends when it is called off", () => {
  const { loop, clock, frame, frames, work } = setUp();
  const results: number[] = [];
  loop.inSlices(work(20), (result) => results.push(result), 25);
  expect(results).toEqual([20]);
  const callOff = loop.inSlices(work(60), (result) => results.push(result), 25);
  expect(clock.ms).toBe(45);
  frame();
  expect(clock.ms).toBe(75);
  callOff();
  frame();
  expect({ ms: clock.ms, results, frames }).toEqual({ ms: 75, results: [20], frames: [] });
});

test("work that waits for another thread ends its slice, and looks again in the next frame", () => {
  const { loop, clock, frame, frames } = setUp();
  const answers: string[] = [];
  let looks = 0;
  function* waiting(): Work<string> {
    while (answers[0] === undefined) {
      looks++;
      clock.ms++;
      yield LATER;
    }
    clock.ms++;
    yield;
    return answers[0];
  }
  const results: string[] = [];
  loop.inSlices(waiting(), (result) => results.push(result), 80);
  expect({ looks, frames: frames.length }).toEqual({ looks: 1, frames: 1 });
  frame();
  frame();
  expect({ looks, frames: frames.length, results }).toEqual({ looks: 3, frames: 1, results: [] });
  answers.push("there");
  frame();
  expect({ results, frames }).toEqual({ results: ["there"], frames: [] });
});

test("cancelled work still runs its cleanup, so that it can stop what it started elsewhere", () => {
  const { loop, clock, frame, frames } = setUp();
  const ended: string[] = [];
  function* waiting(name: string): Work<never> {
    try {
      for (;;) {
        clock.ms++;
        yield LATER;
      }
    } finally {
      ended.push(name);
    }
  }
  const callOff = loop.inSlices(waiting("later"), () => expect.unreachable(), 80);
  frame();
  expect(ended).toEqual([]);
  callOff();
  expect(ended).toEqual(["later"]);
  // It calls itself off, in the middle of a slice.
  let own = () => {};
  function* ending(): Work<void> {
    try {
      yield LATER;
      own();
      yield LATER;
      expect.unreachable();
    } finally {
      ended.push("by itself");
    }
  }
  own = loop.inSlices(ending(), () => expect.unreachable(), 80);
  frame();
  expect({ ended, frames }).toEqual({ ended: ["later", "by itself"], frames: [] });
});
