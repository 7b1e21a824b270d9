import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { distance, pointOn, type Point } from "../../src/scene/geometry.ts";
import type { PictureCanvas } from "../../src/ui/picture/sheet.tsx";
import { marksIn, messagesIn, type SeenMark } from "./marks.ts";
import { expect, expectStep, openPage, stepShown, test, twoNodes } from "./page.ts";

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const rectsOf = (page: Page, selector: string): Promise<Rect[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as Rect));

const stageOf = (page: Page) => page.locator(".stage").first();

const rectOf = ({ x, y, width, height }: SeenMark): Rect => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** The mark of the stage with this key; fails where there is none. */
async function stageMark(page: Page, key: string): Promise<SeenMark> {
  const found = (await marksIn(stageOf(page))).find((mark) => mark.key === key);
  if (!found) throw new Error(`the stage has no mark “${key}”`);
  return found;
}

const firstMessage = "message:1>2#1";

const overlap = (a: Rect, b: Rect) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

const sizes = [
  [1280, 720, "light"],
  [1920, 1080, "light"],
  [390, 844, "light"],
  [1280, 720, "projector"],
  [1920, 1080, "projector"],
] as const;

for (const [width, height, theme] of sizes)
  test(`nothing on the stage overlaps or is cut at ${width}×${height}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, `./#/ricart-agrawala/two-nodes?step=0&theme=${theme}`);
    // Two, five and twelve nodes have every size; what lies between has the smallest and the usual one.
    const between = theme === "light" && width < 1920 ? ["three-nodes-tie", "deferred-queue"] : [];
    for (const id of ["two-nodes", ...between, "five-nodes-load", "twelve-nodes"])
      await test.step(id, async () => {
        await openPage(page, `./#/ricart-agrawala/${id}?step=last&theme=${theme}`);
        const { of } = await stepShown(page);
        for (const index of [0, 3, of >> 2, of >> 1, of - 1]) {
          await page.goto(`./#/ricart-agrawala/${id}?step=${index}&theme=${theme}`);
          await expectStep(page, index + 1);
          await expectApartAndWhole(page);
        }
      });
  });

/** Cards, messages and the room stand apart, in the stage, and no text of them is cut. */
async function expectApartAndWhole(page: Page): Promise<void> {
  const [stage] = await rectsOf(page, ".stage");
  const cards = await rectsOf(page, ".card");
  const pills = (await messagesIn(stageOf(page))).filter(({ mark }) => mark.font > 0);
  const room = await stageMark(page, "room");
  const apart = [...cards, ...[...pills, room].map(rectOf)];
  for (const [at, one] of apart.entries()) {
    for (const other of apart.slice(at + 1))
      expect(overlap(one, other), JSON.stringify([one, other])).toBe(false);
    expect(one.left >= (stage?.left ?? 0) && one.right <= (stage?.right ?? 0)).toBe(true);
    expect(one.top >= (stage?.top ?? 0) && one.bottom <= (stage?.bottom ?? 0)).toBe(true);
  }
  const cut = page.locator(".card-name, .card-phase, .fact-text, .card-summary > div, .chips, .card-line dd");
  const cutTexts = await cut.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
  );
  expect(cutTexts).toEqual([]);
  const labels = pills.map(({ mark: { text, font }, width }) => ({ text, font, width }));
  const tooLong = await page.evaluate((labels) => {
    const context = document.createElement("canvas").getContext("2d");
    const { fontFamily } = getComputedStyle(document.body);
    return labels.filter(({ text, font, width }) => {
      if (context) context.font = `700 ${font}px ${fontFamily}`;
      return !(Number(context?.measureText(text).width) <= width - 8);
    });
  }, labels);
  expect(tooLong).toEqual([]);
}

test("a message under way is between the two cards, further at every step", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=1`);
  const [from, to] = await rectsOf(page, ".card");
  let before = from?.right ?? Infinity;
  for (const step of [2, 3]) {
    const { x: middle } = await stageMark(page, firstMessage);
    expect(middle).toBeGreaterThan(before - 60);
    expect(middle).toBeLessThan(to?.left ?? 0);
    before = middle;
    await page.keyboard.press("ArrowRight");
    await expectStep(page, step + 1);
  }
  await expect
    .poll(async () => (await messagesIn(stageOf(page))).map(({ key }) => key))
    .not.toContain(firstMessage);
  await expect(page.locator('.card[data-process="2"]')).toHaveAttribute("data-acting");
});

test("the room shows the node in the critical section; two nodes are an alarm", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=0`);
  expect(await stageMark(page, "room")).toMatchObject({ stroke: { ink: "edge" }, fill: { alpha: 0 } });
  expect((await stageMark(page, "room:title")).text).toBe("critical section");
  await page.goto("./#/ricart-agrawala/text-violation?step=8");
  await expectStep(page, 9);
  const room = await stageMark(page, "room");
  expect(room).toMatchObject({ stroke: { ink: "bad" }, fill: { ink: "bad-soft", alpha: 1 } });
  expect((await stageMark(page, "room:title")).text).toBe("2 in the critical section");
  const owners = (await marksIn(stageOf(page))).filter(({ key }) => key.startsWith("owner:"));
  expect(owners.map(({ text }) => text)).toEqual(["1", "2"]);
  for (const owner of owners.map(rectOf)) {
    expect(owner.left).toBeGreaterThan(rectOf(room).left);
    expect(owner.right).toBeLessThan(rectOf(room).right);
  }
});

