import { describe, expect, it } from "vitest";
import { sentences } from "../../src/scenario/problem.ts";
import { readScenario } from "../../src/experiments/files.ts";

function told(value: unknown): string {
  const read = readScenario(typeof value === "string" ? value : JSON.stringify(value));
  return read.ok ? "fine" : sentences("The link", read.problems);
}

const nodes = { version: 1, experiment: "ricart-agrawala", processes: [{ id: "1" }] };

describe("problems of a link or a file, in sentences", () => {
  it("quotes a path exactly as in the file", () => {
    expect(told({ ...nodes, limitMs: -1 })).toBe("`limitMs` must be 0 to 86400000, is -1.");
    expect(told({ ...nodes, network: { loss: "x" } })).toBe(
      '`network.loss` must be a number from 0 to 1, is "x".',
    );
  });

  it("names the link where no place in it is wrong", () => {
    expect(told('{"version": 1,}')).toMatch(/^The link is not JSON: line 1, column 15: /);
    expect(told("  ")).toBe("The link is empty: a scenario is one JSON object.");
    expect(told([])).toMatch(/^The link is not a scenario: /);
  });

  it("says what to add", () => {
    expect(told({ experiment: "berkeley" })).toBe('`version` is missing. Add "version": 1.');
    expect(told({ version: 1 })).toBe(
      '`experiment` is missing. Add "experiment": "ricart-agrawala", "berkeley" or "sockets".',
    );
    expect(told({ ...nodes, processes: [{}] })).toBe("`processes[0].id` is missing. Add it.");
    expect(told({ ...nodes, experiment: "berkeley" })).toBe(
      "`processes[0].clockMs` is missing. Add it, or clockSeconds in its place.",
    );
  });

  it("says what to remove", () => {
    expect(told({ ...nodes, colour: "red" })).toBe("`colour` is unknown. Remove it.");
  });

  it("counts what it does not tell", () => {
    const wrong = { ...nodes, limitMs: -1, stepsMax: 0, seed: "x", title: 1 };
    expect(told(wrong)).toMatch(/ 1 more place is wrong\.$/);
    expect(told({ ...wrong, interventions: 1 })).toMatch(/ 2 more places are wrong\.$/);
  });
});
