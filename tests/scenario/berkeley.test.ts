import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/canonical-json.ts";
import type { Json } from "../../src/base/words.ts";
import {
  checkScenario,
  readScenario,
  decodeLink,
  encodeLink,
  compactScenario,
  writeScenario,
} from "../../src/experiments/files.ts";
import { clockMsOf, rightClockMsOf } from "../../src/experiments/berkeley/scenario.ts";
import { always } from "../support/always.ts";
import { berkeleyScenario } from "../support/berkeley.ts";
import { anyBerkeley } from "../support/random-berkeley.ts";
import { changed, told as toldOf } from "./example-file.ts";

/** The example of scenario.md, with every member that it shows. */
const example = {
  version: 1,
  experiment: "berkeley",
  title: "",
  seed: 1,
  limitMs: 60000,
  stepsMax: 1000000,
  network: { delay: { kind: "constant", ms: 10 }, order: "fifo", loss: 0, duplicate: 0, links: [] },
  interventions: [],
  processes: [
    { id: "1", clockMs: 100300, driftPpm: 0 },
    { id: "2", clockMs: 102500, driftPpm: 0 },
  ],
  options: {
    master: "1",
    rounds: 1,
    firstRoundMs: 0,
    everyMs: 10000,
    timeoutMs: 1000,
    compensation: "half-rtt",
    rttMaxMs: null,
    faultTolerantMs: null,
    roundSeconds: null,
    adjust: { kind: "step" },
    election: { kind: "fixed" },
  },
} as const satisfies Json;

const told = (path: string, value: Json | undefined, from: Json = example) =>
  toldOf(changed(path, value, from));

describe("scenario.md, Berkeley: the example", () => {
  it("is read unchanged", () => {
    expect(checkScenario(example)).toEqual({ ok: true, value: example });
  });

  it("everything but version, experiment, ids and clocks has the default that it shows", () => {
    const bare = {
      version: 1,
      experiment: "berkeley",
      processes: [
        { id: "1", clockMs: 100300 },
        { id: "2", clockMs: 102500 },
      ],
    };
    // The master defaults to the first process, whichever that is.
    const value = { ...example, options: { ...example.options, master: null } };
    expect(checkScenario(bare)).toEqual({ ok: true, value });
  });

  it("a clock is required, as clockMs or clockSeconds, and not both", () => {
    expect(told("processes[1].clockMs", undefined)).toBe(
      "processes[1].clockMs: is required, or clockSeconds in its place",
    );
    expect(told("processes[1]", { id: "2", clockSeconds: 102.5 })).toBe("fine");
    expect(told("processes[1].clockSeconds", 102.5)).toBe(
      "processes[1].clockSeconds: must stand in the place of clockMs, not beside it",
    );
    expect(told("processes[1].id", undefined)).toBe("processes[1].id: is required");
  });

  it("the master is one of the processes", () => {
    expect(told("options.master", "2")).toBe("fine");
    expect(told("options.master", "3")).toBe('options.master: no process "3": there are "1", "2"');
    expect(told("options.master", 1)).toMatch(/^options\.master: must be a text/);
  });
});

const slewing = changed("options.adjust", { kind: "slew", ppm: 500 }, example);
const electing = changed("options.election", { kind: "lowest-clock", patienceMs: 5000 }, example);

interface Bound {
  readonly path: string;
  readonly min: number;
  readonly max: number;
  readonly from?: Json;
  readonly whole?: true;
}

const bounds: readonly Bound[] = [
  { path: "processes[0].driftPpm", min: -100_000, max: 100_000 },
  { path: "options.firstRoundMs", min: 0, max: 600_000 },
  { path: "options.everyMs", min: 1, max: 86_400_000 },
  { path: "options.timeoutMs", min: 1, max: 600_000 },
  { path: "options.rttMaxMs", min: 0, max: 600_000 },
  { path: "options.faultTolerantMs", min: 0, max: 600_000 },
  { path: "options.rounds", min: 0, max: 1_000_000, whole: true },
  { path: "options.roundSeconds", min: 0, max: 15, whole: true },
  { path: "options.adjust.ppm", min: 1, max: 999_999, from: slewing },
  { path: "options.election.patienceMs", min: 1, max: 600_000, from: electing },
];

