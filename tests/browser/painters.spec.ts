import { ricartAgrawalaScenarios } from "../../src/experiments/ricart-agrawala/scenarios.ts";
import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { diagramPicture } from "../../src/scene/diagram-marks.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import type { Ink } from "../../src/scene/picture/mark.ts";
import { svgText } from "../../src/scene/picture/svg.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import { expect, openPage, test } from "./page.ts";
import { cellsApart } from "./pictures.ts";

// Both painters know marks and nothing else: what is right of one picture is right of all.
for (const [id, step] of [
  ["two-nodes", 4],
  ["text-violation", "last"],
] as const) {
  test(`canvas and SVG show the same diagram of ${id} at step ${step}`, async ({ page }) => {
    await openPage(page, `./#/ricart-agrawala/${id}?step=${step}`);
    const shipped = ricartAgrawalaScenarios.find((each) => each.id === id);
    if (shipped?.scenario.experiment !== "ricart-agrawala") throw new Error(`there is no scenario ${id}`);
    const subject = ricartAgrawalaSubject(shipped.scenario);
    const trace = simulate(shipped.scenario, subject);
    const picture = page.locator(".diagram-picture");
    const box = await picture.boundingBox();
    if (!box) throw new Error("there is no diagram");
    const names = trace.processes.map((each) => `Node ${each}`);
    const plan = diagramPlan(trace, subject.reader, names, box);
    const cursor = step === "last" ? trace.steps.length - 1 : step;
    const cursorX = xOf(plan.axis, cursor);
    const scene = diagramScene(plan, { zoom: 1, left: 0 });
    const marks = diagramPicture(scene, { cursor, cursorX, lens: null, ghost: null, focus: null });
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries(
        [...style]
          .filter((name) => name.startsWith("--"))
          .map((name) => [name, style.getPropertyValue(name).trim()]),
      );
    });
    const colourOf = (ink: Ink) =>
      colours[typeof ink === "string" ? `--${ink}` : ink < 0 ? "--ink-3" : `--p${ink + 1}`] ?? "";
    const svg = svgText(marks, { colourOf, stroke: 1, title: "", font: "Inter Variable" });
    // The flag of the cursor is an element of the page and no mark.
    await page.locator(".diagram .cursor-flag").evaluate((flag) => (flag.style.visibility = "hidden"));
    const onCanvas = await picture.screenshot();
    await picture.evaluate((element, svg) => (element.innerHTML = svg), svg);
    const asSvg = await picture.screenshot();
    expect(await cellsApart(page, onCanvas, asSvg)).toEqual([]);
  });
}
