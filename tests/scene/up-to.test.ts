import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { frontMarks } from "../../src/scene/diagram-front.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import { sceneUpTo } from "../../src/scene/up-to.ts";
import { diagramSizes, drawn, hostile } from "./runs.ts";

describe("where what comes is hidden, nothing that is read or hit tells of a later step", () => {
  for (const [name, file] of Object.entries(hostile)) {
    const { trace, reader, names } = drawn(file);
    const plan = diagramPlan(trace, reader, names, diagramSizes[0]);
    const scene = diagramScene(plan, { zoom: 1, left: 0 });
    test(name, () => {
      fc.assert(
        fc.property(fc.nat(trace.steps.length - 1), (cursor) => {
          const cursorX = xOf(plan.axis, cursor);
          const told = sceneUpTo(scene, cursor, cursorX);
          expect(told.steps.every(({ step }) => step <= cursor)).toBe(true);
          expect(told.arrows.every(({ endStep }) => endStep >= 0 && endStep <= cursor)).toBe(true);
          const look = { cursor, cursorX, lens: null, ghost: null, focus: null };
          for (const mark of frontMarks(told, look))
            if (mark.kind === "text") expect(mark.at.x).toBeLessThanOrEqual(cursorX + 12);
          const last = trace.steps.length - 1;
          if (cursor === last) expect(told.steps).toEqual(scene.steps);
        }),
      );
    });
  }
});
