import { describe, expect, test } from "vitest";
import { editWords } from "../../src/experiments/edit-words.ts";
import { differences } from "../../src/experiments/differences.ts";
import { liveSettings, liveShow } from "../../src/experiments/live.ts";
import { diagramSvg } from "../../src/scene/svg.ts";
import { stagePlan, stageScene } from "../../src/scene/stage.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { decodeLink, encodeLink } from "../../src/scenario/share-link.ts";
import { writeScenario } from "../../src/scenario/write.ts";
import { Explorer } from "../../src/runtimes/explorer/explorer.ts";
import { startSession } from "../../src/store/live/session.ts";
import { interestingSteps } from "../../src/store/interesting.ts";
import { namesOf } from "../../src/store/names.ts";
import { runOf } from "../../src/store/run.ts";
import { waitingAt } from "../../src/store/situation.ts";
import { toldOf } from "../../src/store/told.ts";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.ts";
import { transcript } from "../../src/trace/transcript.ts";
import { FakeThreads } from "../support/fake-threads.ts";
import { formats } from "./catalogue/formats.ts";
import { tokenRingExperiment } from "./experiments/token-ring/experiment.ts";

const [shipped] = tokenRingExperiment.scenarios;
if (!shipped) throw new Error("the toy has a scenario");
const { scenario } = shipped;
if (scenario.experiment !== "token-ring") throw new Error("the toy has scenarios of its own");
const run = runOf(tokenRingExperiment, scenario);
const { trace, subject } = run;

describe("a fourth experiment, added by its own folders and the catalogue", () => {
  test("is simulated: members 1 and 2 enter one after the other, and the token goes round twice", () => {
    expect(transcript(trace, subject).trimEnd().split("\n")).toEqual([
      "     0  -  begin  sets begin in 1 ms",
      '     0  1  ask {"kind":"enter"}  [wants]',
      '     0  2  ask {"kind":"enter"}  [wants]',
      '     1  1  timer begin  [enters]  prints "inside"  sets leave in 20 ms',
      "    21  1  timer leave  [leaves]  sends 1>2#1 TOKEN 1",
      '    31  2  receive 1>2#1 TOKEN 1  [enters]  prints "inside"  sets leave in 20 ms',
      "    51  2  timer leave  [leaves]  sends 2>3#1 TOKEN 2",
      "    61  3  receive 2>3#1 TOKEN 2  [passes]  sends 3>1#1 TOKEN 3",
      "    71  1  receive 3>1#1 TOKEN 3  [passes]  sends 1>2#2 TOKEN 4",
      "    81  2  receive 1>2#2 TOKEN 4  [passes]  sends 2>3#2 TOKEN 5",
      "    91  3  receive 2>3#2 TOKEN 5  [passes]  sends 3>1#2 TOKEN 6",
      "   101  1  receive 3>1#2 TOKEN 6  [keeps]",
    ]);
    expect(trace.end).toBe("quiet");
    expect(trace.steps.flatMap(({ effects }) => effects.filter(({ kind }) => kind === "print"))).toHaveLength(
      2,
    );
    expect(run.checks).toMatchObject([{ id: "one-inside", verdict: "holds" }]);
  });

  test("has a sentence for every step, interesting steps, and a waiting process", () => {
    const sentences = trace.steps.map(({ index }) => tokenRingExperiment.narrate(toldOf(run, index)));
    expect(sentences.every(({ pieces }) => pieces.length > 0)).toBe(true);
    expect(sentences.map(({ pieces }) => pieces)).toContainEqual(["has the token and enters."]);
    // Those at which the token is used, the first one and the last one.
    expect(interestingSteps(run)).toHaveLength(4);
    expect(waitingAt(run, 2).map(({ process }) => process)).toEqual(["1", "2"]);
  });

  test("comes back from its file, its link and its trace", async () => {
    expect(readScenario(writeScenario(scenario, formats), formats)).toEqual({ ok: true, value: scenario });
    expect(await decodeLink(await encodeLink(scenario, formats), formats)).toEqual({
      ok: true,
      value: scenario,
    });
    const read = decodeTrace(encodeTrace(trace), formats);
    expect(read.ok && encodeTrace(read.value)).toBe(encodeTrace(trace));
    expect(
      readScenario(
        '{"version": 1, "experiment": "token-ring", "processes": [{"id": "1", "asks": 1}]}',
        formats,
      ),
    ).toEqual({
      ok: false,
      problems: [{ path: "processes[0].asks", message: "is unknown" }],
    });
  });

  test("is searched: no schedule has two inside", () => {
    const explorer = new Explorer(subject, "fifo", {
      statesMax: 100_000,
      crashes: 0,
      losses: 0,
      timeouts: 0,
      first: false,
    });
    while (explorer.advance(10_000));
    const { findings, violation } = explorer;
    expect(violation?.check ?? null).toBe("all-served");
    expect(findings.isComplete).toBe(true);
    expect(findings.entries).toBeGreaterThan(0);
    expect(findings.checks.find(({ id }) => id === "one-inside")?.broken).toBe(0);
  });

  test("is drawn: a lane for each member, an arrow for each pass, a card for each member", () => {
    const names = trace.processes.map((id) => tokenRingExperiment.nameOf(id));
    const svg = diagramSvg(trace, subject.reader, { names });
    for (const words of [...names, "TOKEN 1", "TOKEN 6"]) expect(svg).toContain(words);
    const plan = stagePlan(run.timeline, subject.reader, names, { width: 800, height: 400 }, 1);
    const scene = stageScene(plan, 4);
    expect(scene.cards).toHaveLength(3);
  });

  test("changes, and describes its changes", () => {
    const names = namesOf(run);
    expect(editWords(scenario, { kind: "drop", message: "1>2#1" }, names)).toBe(
      "Member 1’s TOKEN to Member 2 is dropped",
    );
    const more = { ...scenario, options: { ...scenario.options, laps: 3 } };
    expect(differences(scenario, more, names)).toMatchObject([{ words: "laps is 3", back: scenario }]);
  });

  test("is run by real processes, and the recording is replayed", () => {
    const threads = new FakeThreads(1, {}, formats);
    const session = startSession(tokenRingExperiment, liveShow(scenario, liveSettings(scenario)), threads);
    threads.run(1000);
    session.run.stop();
    threads.run(2000);
    expect(session.run.recorded?.agreement).toMatchObject({ agrees: true });
    expect(session.run.recorded?.trace.flights.length).toBe(6);
  });
});
