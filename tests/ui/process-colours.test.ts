import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { difference, eyes, labOf, linear, seenBy } from "../support/colour.ts";

const css = readFileSync(new URL("../../src/ui/theme/tokens.css", import.meta.url), "utf8");
const texts = css.split(/\[data-theme="(?:dark|projector)"\]/);
const themes = ["light", "dark", "projector"] as const;
const visions = Object.keys(eyes) as (keyof typeof eyes)[];

/**
 * How far apart, in CIEDE2000, every two of the first so many processes stay. The room is small: each colour is also
 * text of 4.5:1. Twelve colours come closer; there the names beside them tell the processes apart.
 */
const least = [
  [5, 14],
  [8, 11],
  [12, 7],
] as const;

function coloursOf(theme: number): string[] {
  const text = texts[theme] ?? "";
  return Array.from(
    { length: 12 },
    (_, index) => new RegExp(`--p${index + 1}: (#[0-9a-f]{6});`).exec(text)?.[1] ?? "none",
  );
}

/** The pairs of the first `count` colours that this eye sees nearer than `apart`, each with its difference. */
function alike(colours: readonly string[], eye: keyof typeof eyes, count: number, apart: number): string[] {
  const seen = colours.slice(0, count).map((hex) => labOf(seenBy(eye, linear(hex))));
  return seen.flatMap((one, a) =>
    seen.slice(0, a).flatMap((other, b) => {
      const by = difference(one, other);
      return by < apart ? [`${b + 1} and ${a + 1}: ${by.toFixed(1)}`] : [];
    }),
  );
}

describe.each(themes.map((theme, index) => [theme, coloursOf(index)] as const))(
  "in the %s theme",
  (_, colours) => {
    describe.each(visions)("with %s", (eye) => {
      test.each(least)("the first %i processes stay %d apart", (count, apart) => {
        expect(alike(colours, eye, count, apart)).toEqual([]);
      });
    });
  },
);

test("the difference is that of the published test data", () => {
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  expect(difference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(difference([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 4);
});

test("the old first and fourth colours would fail as too similar", () => {
  expect(alike(["#1453ae", "#6a2291"], "deuteranopia", 2, 14)).toEqual(["1 and 2: 4.3"]);
});
