import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import type { BerkeleyScenario } from "../../src/scenario/scenario.ts";
import { Sketcher, type Inks, type SketchAsked } from "../../src/store/berkeley/sketch.ts";

const inks: Inks = { held: "", ink: "", panel: "", processes: [""], stroke: 1, density: 1 };
const sheet = { plot: { x: 0, y: 0, width: 1, height: 1 }, scale: "time", domain: [0, 1] } as const;
const first = berkeleyExperiment.scenarios[0]?.scenario as BerkeleyScenario;

const asking = (title: string): SketchAsked => ({ scenario: { ...first, title }, sheet, held: 0, inks });

/** A thread that is told by hand when it is done. */
function begin() {
  const sent: SketchAsked[] = [];
  const seen: string[] = [];
  const sketcher = new Sketcher<null>(
    (asked) => void sent.push(asked),
    ({ scenario }) => void seen.push(scenario.title ?? ""),
  );
  const answer = () => {
    const asked = sent.at(-1);
    if (asked) sketcher.told({ scenario: asked.scenario, picture: null, lines: [] });
  };
  return { sketcher, seen, answer, titles: () => sent.map(({ scenario }) => scenario.title) };
}

describe("what a hand tries out is sketched on another thread", () => {
  test("one at a time, then the newest: what the hand has gone past is left out", () => {
    const { sketcher, seen, answer, titles } = begin();
    for (const title of ["a", "b", "c"]) sketcher.ask(asking(title));
    expect(titles()).toEqual(["a"]);
    answer();
    expect(seen).toEqual(["a"]);
    expect(titles()).toEqual(["a", "c"]);
    answer();
    expect(seen).toEqual(["a", "c"]);
    answer();
    expect(titles()).toEqual(["a", "c"]);
  });

  test("what was asked for before the hand let go is not shown, and does not hold up the next", () => {
    const { sketcher, seen, answer, titles } = begin();
    sketcher.ask(asking("a"));
    sketcher.ask(asking("b"));
    sketcher.forget();
    sketcher.ask(asking("c"));
    answer();
    expect(seen).toEqual([]);
    expect(titles()).toEqual(["a", "c"]);
    answer();
    expect(seen).toEqual(["c"]);
  });

  test("a thread that fails once is asked for the next", () => {
    const { sketcher, seen, answer, titles } = begin();
    sketcher.ask(asking("a"));
    sketcher.ask(asking("b"));
    sketcher.failed();
    expect(titles()).toEqual(["a", "b"]);
    answer();
    expect(seen).toEqual(["b"]);
    sketcher.ask(asking("c"));
    sketcher.failed();
    sketcher.ask(asking("d"));
    expect(titles()).toEqual(["a", "b", "c", "d"]);
  });
});
