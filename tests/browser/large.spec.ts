import type { Page } from "@playwright/test";
import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { encodeLink } from "../../src/experiments/files.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { stepMarks } from "../../src/scene/diagram-steps.ts";
import { rounded } from "../../src/scene/geometry.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import { node, scenario } from "../support/scenario.ts";
import { expectNow, markOf } from "./marks.ts";
import { cursorX, expect, openPage, slider, stepShown, test, zoomOut } from "./page.ts";
import { pixelsApart } from "./pictures.ts";

test("a run of a hundred thousand steps opens, is scrubbed, and is painted as a whole", async ({ page }) => {
  const requests = Array.from({ length: 1900 }, (_, k) => [(k * 7) % 1000, 3] as const);
  const run = scenario({
    limitMs: 86_400_000,
    stepsMax: 100_000,
    network: { delay: { kind: "uniform", minMs: 1, maxMs: 9 } },
    processes: ["1", "2", "3", "4", "5"].map((id) => node(id, ...requests)),
  });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=0`);
  await expect.poll(async () => (await stepShown(page)).of).toBeGreaterThan(90_000);
  await slider(page).fill("60000");
  await expect.poll(async () => (await stepShown(page)).step).toBe(60_001);
  await zoomOut(page);
  const canvas = page.locator(".diagram-window canvas").first();
  await expect(canvas).toBeVisible();
  const colours = await canvas.evaluate((of) => {
    const { data } = (of as HTMLCanvasElement)
      .getContext("2d")
      ?.getImageData(0, 0, (of as HTMLCanvasElement).width, (of as HTMLCanvasElement).height) ?? { data: [] };
    let painted = 0;
    for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) painted++;
    return painted / (data.length / 4);
  });
  expect(colours).toBeGreaterThan(0.1);
  await page.getByRole("slider", { name: "Space–time diagram" }).focus();
  await page.keyboard.press("End");
  const { step, of } = await stepShown(page);
  expect(step).toBe(of);
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await expectNow(page, of - 1);
});

test("a long run is painted step by step: what has happened in its process's colour, the rest hollow", async ({
  page,
}) => {
  const requests = Array.from({ length: 12 }, (_, k) => [k * 7, 3] as const);
  const run = scenario({ processes: ["1", "2", "3", "4", "5"].map((id) => node(id, ...requests)) });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=0`);
  const { of } = await stepShown(page);
  expect(of).toBeGreaterThan(256);
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ["--panel", "--p1", "--p2", "--p3", "--p4", "--p5"].map((name) =>
      style
        .getPropertyValue(name)
        .trim()
        .replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3"),
    );
  });
  const goTo = {
    "a cut": (cursor: number) => slider(page).fill(String(cursor)),
    "a glide": () => page.keyboard.press("ArrowRight"),
  };
  const ways = [0.2, 0.5, 0.9].flatMap((share) => [
    { way: "a cut" as const, cursor: Math.round(of * share) },
    { way: "a glide" as const, cursor: Math.round(of * share) + 1 },
  ]);
  for (const { way, cursor } of ways) {
    await goTo[way](cursor);
    await expectNow(page, cursor);
    const marks = await marksAround(page, run, cursor);
    expect(marks.map(({ step }) => step)).toEqual(expect.arrayContaining([cursor - 1, cursor + 1]));
    for (const { step, process, at } of marks.filter((mark) => mark.step !== cursor)) {
      const wanted = colours[step < cursor ? process + 1 : 0] ?? "";
      await expect.poll(async () => colourAt(page, at), { message: `${way}, step ${step}` }).toBe(wanted);
    }
  }
});

/** Where in the window the steps next to the cursor are drawn, as the same pure code says. */
async function marksAround(page: Page, run: Scenario, cursor: number) {
  if (run.experiment !== "ricart-agrawala") throw new Error("another experiment");
  const subject = ricartAgrawalaSubject(run);
  const trace = simulate(run, subject);
  const box = await page.locator(".diagram-picture").first().boundingBox();
  if (!box) throw new Error("there is no diagram");
  const plan = diagramPlan(
    trace,
    subject.reader,
    trace.processes.map((id) => `Node ${id}`),
    box,
  );
  const { plot, inset } = plan.frame;
  const { x: nowX } = await markOf(page, "now");
  return stepMarks(plan, 1, cursor - 4, cursor + 8)
    .filter(({ shape }) => shape !== "cross" && shape !== "bar")
    .map(({ step, process, x, y }) => ({
      step,
      process,
      at: { x: nowX + x - rounded(xOf(plan.axis, cursor)), y: box.y + y },
    }))
    .filter(({ at }) => at.x > box.x + plot.x + inset && at.x < box.x + box.width - inset);
}

