import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, expectStep, openPage, stepShown, test, twoNodes } from "./page.ts";

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const rectsOf = (page: Page, selector: string): Promise<Rect[]> =>
  page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as Rect));

const overlap = (a: Rect, b: Rect) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

const sizes = [
  [1280, 720, "light"],
  [1920, 1080, "light"],
  [390, 844, "light"],
  [1280, 720, "projector"],
  [1920, 1080, "projector"],
] as const;

for (const [width, height, theme] of sizes) {
  for (const id of ["two-nodes", "three-nodes-tie", "deferred-queue", "five-nodes-load", "twelve-nodes"]) {
    test(`nothing on the stage overlaps or is cut: ${id} at ${width}×${height}, ${theme}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await openPage(page, `./#/ricart-agrawala/${id}?step=0&theme=${theme}`);
      const { of } = await stepShown(page);
      for (const index of [0, 3, of >> 2, of >> 1, of - 1]) {
        await page.goto(`./#/ricart-agrawala/${id}?step=${index}&theme=${theme}`);
        await expectStep(page, index + 1);
        const [stage] = await rectsOf(page, ".stage");
        const cards = await rectsOf(page, ".card");
        const pills = await rectsOf(page, ".message[data-form=pill] rect");
        const rooms = await rectsOf(page, ".room rect");
        const apart = [...cards, ...pills, ...rooms];
        for (const [at, one] of apart.entries()) {
          for (const other of apart.slice(at + 1))
            expect(overlap(one, other), JSON.stringify([one, other])).toBe(false);
          expect(one.left >= (stage?.left ?? 0) && one.right <= (stage?.right ?? 0)).toBe(true);
          expect(one.top >= (stage?.top ?? 0) && one.bottom <= (stage?.bottom ?? 0)).toBe(true);
        }
        const cut = page.locator(
          ".card-name, .card-phase, .fact-text, .card-summary > div, .chips, .card-line dd",
        );
        const cutTexts = await cut.evaluateAll((all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
        );
        expect(cutTexts).toEqual([]);
        const words = await page.locator(".message[data-form=pill]").evaluateAll((all) =>
          all
            .filter((one) => {
              const text = one.querySelector("text")?.getBoundingClientRect();
              const pill = one.querySelector("rect")?.getBoundingClientRect();
              return !text || !pill || text.width > pill.width - 8;
            })
            .map((one) => one.textContent),
        );
        expect(words).toEqual([]);
      }
    });
  }
}