describe("scenario.md, Berkeley: bounds, on both sides", () => {
  describe.each(bounds)("$path from $min to $max", ({ path, min, max, from, whole }) => {
    it("takes both ends, and names what lies outside", () => {
      expect([told(path, min, from), told(path, max, from)]).toEqual(["fine", "fine"]);
      for (const value of [min - 1, max + 1, min - 0.001, max + 0.001])
        expect(told(path, value, from)).toBe(`${path}: must be ${min} to ${max}, is ${value}`);
    });

    it(whole ? "takes whole numbers only" : "fractions allowed", () => {
      const half = told(path, min + 1.5, from);
      if (whole) expect(half).toMatch(/must be a whole number/);
      else expect(half).toBe("fine");
    });

    it.each<[Json]>([["10"], [true], [[10]], [{ ms: 10 }]])("%j is no number", (value) => {
      expect(told(path, value, from)).toMatch(
        new RegExp(`must be a (whole )?number from ${min} to ${max}, is `),
      );
    });
  });

  it.each([
    ["clockMs", 1e13, "10000000000000"],
    ["clockSeconds", 1e10, "10000000000"],
  ] as const)("the size of %s is below %d", (key, size, shown) => {
    const clock = (value: Json) => told("processes[0]", { id: "1", [key]: value });
    for (const value of [size * 0.9999999999, -size * 0.9999999999, 0, -0, 5e-324, 0.1])
      expect(clock(value)).toBe("fine");
    expect(clock(size)).toBe(`processes[0].${key}: must be of a size below ${shown}, is ${shown}`);
    expect(clock(-size)).toBe(`processes[0].${key}: must be of a size below ${shown}, is -${shown}`);
    expect(clock(JSON.parse("1e999") as number)).toMatch(/must be of a size below/);
    expect(clock("100")).toMatch(/must be a number of a size below/);
    expect(clock(null)).toMatch(/must be a number of a size below/);
  });

  it.each([
    ["rightClockMs", 1e13, "10000000000000"],
    ["rightClockSeconds", 1e10, "10000000000"],
  ] as const)("the size of %s is below %d", (key, size, shown) => {
    for (const value of [size * 0.9999999999, -size * 0.9999999999, 0, 0.1])
      expect(told(key, value)).toBe("fine");
    expect(told(key, size)).toBe(`${key}: must be of a size below ${shown}, is ${shown}`);
    expect(told(key, "100")).toMatch(new RegExp(`^${key}: must be a number of a size below`));
    expect(told(key, null)).toMatch(new RegExp(`^${key}: must be a number of a size below`));
  });

  it("a right clock is optional, in ms or in seconds, and not both", () => {
    expect(told("rightClockSeconds", 100, changed("rightClockMs", 100_000, example))).toBe(
      "rightClockSeconds: must stand in the place of rightClockMs, not beside it",
    );
    expect(rightClockMsOf(berkeleyScenario())).toBeNull();
    expect(rightClockMsOf(berkeleyScenario({ rightClockMs: 7.5 }))).toBe(7.5);
    expect(rightClockMsOf(berkeleyScenario({ rightClockSeconds: 1.005 }))).toBe(1005);
  });

  it.each<[string, Json]>([
    ["options.compensation", "half"],
    ["options.compensation", null],
    ["options.adjust", { kind: "jump" }],
    ["options.adjust", { kind: "slew" }],
    ["options.adjust", { kind: "step", ppm: 500 }],
    ["options.adjust", "step"],
    ["options.election", { kind: "highest-clock" }],
    ["options.election", { kind: "lowest-clock" }],
    ["options.election", { kind: "fixed", patienceMs: 5 }],
    ["options.colour", "red"],
    ["processes[0].highest", 3],
    ["processes[0].clock", 3],
    ["processes[0].id", "0"],
    ["processes", []],
    ["options.rounds", null],
    ["options.everyMs", null],
  ])("%s: %j is told with its place", (path, value) => {
    expect(told(path, value)).toMatch(new RegExp(`^${path.replace(/[.[\]]/g, "\\$&")}`));
  });

  it("1 to 64 processes", () => {
    const many = (n: number) =>
      told(
        "processes",
        Array.from({ length: n }, (_, i) => ({ id: String(i + 1), clockMs: i })),
      );
    expect([many(1), many(64)]).toEqual(["fine", "fine"]);
    expect(many(65)).toBe("processes: must be a list of 1 to 64 processes, has 65");
  });
});

describe("scenario.md, Berkeley: clockSeconds is kept as the very number that was typed", () => {
  it.each(["100", "100.3", "-0.0", "1e-320", "0.1", "9999999999.999", "-3.5e-7"])("%s", (typed) => {
    const text = `{"version": 1, "experiment": "berkeley", "processes": [{"id": "1", "clockSeconds": ${typed}}]}`;
    const read = readScenario(text);
    const process = read.ok && read.value.experiment === "berkeley" ? read.value.processes[0] : undefined;
    expect(process?.clockSeconds).toBe(Number(typed));
    const again = read.ok ? readScenario(writeScenario(read.value)) : read;
    expect(canonicalJson(again)).toBe(canonicalJson(read));
  });

  it("and is the same clock in ms, to the last digit that was typed", () => {
    expect(clockMsOf({ id: "1", clockSeconds: 1.005, driftPpm: 0 })).toBe(1005);
    expect(clockMsOf({ id: "1", clockMs: 7.5, driftPpm: 0 })).toBe(7.5);
  });
});

describe("a Berkeley scenario that is written", () => {
  it("is read as the same scenario, from a file, a link's text and a link", async () => {
    const some: string[] = [];
    const sometimes = ["master", "slew", "seconds", "elected", "right"] as const;
    always(anyBerkeley, { runs: 150, sometimes }, (one, sometimes) => {
      sometimes("master", one.options.master !== null);
      sometimes("slew", one.options.adjust.kind === "slew");
      sometimes("right", rightClockMsOf(one) !== null);
      sometimes("elected", one.options.election.kind === "lowest-clock");
      sometimes(
        "seconds",
        one.processes.some(({ clockSeconds }) => clockSeconds !== undefined),
      );
      for (const write of [writeScenario, compactScenario]) {
        const read = readScenario(write(one));
        expect(canonicalJson(read)).toBe(canonicalJson({ ok: true, value: one }));
      }
      if (some.length < 5) some.push(canonicalJson(one));
    });
    for (const text of some) {
      const one = readScenario(text);
      if (!one.ok) throw new Error(text);
      expect(canonicalJson(await decodeLink(await encodeLink(one.value)))).toBe(canonicalJson(one));
    }
  });

  it("leaves out what has its default, and keeps every clock", () => {
    expect(compactScenario(berkeleyScenario({ processes: [{ id: "1", clockMs: 0 }] }))).toBe(
      '{"experiment":"berkeley","processes":[{"clockMs":0,"id":"1"}],"version":1}',
    );
  });
});
