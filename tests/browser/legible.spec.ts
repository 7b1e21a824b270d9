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
