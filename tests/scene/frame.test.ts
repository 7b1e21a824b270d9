import { expect, test } from "vitest";
import { frameOf } from "../../src/scene/frame.ts";
import { textWidth } from "../../src/scene/text.ts";

const names = (count: number) => Array.from({ length: count }, (_, index) => `Node ${index + 1}`);
/** The room of the diagram at 1280×720, in the type of a hall. */
const room = { width: 859, height: 235 };

test("in a hall names and labels are larger, and twelve lanes still fit", () => {
  for (const count of [2, 3, 5, 12]) {
    const desk = frameOf(room, names(count));
    const hall = frameOf(room, names(count), 1.25);
    expect(hall.label).toBe(1.25 * desk.label);
    expect(hall.font).toBeGreaterThanOrEqual(desk.font);
    expect(hall.size.height).toBeLessThanOrEqual(room.height);
    expect(hall.plot.x).toBeGreaterThanOrEqual(desk.plot.x);
    // No name stands on another.
    expect(hall.font).toBeLessThanOrEqual(hall.laneGap);
  }
  expect(frameOf(room, names(3), 1.25).font).toBe(1.25 * frameOf(room, names(3)).font);
});

test("the first tick's label fits left of the axis at every type size", () => {
  for (const scale of [1, 1.46, 1.64, 2]) {
    const { inset, label } = frameOf({ width: 1280, height: 400 }, names(4), scale);
    expect(inset, String(scale)).toBeGreaterThanOrEqual(textWidth("0 ms", label) / 2);
  }
});

test("on a phone the names of the handout's processes are written whole", () => {
  const named = ["Server", "New server", "Second server", "Next client"];
  expect(frameOf({ width: 390, height: 180 }, named).lanes.map(({ name }) => name)).toEqual(named);
});
