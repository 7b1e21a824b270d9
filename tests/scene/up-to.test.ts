import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { groundMarks } from "../../src/scene/diagram-ground.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { frontMarks } from "../../src/scene/diagram-front.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import { sceneUpTo } from "../../src/scene/up-to.ts";
import { shippedRun } from "../experiments/shipped.ts";
import { diagramSizes, drawn, hostile } from "./runs.ts";

describe("with later steps hidden, no text and no target belongs to a later step", () => {
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

describe("with later steps hidden, everything that has begun is still drawn", () => {
  const { trace, subject } = shippedRun("text-violation");
  const { reader } = subject;
  const names = ["Node 1", "Node 2"];
  const plan = diagramPlan(trace, reader, names, diagramSizes[0]);
  const scene = diagramScene(plan, { zoom: 1, left: 0 });
  const keysAt = (cursor: number) => {
    const cursorX = xOf(plan.axis, cursor);
    const look = { cursor, cursorX, lens: null, ghost: null, focus: null };
    return frontMarks(sceneUpTo(scene, cursor, cursorX), look).map(({ key }) => key);
  };

  test("whatever room the axis has, a bar that begins at the cursor has begun", () => {
    for (let width = 700; width < 760; width++) {
      const wide = diagramPlan(trace, reader, names, { width, height: 300 });
      const cursorX = xOf(wide.axis, 8);
      const { begun } = sceneUpTo(diagramScene(wide, { zoom: 1, left: 0 }), 8, cursorX);
      expect(begun.alarms, String(width)).toHaveLength(1);
      expect(begun.bars.filter(({ kind }) => kind === "inside")).toHaveLength(2);
      expect(begun.bars.filter(({ kind }) => kind === "waiting")).toEqual([]);
    }
  });

  test("at the step that breaks the check both are inside, and the alarm has begun", () => {
    const keys = keysAt(8);
    expect(keys.filter((key) => key.startsWith("inside:") && key.endsWith(":begun"))).toHaveLength(2);
    expect(keys.filter((key) => key.endsWith(":crowded"))).toHaveLength(2);
    expect(keys.filter((key) => key.startsWith("alarm:") && key.endsWith(":begun"))).toHaveLength(1);
  });

  test("one step earlier, no mark says that a second node will enter", () => {
    const keys = keysAt(7);
    expect(keys.filter((key) => key.startsWith("inside:") && key.endsWith(":begun"))).toHaveLength(1);
    expect(keys.filter((key) => key.startsWith("alarm:") || key.endsWith(":crowded"))).toEqual([]);
    const ground = groundMarks(scene, { lens: null, ghost: null, hides: true });
    const red = ground.filter((mark) => mark.kind === "box" && mark.stroke?.ink === "bad");
    expect(red.filter(({ key }) => key.startsWith("inside:"))).toEqual([]);
  });

  test("how long it goes on is the same, whenever it ends", () => {
    const widths = [7, 8].map((cursor) => {
      const begun = sceneUpTo(scene, cursor, xOf(plan.axis, cursor)).begun;
      return begun.bars.map(({ width }) => width);
    });
    expect(new Set(widths.flat()).size).toBe(1);
  });
});
