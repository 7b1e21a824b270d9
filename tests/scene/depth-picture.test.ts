import { expect, test } from "vitest";
import { depthPicture } from "../../src/scene/depth-picture.ts";

test("each depth is a bar from the bottom, and the longest fills the picture", () => {
  const [layer] = depthPicture([1, 4, 2, 0], { width: 100, height: 80.5 }).layers;
  const bars = (layer?.marks ?? []).flatMap((mark) => (mark.kind === "box" ? [mark] : []));
  expect(bars.map(({ y, height }) => [y, height])).toEqual([
    [60, 20],
    [0, 80],
    [40, 40],
    [80, 0],
  ]);
  const xs = bars.map(({ x }) => x);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  expect(bars.every(({ x, width }) => x >= 0 && x + width <= 100)).toBe(true);
  expect(depthPicture([], { width: 100, height: 80 }).layers[0]?.marks).toHaveLength(1);
});
