import type { Page } from "@playwright/test";
import { encodeLink } from "../../src/experiments/files.ts";
import { node, scenario } from "../support/scenario.ts";
import { diagram, expectMark, markOf, marksIn } from "./marks.ts";
import { expect, openPage, test, zoomOut } from "./page.ts";
import { pixelsApart } from "./pictures.ts";

/** About nine hundred steps of three nodes, seen as a whole: painted on a canvas. */
async function openWhole(page: Page): Promise<void> {
  const requests = Array.from({ length: 26 }, (_, k) => [k * 60, 3] as const);
  const run = scenario({
    title: "Many",
    limitMs: 1e6,
    network: { delay: { kind: "uniform", minMs: 4, maxMs: 30 } },
    processes: ["1", "2", "3"].map((id) => node(id, ...requests)),
  });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=0`);
  await zoomOut(page);
  await expect(page.locator(".diagram-window canvas").first()).toBeVisible();
}

/** Where the lanes lie, from the top. */
async function laneYs(page: Page): Promise<number[]> {
  const lanes = (await marksIn(diagram(page))).filter(({ key }) => /^lane:\d+:0$/.test(key));
  return lanes.map(({ y }) => y).sort((a, b) => a - b);
}

/** Goes along a line of the diagram until the pointer is over what is meant. */
async function find(page: Page, part: "head" | "line", share: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(".diagram-picture").boundingBox();
  const [first = 0, second = 0] = await laneYs(page);
  const y = first + (second - first) * share;
  for (let x = (box?.x ?? 0) + (box?.width ?? 0) / 2; x < (box?.x ?? 0) + (box?.width ?? 0) - 20; x += 1) {
    await page.mouse.move(x, y);
    if ((await page.locator(".diagram-picture").getAttribute("data-over")) === part) return { x, y };
  }
  throw new Error(`there is no ${part} along that line`);
}

const canvas = (page: Page) => page.locator(".diagram-window canvas").first();

test("on a canvas an arrow is lit, picked, and dragged while the run changes; Escape takes it back", async ({
  page,
}) => {
  await openWhole(page);
  const line = await find(page, "line", 0.5);
  await expectMark(page, "focus");
  await page.mouse.click(line.x, line.y);
  await expect(page.locator(".pop")).toContainText(/\d>\d#\d+/);
  await page.keyboard.press("Escape");
  await expect(page.locator(".pop")).toHaveCount(0);
  const head = await find(page, "head", 0.92);
  await expectMark(page, "grip");
  await page.mouse.down();
  await page.mouse.move(head.x + 60, head.y, { steps: 5 });
  await expectMark(page, "flag");
  await page.keyboard.press("Escape");
  await expectMark(page, "flag", false);
  await page.mouse.up();
});

test("on a canvas the lens fades the steps that are concurrent", async ({ page }) => {
  await openWhole(page);
  const box = await page.locator(".diagram-picture").boundingBox();
  await page.mouse.move(3, 3);
  const before = await canvas(page).screenshot();
  const [y = 0] = await laneYs(page);
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, y);
  await expect(page.locator(".diagram-tooltip")).toContainText("led here");
  expect(await pixelsApart(page, before, await canvas(page).screenshot())).toBeGreaterThan(5000);
});

test("the wheel is the page's where the diagram has no use for it", async ({ page }) => {
  await page.addInitScript(() => {
    window.addEventListener("wheel", ({ defaultPrevented }) => {
      document.documentElement.dataset["wheel"] = defaultPrevented ? "kept" : "free";
    });
  });
  const turned = page.locator("html");
  const over = async (deltaY: number) => {
    const box = await page.locator(".diagram-picture").boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 60);
    await page.mouse.wheel(0, deltaY);
  };
  await openPage(page, "./#/ricart-agrawala/two-nodes?step=0");
  await over(120);
  await expect(turned).toHaveAttribute("data-wheel", "free");
  await openPage(page, "./#/ricart-agrawala/five-nodes-load?step=0");
  await over(120);
  await expect(turned).toHaveAttribute("data-wheel", "kept");
  await over(-5000);
  await over(-120);
  await expect(turned).toHaveAttribute("data-wheel", "free");
});

test.describe("by thumb", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("two fingers that move apart zoom in on the point between them, and do not scroll", async ({
    page,
  }) => {
    await openPage(page, "./#/ricart-agrawala/five-nodes-load?step=3");
    const box = await page.locator(".diagram-picture").boundingBox();
    const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + 70 };
    const apart = async () => {
      return middle.x - (await markOf(page, "now")).x;
    };
    const before = await apart();
    const touch = await page.context().newCDPSession(page);
    const at = (far: number) => [
      { x: middle.x - far, y: middle.y, id: 0 },
      { x: middle.x + far, y: middle.y, id: 1 },
    ];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(30).slice(0, 1) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(30) });
    for (const far of [36, 44, 52, 60])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(far) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect(page.getByRole("button", { name: "Reset zoom" })).toBeVisible();
    await expect.poll(async () => (await apart()) / before).toBeGreaterThan(1.7);
    await expect(page.locator(".transport-count")).toContainText("Step 4 of");
  });

  test("on a canvas an arrow head is dragged", async ({ page }) => {
    await openWhole(page);
    const head = await find(page, "head", 0.92);
    const touch = await page.context().newCDPSession(page);
    const at = (dx: number) => [{ x: head.x + dx, y: head.y }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (const dx of [10, 20, 30])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(dx) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expectMark(page, "flag");
  });
});
