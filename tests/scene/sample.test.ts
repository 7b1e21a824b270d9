import { describe, expect, test } from "vitest";
import { groundMarks } from "../../src/scene/diagram-ground.ts";
import { frontMarks } from "../../src/scene/diagram-front.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { filled, path, solid, type Mark } from "../../src/scene/picture/mark.ts";
import { sampleOf, sampleSize } from "../../src/scene/picture/sample.ts";
import { svgText } from "../../src/scene/picture/svg.ts";
import { paperColour } from "../../src/scene/palette.ts";
import { diagramSizes, drawn, hostile, undrawable } from "./runs.ts";

const only = (mark: Mark) => {
  const [layer] = sampleOf(mark).layers;
  const [sample] = layer?.marks ?? [];
  if (!sample) throw new Error("there is no sample");
  return sample;
};
const { width, height } = sampleSize;

describe("a mark alone, beside the sentence on it", () => {
  test("every mark of a diagram fits its sample, in its own colours", () => {
    for (const file of Object.values(hostile)) {
      const { trace, reader, names } = drawn(file);
      const plan = diagramPlan(trace, reader, names, diagramSizes[0]);
      const scene = diagramScene(plan, { zoom: 1, left: 0 });
      const look = { cursor: 0, cursorX: 0, lens: null, ghost: null, focus: null };
      for (const mark of [...groundMarks(scene, look), ...frontMarks(scene, look)]) {
        const sample = only(mark);
        expect(undrawable(sample)).toEqual([]);
        expect("stroke" in sample && sample.stroke).toEqual("stroke" in mark && mark.stroke);
        if (sample.kind !== "box") continue;
        expect(sample.x).toBeGreaterThanOrEqual(0);
        expect(sample.x + sample.width).toBeLessThanOrEqual(width);
        expect(sample.y + sample.height).toBeLessThanOrEqual(height);
      }
    }
  });

  test("of many small things in one path the first is shown, in the middle", () => {
    const edge = solid("ink", 1);
    const diamonds = path(
      "averages:now",
      "M300,90l5,5l-5,5l-5,-5ZM400,90l5,5l-5,5l-5,-5Z",
      filled("held"),
      edge,
    );
    expect(only(diamonds)).toMatchObject({ d: "M24,6l5,5l-5,5l-5,-5Z" });
    const discs = path("readings:now:0", "M297,90a3,3 0 1 0 6,0a3,3 0 1 0 -6,0Z", filled(0), edge);
    expect(only(discs)).toMatchObject({ d: "M21,11a3,3 0 1 0 6,0a3,3 0 1 0 -6,0Z" });
    expect(only(path("way:0", "M0,90L500,90V10H900", null, edge))).toMatchObject({ d: "M2,15H24V7H46" });
  });

  test("it is written by the SVG painter", () => {
    const svg = svgText(sampleOf(path("way:0", "M0,9L5,9", null, solid(0, 2))), {
      colourOf: paperColour,
      stroke: 1,
      title: "",
      font: "inherit",
    });
    expect(svg).toContain('d="M2,15H24V7H46"');
  });
});