test("a message under way stands between the two cards, further with every step", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=1`);
  const message = page.locator('.message[data-flight="0"]');
  const [from, to] = await rectsOf(page, ".card");
  let before = from?.right ?? Infinity;
  for (const step of [2, 3]) {
    const [pill] = await rectsOf(page, '.message[data-flight="0"] rect');
    const middle = ((pill?.left ?? 0) + (pill?.right ?? 0)) / 2;
    expect(middle).toBeGreaterThan(before - 60);
    expect(middle).toBeLessThan(to?.left ?? 0);
    before = middle;
    await page.keyboard.press("ArrowRight");
    await expectStep(page, step + 1);
  }
  await expect(message).toHaveCount(0);
  await expect(page.locator('.card[data-process="2"]')).toHaveAttribute("data-acting");
});

test("who is in the critical section stands in the room; two are an alarm", async ({ page }) => {
  await openPage(page, `${twoNodes}?step=0`);
  const room = page.locator(".room");
  await expect(room).toHaveAttribute("data-state", "empty");
  await page.goto("./#/ricart-agrawala/text-violation?step=8");
  await expect(room).toHaveAttribute("data-state", "crowded");
  await expect(page.locator(".owner")).toHaveCount(2);
  const [box] = await rectsOf(page, ".room rect");
  for (const owner of await rectsOf(page, ".owner circle")) {
    expect(owner.left).toBeGreaterThan(box?.left ?? 0);
    expect(owner.right).toBeLessThan(box?.right ?? 0);
  }
});

test("a crashed node is down, and a lost message lies beside its way with a cross", async ({ page }) => {
  await openPage(page, "./#/ricart-agrawala/crash-blocks?step=last");
  await expect(page.locator('.card[data-tone="down"]')).toHaveCount(1);
  await openPage(page, "./#/ricart-agrawala/lost-message?step=last");
  await expect(page.locator(".message[data-lost] .message-cross")).toHaveCount(1);
});

test("stage and diagram are clean for axe", async ({ page }) => {
  for (const theme of ["light", "dark"]) {
    for (const id of ["two-nodes?step=5", "twelve-nodes?step=60", "crash-blocks?step=last"]) {
      await openPage(page, `./#/ricart-agrawala/${id}&theme=${theme}`);
      const { violations } = await new AxeBuilder({ page }).include(".stage").include(".diagram").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  }
});

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  /** Writes down where a message stands, in every frame. */
  async function watch(page: Page, selector: string): Promise<() => Promise<{ x: number; y: number }[]>> {
    await page.evaluate((of) => {
      const seen: { x: number; y: number }[] = [];
      Object.assign(window, { seen });
      const look = () => {
        const [, x, y] =
          /translate\(([-\d.]+) ([-\d.]+)/.exec(
            document.querySelector(of)?.getAttribute("transform") ?? "",
          ) ?? [];
        if (x !== undefined && y !== undefined) seen.push({ x: Number(x), y: Number(y) });
        requestAnimationFrame(look);
      };
      look();
    }, selector);
    return () => page.evaluate(() => (window as unknown as { seen: { x: number; y: number }[] }).seen);
  }

  test("a message travels along the path that is drawn", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await openPage(page, `${twoNodes}?step=0`);
    const seen = await watch(page, '.message[data-flight="0"]');
    await page.keyboard.press("ArrowRight");
    const path = await page.locator(".way path").first().getAttribute("d");
    await page.waitForTimeout(500);
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(500);
    const places = await seen();
    const away = await page.evaluate(
      ([d, all]) => {
        const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
        line.setAttribute("d", d);
        const dots = Array.from({ length: 800 }, (_, i) =>
          line.getPointAtLength((line.getTotalLength() * i) / 799),
        );
        return Math.max(
          ...all.map((at) => Math.min(...dots.map((dot) => Math.hypot(dot.x - at.x, dot.y - at.y)))),
        );
      },
      [path ?? "", places] as const,
    );
    expect(new Set(places.map(({ x }) => x)).size).toBeGreaterThan(4);
    expect(away).toBeLessThan(1.5);
  });

  test("a second key press takes over from where things are shown", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.clock.install({ time: 0 });
    await openPage(page, `${twoNodes}?step=1`);
    await page.clock.pauseAt(3_600_000);
    const message = page.locator('.message[data-flight="0"]');
    const place = async (): Promise<number> => {
      const [, x] = /translate\(([-\d.]+)/.exec((await message.getAttribute("transform")) ?? "") ?? [];
      return Number(x);
    };
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
    expect(Math.abs((await place()) - onTheWay)).toBeLessThan((after - before) / 8);
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
    const place = async (): Promise<number> => {
      const [, x] =
        /translate\(([-\d.]+)/.exec(
          (await page.locator('.message[data-flight="0"]').getAttribute("transform")) ?? "",
        ) ?? [];
      return Number(x);
    };
    const before = await place();
    await page.getByRole("textbox", { name: "Delay it by" }).fill("200");
    await page.getByRole("button", { name: "Delay", exact: true }).click();
    expect(Math.abs((await place()) - before)).toBeLessThan(1);
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
    const seen = await watch(page, ".owner");
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(600);
    const places = await seen();
    const [room] = await rectsOf(page, ".room rect");
    const [stage] = await rectsOf(page, ".stage");
    const last = (places.at(-1)?.x ?? 0) + (stage?.left ?? 0);
    expect(last).toBeGreaterThan(room?.left ?? Infinity);
    expect(last).toBeLessThan(room?.right ?? 0);
    for (const [at, { x }] of places.entries())
      if (at > 0) expect(x).toBeLessThanOrEqual((places[at - 1]?.x ?? 0) + 0.01);
  });
});
