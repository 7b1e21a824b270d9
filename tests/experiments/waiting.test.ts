import { describe, expect, test } from "vitest";
import { ricartAgrawalaExperiment as experiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import type { Piece } from "../../src/experiments/experiment.ts";
import { runOf } from "../../src/store/run.ts";
import { waitingAt } from "../../src/store/situation.ts";

const text = (pieces: readonly Piece[]) => pieces.map((p) => (typeof p === "string" ? p : p.text)).join("");

test("print all", () => {
  for (const { id, scenario } of experiment.scenarios) {
    const run = runOf(experiment, scenario);
    const seen = new Set<string>();
    for (let c = 0; c < run.trace.steps.length; c++)
      for (const w of waitingAt(run, c)) {
        seen.add(
          `${w.process} ${text(w.sentence.pieces)} | ${w.missing.map((m) => text(m.why) + (m.isForEver ? " !" : "")).join(" / ")}`,
        );
      }
    console.log(id + "\n  " + [...seen].slice(0, 12).join("\n  "));
  }
});
describe("x", () => {});
