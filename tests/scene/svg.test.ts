import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { palette, paper } from "../../src/scene/palette.ts";
import { diagramSvg } from "../../src/scene/svg.ts";
import { handoutNodes, node } from "../support/scenario.ts";
import { drawn, hostile } from "./runs.ts";

test("the handout's two nodes", async () => {
  const { trace, reader, names } = drawn({
    processes: handoutNodes,
    network: { delay: { kind: "constant", ms: 10 } },
  });
  const svg = diagramSvg(trace, reader, { names, title: "Two nodes, the handout's timestamps" });
  await expect(svg).toMatchFileSnapshot("two-nodes.svg");
});

describe("any run", () => {
  for (const [name, file] of Object.entries(hostile)) {
    test(name, () => {
      const { trace, reader } = drawn(file);
      const svg = diagramSvg(trace, reader);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg).not.toMatch(/\d\.\d{3}/);
      expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length);
      expect(diagramSvg(trace, reader)).toBe(svg);
    });
  }
});

test("names and titles cannot become markup", () => {
  const { trace, reader } = drawn({ processes: [node("1")] });
  const svg = diagramSvg(trace, reader, { names: ['<b a="&">\u0000'], title: "</svg><script>" });
  expect(svg).toContain("&lt;/svg&gt;&lt;script&gt;");
  expect(svg).not.toMatch(/<(script|b)/);
  expect(svg).not.toContain("\u0000");
});

test("has the page's light colours", () => {
  const tokens = readFileSync(new URL("../../src/ui/theme/tokens.css", import.meta.url), "utf8");
  const light = tokens.slice(0, tokens.indexOf("[data-theme"));
  palette.forEach((colour, index) => expect(light).toContain(`--p${index + 1}: ${colour};`));
  for (const [name, token] of Object.entries({
    panel: "panel",
    held: "held",
    bad: "bad",
    ink: "ink",
    heldInk: "held-ink",
  }))
    expect(light).toContain(`--${token}: ${paper[name as keyof typeof paper]};`);
});
