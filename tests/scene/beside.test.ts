import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { besideOneAnother } from "../../src/scene/berkeley/beside.ts";

describe("chips beside one another on a line", () => {
  test("a single chip is in its place, inside the line", () => {
    expect(besideOneAnother([{ at: 50, width: 20 }], 100)).toEqual([50]);
    expect(besideOneAnother([{ at: 2, width: 20 }], 100)).toEqual([10]);
    expect(besideOneAnother([{ at: 99, width: 20 }], 100)).toEqual([90]);
  });

  test("three in one place stand left of it, on it and right of it", () => {
    const wanted = [1, 2, 3].map(() => ({ at: 60, width: 20 }));
    expect(besideOneAnother(wanted, 200, 4)).toEqual([36, 60, 84]);
  });

  test("too many find no room", () => {
    expect(
      besideOneAnother(
        [
          { at: 5, width: 60 },
          { at: 9, width: 60 },
        ],
        100,
      ),
    ).toBeNull();
  });

  test("chips do not overlap, stay on the line and keep their order", () => {
    const some = array(record({ at: integer({ min: 0, max: 500 }), width: integer({ min: 1, max: 120 }) }), {
      maxLength: 9,
    });
    assert(
      property(some, (wanted) => {
        const middles = besideOneAnother(wanted, 500, 4);
        const whole = wanted.reduce((sum, { width }) => sum + width + 4, -4);
        expect(middles === null).toBe(whole > 500);
        if (middles === null) return;
        const boxes = wanted
          .map(({ at, width }, index) => ({ at, left: (middles[index] ?? 0) - width / 2, width }))
          .toSorted((a, b) => a.left - b.left);
        for (const [index, { at, left, width }] of boxes.entries()) {
          expect(left).toBeGreaterThanOrEqual(-1e-6);
          expect(left + width).toBeLessThanOrEqual(500 + 1e-6);
          const next = boxes[index + 1];
          if (!next) continue;
          expect(next.left).toBeGreaterThanOrEqual(left + width + 4 - 1e-6);
          expect(next.at).toBeGreaterThanOrEqual(at);
        }
      }),
    );
  });
});
