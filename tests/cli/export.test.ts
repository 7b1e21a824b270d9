import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { writeScenario } from "../../src/experiments/files.ts";
import { exportArguments } from "../../src/cli/export-arguments.ts";
import { Folder, interleave } from "./command.ts";

const folder = new Folder();
afterAll(() => folder.remove());

const found = shippedScenario("ricart-agrawala", "two-nodes");
const file = folder.write("two-nodes.json", found ? writeScenario(found.scenario) : "");

it("export writes the picture of a step into a file, and a diagram's text to standard output", async () => {
  const out = join(folder.path, "out.svg");
  const svg = await interleave(["export", file, "--to", "svg", "--step", "3", "--theme", "dark", "-o", out]);
  expect(svg).toEqual({ status: 0, out: "", err: "" });
  expect(readFileSync(out, "utf8")).toMatch(/^<svg [^]*#171b23[^]*Step 4 of/);
  const text = await interleave(["export", file, "--to", "mermaid", "--from", "2"]);
  expect(text.out).toMatch(/^sequenceDiagram\n/);
  const far = await interleave(["export", file, "--to", "svg", "--step", "999"]);
  expect(far.status).toBe(2);
  expect(far.err).toContain("there is no step 999: the last step of the run is");
});

it.each([
  [["--to", "svg"], "no scenario file given"],
  [["a.json"], "--to must be one of svg, png"],
  [["a.json", "--to", "bmp"], 'is "bmp"'],
  [["a.json", "b.json", "--to", "svg"], 'not also "b.json"'],
  [["a.json", "--to", "png", "--scale", "5"], "--scale must be a whole number from 1 to 4"],
  [["a.json", "--to", "svg", "--theme", "pink"], "--theme must be one of light, dark, print"],
])("export %j says what is wrong", (words, told) => {
  expect(exportArguments(words)).toContain(told);
});

it("a range may name one of its ends", () => {
  expect(exportArguments(["a.json", "--to", "gif", "--to-step", "9"])).toMatchObject({
    range: { from: 0, to: 9 },
  });
  expect(exportArguments(["a.json", "--to", "gif"])).toMatchObject({ range: null, step: null, out: null });
});
