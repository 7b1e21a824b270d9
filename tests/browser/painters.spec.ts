import type { Locator, Page } from "@playwright/test";
import { ricartAgrawalaScenarios } from "../../src/experiments/ricart-agrawala/scenarios.ts";
import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { diagramPicture } from "../../src/scene/diagram-marks.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { svgText } from "../../src/scene/picture/svg.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import type { Ink, Layer, Picture } from "../../src/scene/picture/mark.ts";
import { processColours } from "../../src/ui/theme/process-colour.ts";
import type { PictureCanvas } from "../../src/ui/picture/sheet.tsx";
import { expect, openPage, test } from "./page.ts";
import { cellsApart } from "./pictures.ts";

/** The page's colours, by the names that marks have for them. */
async function coloursOn(page: Page): Promise<(ink: Ink) => string> {
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(
      [...style]
        .filter((name) => name.startsWith("--"))
        .map((name) => [name, style.getPropertyValue(name).trim()]),
    );
  });
  const token = (ink: Ink) =>
    typeof ink === "string" ? ink : ink < 0 ? "ink-3" : `p${(ink % processColours) + 1}`;
  return (ink) => colours[`--${token(ink)}`] ?? "";
}

/** The picture that a part of the page shows on its canvases. */
async function pictureIn(part: Locator): Promise<Picture> {
  return part.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const layers = [...element.querySelectorAll<PictureCanvas>("canvas")].map((canvas, index): Layer => {
      const place = canvas.getBoundingClientRect();
      const clip = { x: place.x - left, y: place.y - top, width: place.width, height: place.height };
      const { x, y } = canvas.box ?? { x: 0, y: 0 };
      const at = { x: clip.x - x, y: clip.y - y };
      return { name: `layer${index}`, at, clip, marks: canvas.marks ?? [] };
    });
    return { size: { width, height }, layers };
  });
}

/** Each kind of picture: where it is, which part of the page, and on what ground. What lies over it is hidden. */
const kinds: readonly (readonly [kind: string, address: string, part: string, ground?: Ink])[] = [
  ["a small diagram", "ricart-agrawala/two-nodes?step=4", ".diagram-picture"],
  ["a diagram of fifteen lanes", "berkeley/fifteen-machines?step=middle", ".diagram-picture"],
  ["the chart of offsets", "berkeley/drift?step=middle", ".offset-marks", "paper"],
  ["a dense chart of offsets", "berkeley/fifteen-machines?step=middle", ".offset-marks", "paper"],
];

for (const [kind, address, part, ground] of kinds) {
  test(`canvas and SVG show the same picture: ${kind}`, async ({ page }) => {
    await openPage(page, `./#/${address}`);
    const element = page.locator(part).first();
    await expect(element.locator("canvas").first()).toBeVisible();
    await page
      .locator(".diagram-picture .veil, .cursor-flag, .offset-handles")
      .evaluateAll((all) => all.forEach((each) => ((each as HTMLElement).style.visibility = "hidden")));
    const picture = await pictureIn(element);
    expect(picture.layers.flatMap(({ marks }) => marks).length).toBeGreaterThan(3);
    const colourOf = await coloursOn(page);
    const svg = svgText(picture, {
      colourOf,
      stroke: 1,
      title: "",
      font: "Inter Variable",
      ground: ground ?? "panel",
    });
    const onCanvas = await element.screenshot();
    await element.evaluate((element, svg) => (element.innerHTML = svg), svg);
    const asSvg = await element.screenshot();
    expect(await cellsApart(page, onCanvas, asSvg)).toEqual([]);
  });
}

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
    const colourOf = await coloursOn(page);
    const svg = svgText(marks, { colourOf, stroke: 1, title: "", font: "Inter Variable", ground: "panel" });
    // The flag of the cursor is an element of the page and no mark.
    await page.locator(".diagram .cursor-flag").evaluate((flag) => (flag.style.visibility = "hidden"));
    const onCanvas = await picture.screenshot();
    await picture.evaluate((element, svg) => (element.innerHTML = svg), svg);
    const asSvg = await picture.screenshot();
    expect(await cellsApart(page, onCanvas, asSvg)).toEqual([]);
  });
}
