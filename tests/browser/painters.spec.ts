import type { Locator, Page } from "@playwright/test";
import { ricartAgrawalaScenarios } from "../../src/experiments/ricart-agrawala/scenarios.ts";
import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { diagramPicture } from "../../src/scene/diagram-marks.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { svgText, type SvgLook } from "../../src/scene/picture/svg.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import type { Ink } from "../../src/scene/picture/mark.ts";
import { processColours } from "../../src/ui/theme/process-colour.ts";
import type { PictureCanvas } from "../../src/ui/picture/sheet.tsx";
import { marksIn } from "./marks.ts";
import { expect, openPage, test } from "./page.ts";
import { cellsApart } from "./pictures.ts";

/** Each kind of picture: where it is, which part of the page, and what is done before it is there. */
const kinds: readonly (readonly [
  kind: string,
  address: string,
  part: string,
  open?: (page: Page) => Promise<void>,
])[] = [
  ["a diagram of fifteen lanes", "berkeley/fifteen-machines?step=middle", ".diagram-picture"],
  ["a diagram in a hall", "ricart-agrawala/three-nodes-tie?step=3&theme=projector", ".diagram-picture"],
  ["the chart of offsets", "berkeley/drift?step=middle", ".offset-picture"],
  ["a dense chart of offsets", "berkeley/fifteen-machines?step=middle", ".offset-picture"],
  ["the stage of a crowd", "ricart-agrawala/twelve-nodes?step=60", ".stage"],
  ["the stage in a hall", "ricart-agrawala/three-nodes-tie?step=3&theme=projector", ".stage"],
  ["two in the critical section", "ricart-agrawala/text-violation?step=8", ".stage"],
  ["a lost message", "ricart-agrawala/lost-message?step=last", ".stage"],
  ["the wire", "sockets/eight-threads?step=60", ".stage"],
  ["the wire of a crowd", "sockets/sixty-four-threads?step=middle", ".stage"],
  ["who waits for others", "sockets/eight-threads?step=middle", ".waits-bars"],
  ["the states at each depth", "ricart-agrawala/two-nodes", ".explore-depths", explore],
  ["clocks of real processes", "berkeley/drift", ".live-canvas", runReally],
  ["the picture of real processes", "ricart-agrawala/three-nodes-tie", ".live-canvas", runReally],
];

// Of a picture on the page: its very marks, painted by the other painter in the canvas's place.
for (const [kind, address, part, open] of kinds) {
  test(`canvas and SVG show the same: ${kind}`, async ({ page }) => {
    await openPage(page, `./#/${address}`);
    await open?.(page);
    await compare(page, page.locator(part).first());
  });
}

async function explore(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Every schedule…" }).click();
  await page.getByRole("button", { name: "Try them all" }).click();
  await expect(page.locator(".explore-found").getByRole("status")).toContainText("Every schedule");
}

/** Until there is something of each process in the picture; then it stands still. */
async function runReally(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Real processes…" }).click();
  await page.getByRole("button", { name: /^Start/ }).click();
  const drawn = async () =>
    (await marksIn(page.locator(".live-canvas"))).filter(({ key }) => /^(stroke|name):/.test(key)).length;
  await expect.poll(drawn, { timeout: 20_000 }).toBeGreaterThan(3);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.locator(".live-status")).toContainText("Paused");
}

async function compare(page: Page, part: Locator): Promise<void> {
  const canvases = part.locator("canvas.sheet");
  await expect(canvases.first()).toBeAttached();
  const pictures = await canvases.evaluateAll((all) =>
    (all as PictureCanvas[]).map(({ marks = [], box }) => ({ marks, box })),
  );
  expect(pictures.flatMap(({ marks }) => marks).length).toBeGreaterThan(3);
  const look = await lookOf(page);
  const texts = pictures.map(({ marks, box = { x: 0, y: 0, width: 0, height: 0 } }) =>
    svgText({ size: box, layers: [{ name: "all", at: { x: -box.x, y: -box.y }, clip: null, marks }] }, look),
  );
  await ontoPixels(part);
  const onCanvas = await part.screenshot();
  await canvases.evaluateAll((all, texts) => {
    for (const [index, canvas] of all.entries()) {
      const beside = document.createElement("div");
      beside.className = "sheet";
      beside.style.cssText = canvas.style.cssText;
      beside.innerHTML = texts[index] ?? "";
      // A picture that stands alone has its paper with it.
      beside.querySelector("svg > rect")?.remove();
      canvas.replaceWith(beside);
    }
  }, texts);
  const asSvg = await part.screenshot();
  expect(asSvg.equals(onCanvas)).toBe(false);
  expect(await cellsApart(page, onCanvas, asSvg)).toEqual([]);
}

/**
 * Moves a picture onto whole pixels. A browser draws a canvas from a whole pixel on and an SVG from where it stands;
 * from another place it would round the baselines of texts otherwise.
 */
async function ontoPixels(picture: Locator): Promise<void> {
  await picture.evaluate((element: HTMLElement) => {
    const { x, y } = element.getBoundingClientRect();
    element.style.translate = `${Math.round(x) - x}px ${Math.round(y) - y}px`;
  });
}

/** What the page's theme makes of the names that marks have for colours. */
async function lookOf(page: Page): Promise<SvgLook> {
  const tokens = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const names = [...style].filter((name) => name.startsWith("--"));
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
  });
  const nameOf = (ink: Ink) =>
    typeof ink === "string" ? ink : ink < 0 ? "ink-3" : `p${(ink % processColours) + 1}`;
  return {
    colourOf: (ink) => tokens[`--${nameOf(ink)}`] ?? "",
    stroke: Number(tokens["--stroke-scale"]),
    title: "",
    font: "Inter Variable",
  };
}

// The whole of a diagram as the scene makes it, with the veil that the page moves by itself.
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
    const svg = svgText(marks, await lookOf(page));
    // The flag of the cursor is an element of the page and no mark.
    await page.locator(".diagram .cursor-flag").evaluate((flag) => (flag.style.visibility = "hidden"));
    await ontoPixels(picture);
    const onCanvas = await picture.screenshot();
    await picture.evaluate((element, svg) => (element.innerHTML = svg), svg);
    const asSvg = await picture.screenshot();
    expect(await cellsApart(page, onCanvas, asSvg)).toEqual([]);
  });
}
