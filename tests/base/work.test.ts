import { expect, test } from "vitest";
import { finished, LATER, type Work } from "../../src/base/work.ts";

function* counting(to: number): Work<number> {
  for (let i = 0; i < to; i++) yield;
  return to;
}

test("work that only pauses is done at once", () => {
  expect(finished(counting(3))).toBe(3);
});

test("work that waits for another thread is not: it would wait for ever", () => {
  function* waiting(): Work<void> {
    yield* counting(2);
    yield LATER;
  }
  expect(() => finished(waiting())).toThrow("work that waits for another thread cannot be done at once");
});
