import { expect, test } from "vitest";
import type { Direction } from "../../src/scene/picture/between.ts";
import { filled, type BoxMark } from "../../src/scene/picture/mark.ts";
import { Glide } from "../../src/ui/picture/glide.ts";
import { fromRest, onTheMove, still, type Pace } from "../../src/ui/stage/pace.ts";

const at = (x: number): readonly BoxMark[] => [
  { kind: "box", key: "a", x, y: 0, width: 1, height: 1, round: 0, fill: filled(0), stroke: null },
];
const pace = (direction: Direction): Pace => ({ cut: false, direction, seconds: () => 0.3 });

function standing(x: number): Glide {
  const glide = new Glide();
  glide.aim(at(x), still);
  return glide;
}

const placeOf = ({ shown }: Glide) => shown.map((mark) => (mark.kind === "box" ? mark.x : null));

test("marks go from where they stand to where they are to be", () => {
  const glide = standing(0);
  glide.aim(at(10), pace("forward"));
  expect(placeOf(glide)).toEqual([0]);
  glide.goTo(0.5);
  expect(placeOf(glide)).toEqual([5]);
  glide.goTo(1);
  expect(placeOf(glide)).toEqual([10]);
});

test("another step takes over from where they are shown, and a cut puts them there", () => {
  const glide = standing(0);
  glide.aim(at(10), pace("forward"));
  glide.goTo(0.3);
  glide.aim(at(0), pace("back"));
  expect(placeOf(glide)).toEqual([3]);
  glide.goTo(0.5);
  expect(placeOf(glide)).toEqual([1.5]);
  glide.aim(at(50), { ...still });
  expect(placeOf(glide)).toEqual([50]);
});

test("without a difference no mark moves", () => {
  const glide = standing(0);
  glide.aim(at(0), pace("forward"));
  expect(glide.isMoving).toBe(false);
  glide.aim(at(1), pace("forward"));
  expect(glide.isMoving).toBe(true);
});

test("under the same pace only the end of the way is another", () => {
  const glide = standing(0);
  const same = pace("forward");
  glide.aim(at(10), same);
  glide.goTo(0.5);
  glide.aim(at(20), same);
  expect(placeOf(glide)).toEqual([10]);
});

test("what goes on the same way does not stop to start again, but what turns round begins slowly", () => {
  const glide = standing(0);
  glide.aim(at(10), pace("forward"));
  expect(glide.easing).toBe(fromRest);
  glide.goTo(0.5);
  glide.aim(at(20), pace("forward"));
  expect(glide.easing).toBe(onTheMove);
  glide.goTo(0.5);
  glide.aim(at(10), pace("back"));
  expect(glide.easing).toBe(fromRest);
  glide.goTo(1);
  glide.aim(at(0), pace("back"));
  expect(glide.easing).toBe(fromRest);
});