test("zooming a long run stretches it at once, and then draws it exactly", async ({ page }) => {
  const requests = Array.from({ length: 60 }, (_, k) => [k * 7, 3] as const);
  const run = scenario({ processes: ["1", "2", "3", "4", "5"].map((id) => node(id, ...requests)) });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=middle`);
  const picture = page.locator(".diagram-picture");
  const turn = (deltaY: number) =>
    picture.evaluate((target, deltaY) => {
      const { x, y } = target.getBoundingClientRect();
      const wide = () => target.querySelector(".diagram-window canvas")?.getBoundingClientRect().width ?? 0;
      const before = wide();
      const at = { clientX: x + 400, clientY: y + 100 };
      target.dispatchEvent(new WheelEvent("wheel", { deltaY, ctrlKey: true, cancelable: true, ...at }));
      return wide() / before;
    }, deltaY);
  // Out until steps are merged, and back in by half.
  for (const deltaY of [40, 40, 40, 40, 40, 40, 40, 40, -40, -40, -40, -40]) {
    expect(await turn(deltaY)).toBeCloseTo(2 ** (-deltaY / 100), 2);
    await expect(page.locator(".diagram-moved")).not.toHaveAttribute("style", /scaleX/);
    const drawn = await picture.screenshot();
    // In another theme and back everything is painted from the beginning.
    for (const theme of ["dark", "projector", "light"]) {
      await page.getByRole("button", { name: `Switch to the ${theme} theme` }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    }
    expect(await pixelsApart(page, drawn, await picture.screenshot())).toBeLessThan(30);
  }
});

test("steps, keys and buttons work right after the window was dragged", async ({ page }) => {
  const requests = Array.from({ length: 60 }, (_, k) => [k * 7, 3] as const);
  const run = scenario({ processes: ["1", "2", "3", "4", "5"].map((id) => node(id, ...requests)) });
  await openPage(page, `./#/ricart-agrawala?s=${await encodeLink(run)}&step=middle`);
  const picture = page.locator(".diagram-picture");
  /** Turns the wheel and presses something in the very same frame. */
  const together = (wheel: { deltaX?: number; deltaY?: number; ctrlKey?: boolean }, press: string) =>
    picture.evaluate(
      (target, { wheel, press }) => {
        const { x, y } = target.getBoundingClientRect();
        const at = { clientX: x + 400, clientY: y + 100, cancelable: true };
        target.dispatchEvent(new WheelEvent("wheel", { ...at, ...wheel }));
        const slider = target.querySelector(".diagram-slider");
        slider?.dispatchEvent(new KeyboardEvent("keydown", { key: press, bubbles: true, cancelable: true }));
      },
      { wheel, press },
    );
  const { of } = await stepShown(page);
  await together({ deltaX: 3000 }, "End");
  await expect.poll(async () => (await stepShown(page)).step).toBe(of);
  const box = await picture.boundingBox();
  const right = (box?.x ?? 0) + (box?.width ?? 0);
  await expect.poll(async () => cursorX(page)).toBeLessThan(right);
  await together({ deltaX: -3000 }, "Home");
  await expect.poll(async () => cursorX(page)).toBeGreaterThan(box?.x ?? 0);
  await together({ deltaY: -40, ctrlKey: true }, "0");
  await expect(page.locator(".diagram-moved")).not.toHaveAttribute("style", /scaleX/);
  await expect(page.getByRole("button", { name: "Reset zoom" })).toHaveCount(0);
});

test("of more lanes than there is room for those are painted that are scrolled to", async ({ page }) => {
  await openPage(page, "./#/sockets/sixty-four-threads?step=middle");
  const room = page.locator(".diagram-scroll");
  const painted = () =>
    room.evaluate((room) => {
      const seen = room.getBoundingClientRect();
      const canvas = room.querySelector<HTMLCanvasElement>(".diagram-window canvas");
      const box = canvas?.getBoundingClientRect();
      // The buttons stand over the lanes' names.
      const name = [...room.querySelectorAll(".lane-buttons button")]
        .map((text) => text.getBoundingClientRect())
        .filter(({ top, bottom }) => top > seen.top + 20 && bottom < seen.bottom)
        .at(-1);
      if (!canvas || !box || !name) return "nothing";
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext("2d");
      context?.drawImage(canvas, 0, 0);
      const [ratio, y] = [canvas.width / box.width, (name.top + name.bottom) / 2 - box.top];
      // Of the last lane that is seen some pixel, about where its name is.
      const { data } = context?.getImageData(0, Math.round((y - 4) * ratio), canvas.width, 8 * ratio) ?? {};
      return data?.some((value) => value > 0) && box.height < room.scrollHeight - 100 ? "its rows" : "others";
    });
  await expect.poll(painted).toBe("its rows");
  for (const share of [1, 0.4]) {
    await room.evaluate((room, share) => (room.scrollTop = share * room.scrollHeight), share);
    await expect.poll(painted).toBe("its rows");
  }
});

/** What is painted at a place of the page, in front of the veil. */
async function colourAt(page: Page, at: { x: number; y: number }): Promise<string> {
  const canvas = page.locator(".diagram-window canvas").last();
  return canvas.evaluate((element, { x, y }) => {
    const box = element.getBoundingClientRect();
    const { width, height } = element as HTMLCanvasElement;
    // Read from a copy: to read the canvas itself again and again would have it painted in another way.
    const copy = Object.assign(document.createElement("canvas"), { width, height });
    const context = copy.getContext("2d", { willReadFrequently: true });
    context?.drawImage(element as HTMLCanvasElement, 0, 0);
    const { data } = context?.getImageData(Math.round(x - box.left), Math.round(y - box.top), 1, 1) ?? {
      data: [],
    };
    return `#${[...data]
      .slice(0, 3)
      .map((part) => part.toString(16).padStart(2, "0"))
      .join("")}`;
  }, at);
}
