import { expect, test } from "vitest";
import { levelBars } from "../../src/scene/level-bars.ts";

test("a level is a bar that stands on the floor, the longest as high as the box", () => {
  expect(levelBars([1, 4, 2, 0])).toEqual([
    { x: 0, y: 75, width: 21.5, height: 25 },
    { x: 25, y: 0, width: 21.5, height: 100 },
    { x: 50, y: 50, width: 21.5, height: 50 },
    { x: 75, y: 100, width: 21.5, height: 0 },
  ]);
  expect(levelBars([])).toEqual([]);
});
