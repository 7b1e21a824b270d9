import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { momentPicture } from "../../src/export/moment-picture.ts";
import { mermaidText, plantUmlText } from "../../src/export/sequence-text.ts";
import { pictureThemes, themeColours } from "../../src/scene/palette.ts";
import { pictureText } from "../../src/scene/svg.ts";
import { shippedRun } from "./shipped-run.ts";

const nodes = shippedRun("ricart-agrawala", "three-nodes-tie");

describe("a picture of a step", () => {
  it.each([
    ["nodes", nodes, 12, ["Node 2", "critical section", "Step 13 of", "(4, 2)", "1✓ 3✓"]],
    ["clocks", shippedRun("berkeley", "handout"), 8, ["Clock 4", "Step 9 of"]],
    [
      "sockets",
      shippedRun("sockets", "eight-threads"),
      80,
      ["Server", "Client H", "Step 81 of", "accept queue", "SYN-RECEIVED"],
    ],
  ] as const)("of %s needs nothing of the page, and its text stays text", (_what, run, step, told) => {
    for (const theme of pictureThemes) {
      const svg = pictureText(momentPicture(run, step), "a <title>", theme);
      expect(svg).not.toMatch(/var\(|paint-order|foreignObject|<style|NaN|undefined/);
      expect(svg).toContain(`font-family="Inter, 'Helvetica Neue', Arial, sans-serif"`);
      for (const words of told) expect(svg).toContain(words);
      const names = [...svg.matchAll(/<clipPath id="([^"]+)"/g)].map(([, name]) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const [, name] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(names).toContain(name);
    }
  });

  it("hides what comes: no later message, and no lane that reaches on", () => {
    const svg = (hidesFuture: boolean) => pictureText(momentPicture(nodes, 3, { hidesFuture }), "", "light");
    expect(svg(false)).toContain("REPLY");
    expect(svg(true)).not.toContain("REPLY");
  });

  it("has the colours of the page's themes", () => {
    const css = readFileSync(new URL("../../src/ui/theme/tokens.css", import.meta.url), "utf8");
    const blocks = { light: ":root {", dark: '[data-theme="dark"] {', print: '[data-theme="projector"] {' };
    for (const theme of pictureThemes) {
      const from = css.indexOf(blocks[theme]);
      const block = css.slice(from, css.indexOf("\n}", from));
      const { tokens, processes } = themeColours[theme];
      for (const [name, colour] of Object.entries(tokens)) expect(block).toContain(`--${name}: ${colour};`);
      processes.forEach((colour, index) => expect(block).toContain(`--p${index + 1}: ${colour};`));
    }
  });
});

describe("a run as a sequence diagram", () => {
  it("has the messages of its steps in Mermaid and PlantUML", () => {
    const range = { from: 4, to: 7 };
    expect(mermaidText(nodes, range)).toBe(
      [
        "sequenceDiagram",
        "    participant p0 as Node 1",
        "    participant p1 as Node 2",
        "    participant p2 as Node 3",
        "    p0->>p1: REQUEST (5, 1)",
        "    Note over p1: prints Node 2 defers REPLY to 1",
        "    p0->>p2: REQUEST (5, 1)",
        "    p1->>p0: REQUEST (4, 2)",
        "    p1->>p2: REQUEST (4, 2)",
        "",
      ].join("\n"),
    );
    expect(plantUmlText(nodes, range)).toContain("\np1 -> p2 : REQUEST (4, 2)\n@enduml\n");
  });

  it("cannot be broken by what a program prints or sends", () => {
    const hello = shippedRun("sockets", "hello", (text) => text.replaceAll("Hello", "a;b#c<d>\\\\n"));
    const text = mermaidText(hello, { from: 0, to: hello.trace.steps.length - 1 });
    expect(text).toContain("#59;");
    for (const line of text.split("\n").slice(1, -1)) expect(line).toMatch(/^ {4}(?:participant|Note|p\d)/);
    expect(text.replace(/#\d+;/g, "")).not.toMatch(/[;#<]/);
  });
});