test("a crashed node is down, and a lost message has a cross beside its path", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/crash-blocks?step=last");
  await expect(page.locator('.card[data-tone="down"]')).toHaveCount(1);
  await openPage(page, "./#/ricart-agrawala/lost-message?step=last");
  const lost = (await messagesIn(stageOf(page))).filter(({ mark }) => mark.cross);
  expect(lost).toMatchObject([{ mark: { tilt: 9, cross: { ink: "bad" } } }]);
});

test("stage and diagram are clean for axe", async ({ page }) => {
  for (const theme of ["light", "dark"]) {
    for (const id of ["two-nodes?step=5", "twelve-nodes?step=60", "crash-blocks?step=last"]) {
      await openPage(page, `./#/ricart-agrawala/${id}&theme=${theme}`);
      await expectAccessible(page, ".stage", ".diagram");
    }
  }
});

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  /** Writes down where a mark of the stage stands, in every frame. */
  async function watch(page: Page, key: string): Promise<() => Promise<{ x: number; y: number }[]>> {
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      const look = () => {
        seen.push(
          [...document.querySelectorAll<PictureCanvas>(".stage canvas.sheet")].flatMap(
            ({ marks }) => marks ?? [],
          ),
        );
        requestAnimationFrame(look);
      };
      look();
    });
    return async () => {
      const frames = await page.evaluate(
        () => (window as unknown as { seen: PictureCanvas["marks"][] }).seen,
      );
      return frames.flatMap((marks) =>
        (marks ?? []).flatMap((mark) =>
          mark.kind === "pill" && mark.key === key ? [pointOn(mark.curve, mark.share)] : [],
        ),
      );
    };
  }

  test("a message travels along the path that is drawn", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.clock.install({ time: 0 });
    await openPage(page, `${twoNodes}?step=0`);
    await page.clock.pauseAt(3_600_000);
    await page.keyboard.press("ArrowRight");
    await page.clock.runFor(500);
    const { mark: way } = await stageMark(page, `way:${firstMessage}`);
    await page.keyboard.press("ArrowRight");
    const places: Point[] = [];
    for (let i = 0; i < 10; i++) {
      await page.clock.runFor(40);
      const { mark } = await stageMark(page, firstMessage);
      if (mark.kind === "pill") places.push(pointOn(mark.curve, mark.share));
    }
    if (way.kind !== "curve") throw new Error("the way is no curve");
    const dots = Array.from({ length: 800 }, (_, i) => ({
      ...pointOn(way.curve, i / 799),
      width: 0,
      height: 0,
    }));
    const away = places.map((at) =>
      Math.min(...dots.map((dot) => distance(dot, { ...at, width: 0, height: 0 }))),
    );
    expect(new Set(places.map(({ x }) => x)).size).toBeGreaterThan(4);
    expect(Math.max(...away)).toBeLessThan(1.5);
  });

  test("a second key press takes over from where things are shown", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.clock.install({ time: 0 });
    await openPage(page, `${twoNodes}?step=1`);
    await page.clock.pauseAt(3_600_000);
    const place = async () => (await stageMark(page, firstMessage)).x;
    const before = await place();
    await page.keyboard.press("ArrowRight");
    await page.clock.runFor(500);
    const after = await place();
    expect(after - before).toBeGreaterThan(20);
    await page.keyboard.press("ArrowLeft");
    await page.clock.runFor(500);
    expect(await place()).toBeCloseTo(before, 1);

    await page.keyboard.press("ArrowRight");
    await page.clock.runFor(140);
    const onTheWay = await place();
    expect(onTheWay).toBeGreaterThan(before + 3);
    expect(onTheWay).toBeLessThan(after - 3);
    await page.keyboard.press("ArrowLeft");
    await page.clock.runFor(20);
    expect(Math.abs((await place()) - onTheWay)).toBeLessThan((after - before) / 4);
    await page.clock.runFor(500);
    expect(await place()).toBeCloseTo(before, 1);
  });

  test("after a change a message moves to its new place from where it is shown", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.clock.install({ time: 0 });
    await openPage(page, `${twoNodes}?step=2`);
    await page.getByRole("tab", { name: "Changes" }).click();
    await page.clock.runFor(500);
    await page.clock.pauseAt(3_600_000);
    const place = async () => (await stageMark(page, firstMessage)).x;
    const before = await place();
    await page.getByRole("textbox", { name: "Delay by" }).fill("200");
    await page.getByRole("button", { name: "Delay", exact: true }).click();
    await page.clock.runFor(20);
    expect(Math.abs((await place()) - before)).toBeLessThan(3);
    await page.clock.runFor(100);
    const onTheWay = await place();
    await page.clock.runFor(500);
    const after = await place();
    expect(after).toBeLessThan(before - 20);
    expect(onTheWay).toBeLessThan(before - 1);
    expect(onTheWay).toBeGreaterThan(after + 1);
    await page.keyboard.press("Control+z");
    await page.clock.runFor(600);
    expect(await place()).toBeCloseTo(before, 1);
  });

  test("the owner goes from its card into the room", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await openPage(page, `${twoNodes}?step=5`);
    await page.waitForTimeout(300);
    const seen = await watch(page, "owner:2");
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(600);
    const places = await seen();
    const room = rectOf(await stageMark(page, "room"));
    const [stage] = await rectsOf(page, ".stage");
    const last = (places.at(-1)?.x ?? 0) + (stage?.left ?? 0);
    expect(last).toBeGreaterThan(room.left);
    expect(last).toBeLessThan(room.right);
    for (const [at, { x }] of places.entries())
      if (at > 0) expect(x).toBeLessThanOrEqual((places[at - 1]?.x ?? 0) + 0.01);
  });
});
