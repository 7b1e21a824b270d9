import type { Locator } from "@playwright/test";
import { expect, expectDrawn, openPage, test } from "./page.ts";

interface Box {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxesOf = (all: Locator): Promise<Box[]> =>
  all.evaluateAll((parts) =>
    parts.map((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { name: part.textContent ?? "", left, right, top, bottom };
    }),
  );

/** Pairs of boxes that lie over one another. */
function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        ({ left, right, top, bottom }) =>
          left < one.right && one.left < right && top < one.bottom && one.top < bottom,
      )
      .map(({ name }) => `${one.name} over ${name}`),
  );
}

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const) {
  test(`no message lies over another in the strip of clocks at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const chips = page.getByRole("list", { name: "Messages under way" }).getByRole("button");
    for (const [id, step, count] of [
      ["handout", 2, 4],
      ["handout", 8, 3],
      ["fifteen-machines", 20, 10],
    ] as const) {
      await openPage(page, `./#/berkeley/${id}?step=${step}`);
      await expectDrawn(page, step + 1);
      await expect(chips).toHaveCount(count);
      const boxes = await boxesOf(chips);
      expect(overlaps(boxes), `${id}, step ${step}`).toEqual([]);
      const [line] = await boxesOf(page.locator(".clock-bus"));
      for (const { name, left, right } of boxes) {
        expect(left, name).toBeGreaterThanOrEqual((line?.left ?? 0) - 1);
        expect(right, name).toBeLessThanOrEqual((line?.right ?? 0) + 1);
      }
    }
    await openPage(page, "./#/berkeley/handout?step=8");
    for (const words of ["−1.95 s ▸ 2", "+2.15 s ▸ 3", "−0.45 s ▸ 4"])
      await expect(chips.filter({ hasText: words })).toBeVisible();
  });
}

test("no line of a listing runs off its panel", async ({ page }) => {
  for (const [address, file] of [
    ["./#/berkeley/handout", "clocks.py"],
    ["./#/ricart-agrawala/two-nodes", "node.py"],
    ["./#/sockets/hello", "server.py"],
  ] as const) {
    await openPage(page, address);
    const listing = page.getByRole("region", { name: new RegExp(file.replace(".", "\\.")) }).first();
    if ((await listing.count()) === 0) await page.getByRole("button", { name: file }).first().click();
    const lines = page.locator(".code-line code");
    expect(await lines.count(), file).toBeGreaterThan(5);
    const past = await lines.evaluateAll((all) =>
      all.flatMap((line) => {
        const text = document.createRange();
        text.selectNodeContents(line);
        const panel = line.closest(".scrolls");
        const edge = panel?.getBoundingClientRect().right ?? 0;
        return text.getBoundingClientRect().right > edge ? [line.textContent] : [];
      }),
    );
    expect(past, file).toEqual([]);
  }
});

test("numbers are short, and the exact one is there on hover", async ({ page }) => {
  await openPage(page, "./#/berkeley/delays?step=9");
  await page.getByRole("tab", { name: "State" }).click();
  const variables = page.getByRole("region", { name: "Variables" });
  await expect(variables).toContainText("adjusted_by");
  expect(await variables.innerText()).not.toMatch(/\d\.\d{4}/);
  await expect(variables.locator("[title*='.']").first()).toHaveAttribute("title", /\d\.\d{4}/);
  await expect(page.locator(".transport-moment").last()).toHaveText(/^· \d+ ms$/);
  await expect(page.locator(".transport-count")).toHaveAttribute("data-here", /^At \d+\.\d{3} ms$/);
  const reading = page.locator(".clock-reading").first();
  await expect(reading).toHaveText(/^\d+(?:\.\d\d?)? s$/);
  await expect(reading).toHaveAttribute("data-here", /^Exactly \d+\.\d{3,6} s$/);
});

test("in a window of 1280 px at 150 % stage and diagram stand side by side over the foot", async ({
  page,
}) => {
  await page.setViewportSize({ width: 853, height: 480 });
  for (const address of [
    "berkeley/handout?step=8",
    "ricart-agrawala/two-nodes?step=5",
    "sockets/hello?step=30",
  ]) {
    await openPage(page, `./#/${address}`);
    const [stage] = await boxesOf(page.locator(".workbench-stage"));
    const [diagram] = await boxesOf(page.locator(".workbench-diagram"));
    const [foot] = await boxesOf(page.locator(".workbench-foot"));
    if (!stage || !diagram || !foot) throw new Error("a part is missing");
    expect(diagram.left, address).toBeGreaterThanOrEqual(stage.right - 1);
    expect(diagram.top, address).toBe(stage.top);
    expect(Math.max(stage.bottom, diagram.bottom), address).toBeLessThanOrEqual(foot.top + 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(853);
  }
});

test("on a phone the diagram of four clocks is seen over the foot", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, "./#/berkeley/handout?step=5");
  const [diagram] = await boxesOf(page.locator(".workbench-diagram"));
  const [foot] = await boxesOf(page.locator(".workbench-foot"));
  expect((foot?.top ?? 0) - (diagram?.top ?? 0)).toBeGreaterThan(170);
});

test("with the panel enlarged the handout's listing stands beside the corrected one", async ({ page }) => {
  for (const [address, own, corrected] of [
    ["berkeley/handout?step=8", "clocks.py", "berkeley.py"],
    ["ricart-agrawala/two-nodes?step=5", "two_nodes.py", "node.py"],
  ] as const) {
    await openPage(page, `./#/${address}`);
    await page.keyboard.press("p");
    await page.keyboard.press("3");
    const [left] = await boxesOf(page.getByRole("region", { name: `Listing ${own}` }));
    const [right] = await boxesOf(page.getByRole("region", { name: `Listing ${corrected}` }));
    if (!left || !right) throw new Error("a listing is missing");
    expect(right.left, address).toBeGreaterThanOrEqual(left.right);
    expect(left.bottom - left.top, address).toBeGreaterThan(250);
    await page.keyboard.press("Escape");
  }
});

test("a check's details do not squeeze its title", async ({ page }) => {
  await openPage(page, "./#/sockets/time-wait?step=48");
  const titles = await boxesOf(
    page.locator("li.check .check-title", { hasText: "Programs release their ports" }),
  );
  expect(titles).toHaveLength(1);
  for (const { top, bottom } of titles) expect(bottom - top).toBeLessThan(26);
});
