import { expect, test } from "vitest";
import { firstDifference } from "../../src/trace/difference.ts";
import { handoutNodes } from "../support/scenario.ts";
import { run } from "../support/run.ts";

test("two runs part at the first step that differs; where one ends before the other, at the first it lacks", () => {
  const whole = run({ processes: handoutNodes });
  const short = run({ processes: handoutNodes, stepsMax: 5 });
  expect(firstDifference(whole, run({ processes: handoutNodes }))).toBeNull();
  expect(short.steps).toHaveLength(5);
  expect(firstDifference(whole, short)).toBe(5);
  expect(firstDifference(short, whole)).toBe(5);
  const changed = run({ processes: handoutNodes, interventions: [{ do: "drop", message: "1>2#1" }] });
  const parting = firstDifference(whole, changed) ?? 0;
  expect(whole.steps[parting]?.happening.kind).toBe("receive");
  expect(changed.steps[parting]?.happening.kind).toBe("lost");
});
