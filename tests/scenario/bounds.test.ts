import { describe, expect, it } from "vitest";
import type { Json } from "../../src/base/words.ts";
import { changed, told } from "./example-file.ts";

const probing = changed("options.failures", { kind: "probe", patienceMs: 50, timeoutMs: 30 });
const retrying = changed("options.failures", { kind: "retry", afterMs: 50 });
const exponential = changed("network.delay", { kind: "exponential", minMs: 1, meanMs: 2 });
const uniform = changed("network.delay", { kind: "uniform", minMs: 0, maxMs: 600000 });

interface Bound {
  path: string;
  min: number;
  max: number;
  from?: Json;
  whole?: true;
}

const bounds: Bound[] = [
  ...[
    "network.delay.ms",
    "interventions[1].byMs",
    "interventions[2].atMs",
    "interventions[3].afterMs",
    "interventions[4].atMs",
    "interventions[5].atMs",
    "interventions[6].atMs",
    "processes[0].requests[0].atMs",
    "processes[0].requests[0].holdMs",
  ].map((path) => ({ path, min: 0, max: 600_000 })),
  { path: "network.delay.minMs", min: 0, max: 600_000, from: exponential },
  { path: "network.delay.meanMs", min: 0, max: 600_000, from: exponential },
  { path: "network.delay.minMs", min: 0, max: 600_000, from: uniform },
  { path: "network.delay.maxMs", min: 0, max: 600_000, from: uniform },
  {
    path: "interventions[7].fromMs",
    min: 0,
    max: 600_000,
    from: changed("interventions[7].untilMs", 600_000),
  },
  { path: "interventions[7].untilMs", min: 0, max: 600_000, from: changed("interventions[7].fromMs", 0) },
  { path: "limitMs", min: 0, max: 86_400_000 },
  { path: "stepsMax", min: 1, max: 1_000_000, whole: true },
  { path: "network.loss", min: 0, max: 1 },
  { path: "network.duplicate", min: 0, max: 1 },
  { path: "options.failures.patienceMs", min: 1, max: 600_000, from: probing },
  { path: "options.failures.timeoutMs", min: 1, max: 600_000, from: probing },
  { path: "options.failures.afterMs", min: 1, max: 600_000, from: retrying },
];

describe("scenario.md: bounds, on both sides", () => {
  describe.each(bounds)("$path from $min to $max", ({ path, min, max, from, whole }) => {
    const told_ = (value: Json) => told(changed(path, value, from));

    it("takes both ends", () => {
      expect(told_(min)).toBe("fine");
      expect(told_(max)).toBe("fine");
    });

    it("names what lies outside, in the words of scenario.md", () => {
      for (const value of [min - 1, max + 1, min - 0.001, max + 0.001, -1e300, 1e300])
        expect(told_(value)).toBe(`${path}: must be ${min} to ${max}, is ${value}`);
    });

    it(whole ? "takes whole numbers only" : "fractions allowed", () => {
      const told = told_(min + 0.5);
      if (whole) expect(told).toBe(`${path}: must be a whole number from ${min} to ${max}, is ${min + 0.5}`);
      else expect(told).toBe("fine");
    });

    it.each<[string, Json]>([
      ["a text", "10"],
      ["null", null],
      ["true", true],
      ["a list", [10]],
      ["an object", { ms: 10 }],
    ])("%s is no number", (_what, value) => {
      expect(told_(value)).toMatch(
        `${path}: must be a ${whole ? "whole " : ""}number from ${min} to ${max}, is `,
      );
    });
  });

  it("a number too large for a double is out of bounds", () => {
    expect(told(changed("limitMs", JSON.parse("1e999")))).toBe("limitMs: must be 0 to 86400000, is Infinity");
  });

  it("−0 is a number like 0", () => expect(told(changed("network.delay.ms", -0))).toBe("fine"));
});

describe("scenario.md: processes, 1 to 64", () => {
  const processes = (n: number) =>
    told({
      version: 1,
      experiment: "ricart-agrawala",
      processes: Array.from({ length: n }, (_, i) => ({ id: String(i + 1) })),
    });
  it("1 and 64 are taken", () => expect([processes(1), processes(64)]).toEqual(["fine", "fine"]));
  it("0 and 65 are not", () => {
    expect(processes(0)).toBe("processes: must be a list of 1 to 64 processes");
    expect(processes(65)).toBe("processes: must be a list of 1 to 64 processes, has 65");
  });
});

describe("scenario.md: ids are decimal integers from 1, as text, no two alike", () => {
  it.each(["4", "7", "10", "64", "12345678"])("%s", (id) => {
    expect(told(changed("processes[2].id", id, changed("interventions", [])))).toBe("fine");
  });

  it.each<[Json]>([
    ["0"],
    ["-1"],
    ["1.0"],
    ["1.5"],
    ["01"],
    ["+3"],
    [" 3"],
    ["3 "],
    ["1e1"],
    ["0x3"],
    ["three"],
    [""],
    ["٣"],
    [3],
    [null],
  ])("%j is none", (id) => {
    expect(told(changed("processes[2].id", id, changed("interventions", [])))).toMatch(
      /^processes\[2\]\.id: must be a whole number from 1, written as text \("1"\), is /,
    );
  });

  it("reports a duplicate id", () => {
    expect(told(changed("processes[1].id", "1"))).toContain('processes[1].id: is listed twice: "1"');
  });
});

describe("the seed and highest (bounds not said in scenario.md)", () => {
  it.each([0, -1, 2 ** 53 - 1, -(2 ** 53 - 1), 4294967296])("the seed may be %s", (seed) => {
    expect(told(changed("seed", seed))).toBe("fine");
  });
  it.each([0.5, 2 ** 53, 1e300])("the seed may not be %s", (seed) => {
    expect(told(changed("seed", seed))).toMatch(/^seed: must be /);
  });
  it.each([-1, 0.5, 1e300])("highest may not be %s", (highest) => {
    expect(told(changed("processes[0].highest", highest))).toMatch(/^processes\[0\]\.highest: must be /);
  });
});
