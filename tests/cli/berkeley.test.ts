import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Folder, interleave, lines } from "./command.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = new Folder();
afterAll(() => folder.remove());

const oracle = join(import.meta.dirname, "../oracle/python-numbers/cases.json");
const recorded = JSON.parse(readFileSync(oracle, "utf8")) as { clocks: number[]; lines: string[] }[];

/** A file for the handout's arithmetic; numbers as Python wrote them. */
function handout(clocks: readonly (number | string)[], more = ""): string {
  const processes = clocks.map((clock, i) => `{"id": "${i + 1}", "clockSeconds": ${clock}}`);
  return `{"version": 1, "experiment": "berkeley", "network": {"delay": {"kind": "constant", "ms": 0}},
    "processes": [${processes.join(", ")}], "options": {"roundSeconds": 2}${more}}`;
}

interface Printed {
  readonly console: Record<string, string[]>;
  readonly error?: string;
}

async function printed(texts: readonly string[]): Promise<Printed[]> {
  const paths = texts.map((text, i) => folder.write(`${texts.length}-${i}.json`, text));
  return lines((await interleave(["run", ...paths])).out) as Printed[];
}

describe("scenario.md: what `run` prints of a Berkeley scenario", () => {
  it("the whole of it", async () => {
    const path = folder.write(
      "whole.json",
      `{"version": 1, "experiment": "berkeley", "title": "Three clocks", "seed": 4,
        "network": {"delay": {"kind": "constant", "ms": 5},
                    "links": [{"from": "3", "to": "1", "delay": {"kind": "constant", "ms": 45}}]},
        "processes": [{"id": "1", "clockMs": 1000}, {"id": "2", "clockMs": 1030}, {"id": "3", "clockMs": 900}],
        "options": {"rttMaxMs": 20}}`,
    );
    const ended = await interleave(["run", path]);
    expect(ended).toMatchObject({ status: 0, err: "" });
    expect(lines(ended.out)).toEqual([
      {
        experiment: "berkeley",
        title: "Three clocks",
        seed: 4,
        steps: 8,
        endMs: 55,
        end: "quiet",
        messages: { sent: 6, delivered: 6, lost: 0, byKind: { POLL: 2, ANSWER: 2, AMOUNT: 2 } },
        checks: [
          { id: "never-backwards", verdict: "broken", step: 6, why: "clock 2 is set back by 15 ms" },
          { id: "skew-bound", verdict: "holds" },
          { id: "one-master", verdict: "holds" },
        ],
        console: {
          1: [
            "Round 1: my clock is 1000.0 ms",
            "Round 1: average offset 15.0 ms",
            "Clock 1 adjusts by 15.0 ms",
          ],
          2: ["Clock 2 adjusts by -15.0 ms"],
          3: ["Clock 3 adjusts by 135.0 ms"],
        },
        rounds: [
          {
            master: "1",
            startMs: 0,
            answers: [
              { process: "1", readingMs: 1000, rttMs: 0, offsetMs: 0, used: true, why: null },
              { process: "2", readingMs: 1035, rttMs: 10, offsetMs: 30, used: true, why: null },
              {
                process: "3",
                readingMs: 905,
                rttMs: 50,
                offsetMs: -120,
                used: false,
                why: "round trip over 20 ms",
              },
            ],
            targetMs: 15,
            adjustmentsMs: { 1: 15, 2: -15, 3: 135 },
            skewBeforeMs: 130,
            skewAfterMs: 20,
          },
        ],
        elections: [],
        clocksMs: { 1: 1070, 2: 1070, 3: 1090 },
      },
    ]);
  });

  it("its checks can be required", async () => {
    const path = folder.write("back.json", handout([100.3, 102.5, 98.4, 101.0]));
    expect((await interleave(["run", path, "--require", "skew-bound"])).status).toBe(0);
    expect((await interleave(["run", path, "--require", "one-master"])).status).toBe(0);
    const back = await interleave(["run", path, "--require", "never-backwards"]);
    expect(back.status).toBe(1);
    expect(back.err).toMatch(/never-backwards is broken at step 8: clock 2 is set back by 1\.95 s/);
  });
});

describe("scenario.md: the console's key `listing`", () => {
  it("has the handout's three lines to the character, for every recorded list of clocks", async () => {
    const cases = recorded.filter(({ clocks }) => clocks.every((clock) => Math.abs(clock) < 1e10));
    expect(cases.length).toBeGreaterThan(80);
    const runs = await printed(
      cases.map(({ clocks }) => handout(clocks.map((clock) => (Object.is(clock, -0) ? "-0.0" : clock)))),
    );
    expect(runs.map(({ console }) => console["listing"])).toEqual(cases.map((one) => one.lines));
  });

  it("treats each number as a Python float: 100 prints 100.0, -0.0 stays", async () => {
    const [run] = await printed([handout(["100", "-0.0", "-0", "1e2"])]);
    expect(run?.console["listing"]?.[0]).toBe("Original Clocks: [100.0, -0.0, -0.0, 100.0]");
  });

  it("is there for the handout's arithmetic alone", async () => {
    const clocks = [100.3, 102.5];
    const text = handout(clocks);
    const runs = await printed([
      text,
      text.replace('"ms": 0', '"ms": 1'),
      text.replace('"clockSeconds": 102.5', '"clockMs": 102500'),
      text.replace('"clockSeconds": 102.5', '"clockSeconds": 102.5, "driftPpm": 1'),
      text.replace('"roundSeconds": 2', '"roundSeconds": 3'),
      text.replace('"roundSeconds": 2', ""),
      text.replace(
        '"ms": 0}',
        '"ms": 0}, "links": [{"from": "2", "to": "1", "delay": {"kind": "constant", "ms": 1}}]',
      ),
      text.replace('{"kind": "constant", "ms": 0}', '{"kind": "uniform", "minMs": 0, "maxMs": 0}'),
      text.replace('"roundSeconds": 2', '"roundSeconds": 2, "rounds": 3, "master": "2"'),
    ]);
    expect(runs.map(({ console }) => "listing" in console)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("a Berkeley file that is no scenario", () => {
  it("is reported in its place, and the exit status is 2", async () => {
    const good = handout([1, 2]);
    const bad = [
      good.replace('"roundSeconds": 2', '"rounds": -1'),
      good.replace('"clockSeconds": 1', '"clockSeconds": 1e10'),
      good.replace('"clockSeconds": 1', '"clockMs": null'),
    ].map((text, i) => folder.write(`bad-${i}.json`, text));
    const ended = await interleave(["run", ...bad]);
    expect(ended.status).toBe(2);
    expect((lines(ended.out) as Printed[]).map(({ error }) => error?.replace(/^.*?: /, ""))).toEqual([
      "options.rounds: must be 0 to 1000000, is -1",
      "processes[0].clockSeconds: must be of a size below 10000000000, is 10000000000",
      "processes[0].clockMs: must be a number of a size below 10000000000000, is null",
    ]);
  });
});
