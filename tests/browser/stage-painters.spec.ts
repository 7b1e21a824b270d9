import type { Ink } from "../../src/scene/picture/mark.ts";
import { svgText } from "../../src/scene/picture/svg.ts";
import type { PictureCanvas } from "../../src/ui/picture/sheet.tsx";
import { expect, openPage, test } from "./page.ts";
import { cellsApart } from "./pictures.ts";

// Of a picture on the page: its very marks, painted by the other painter in the canvas's place.
for (const [what, address] of [
  ["the stage of a crowd", "ricart-agrawala/twelve-nodes?step=60"],
  ["the stage in a hall", "ricart-agrawala/three-nodes-tie?step=3&theme=projector"],
  ["two in the critical section", "ricart-agrawala/text-violation?step=8"],
  ["a lost message", "ricart-agrawala/lost-message?step=last"],
  ["the wire", "sockets/eight-threads?step=60"],
  ["the wire of a crowd", "sockets/sixty-four-threads?step=middle"],
] as const) {
  test(`canvas and SVG show the same: ${what}`, async ({ page }) => {
    await openPage(page, `./#/${address}`);
    const stage = page.locator(".stage");
    const look = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const names = [...style].filter((name) => name.startsWith("--"));
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
    });
    const colourOf = (ink: Ink) =>
      look[typeof ink === "string" ? `--${ink}` : ink < 0 ? "--ink-3" : `--p${(ink % 12) + 1}`] ?? "";
    const pictures = await stage
      .locator("canvas.sheet")
      .evaluateAll((all) => (all as PictureCanvas[]).map(({ marks = [], box }) => ({ marks, box })));
    expect(pictures.flatMap(({ marks }) => marks)).not.toEqual([]);
    const texts = pictures.map(({ marks, box = { x: 0, y: 0, width: 0, height: 0 } }) => {
      const layers = [{ name: "all", at: { x: -box.x, y: -box.y }, clip: null, marks }];
      const stroke = Number(look["--stroke-scale"]);
      return svgText({ size: box, layers }, { colourOf, stroke, title: "", font: "Inter Variable" });
    });
    const onCanvas = await stage.screenshot();
    await stage.locator("canvas.sheet").evaluateAll((all, texts) => {
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
    const asSvg = await stage.screenshot();
    expect(asSvg.equals(onCanvas)).toBe(false);
    expect(await cellsApart(page, onCanvas, asSvg)).toEqual([]);
  });
}
