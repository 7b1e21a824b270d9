import { describe, expect, it } from "vitest";
import type { Json } from "../../src/base/words.ts";
import { checkScenario, readScenario } from "../../src/experiments/files.ts";
import { computingMs } from "../support/computing.ts";
import { changed, example, told } from "./example-file.ts";

describe("scenario.md: unknown keys are errors that name the path in the file", () => {
  it.each([
    "delay",
    "network.ms",
    "network.delay.minMs",
    "network.links[0].loss",
    "network.links[0].delay.meanMs",
    "interventions[0].atMs",
    "interventions[4].message",
    "interventions[7].process",
    "processes[1].clockMs",
    "processes[1].requests[0].forMs",
    "options.failure",
    "options.failures.afterMs",
    "constructor",
    "options.toString",
    "processes[0].__proto__",
  ])("%s", (path) => expect(told(changed(path, 1))).toBe(`${path}: is unknown`));

  it("__proto__ in a file's text changes nothing and is reported", () => {
    const text = JSON.stringify(example).replace('"seed":1', '"__proto__":{"seed":7}');
    const result = readScenario(text);
    expect(result).toEqual({ ok: false, problems: [{ path: "__proto__", message: "is unknown" }] });
    expect(Object.hasOwn(Object.prototype, "seed")).toBe(false);
  });

  it("a key that is no word is quoted", () => {
    expect(told(changed("network.x y", 1))).toBe('network."x y": is unknown');
  });
});

describe("scenario.md: values out of bounds name their path", () => {
  it("network.delay.ms: must be 0 to 600000, is -3", () => {
    expect(told(changed("network.delay.ms", -3))).toBe("network.delay.ms: must be 0 to 600000, is -3");
  });

  it.each<[string, Json, string]>([
    ["version", 2, "version: must be 1, is 2: it was made by a newer Interleave; open it there"],
    ["version", "1", 'version: must be 1, is "1"'],
    ["network.order", "lifo", 'network.order: must be "fifo" or "any", is "lifo"'],
    ["options.order", "id", 'options.order: must be "timestamp-id" or "text" or "timestamp", is "id"'],
    ["options.raiseHighest", 1, "options.raiseHighest: must be true or false, is 1"],
    ["title", 5, "title: must be a text of at most 500 characters, is 5"],
    ["network", [], "network: must be an object, is an empty list"],
    ["options", [], "options: must be an object, is an empty list"],
    ["network", [1], "network: must be an object, is a list of 1"],
    ["processes", {}, "processes: must be a list of 1 to 64 processes, is an object"],
    ["processes[0]", "1", 'processes[0]: must be an object, is "1"'],
    ["interventions", null, "interventions: must be a list of interventions, is null"],
    ["processes[0].requests", "now", 'processes[0].requests: must be a list of requests, is "now"'],
  ])("%s: %j", (path, value, message) => expect(told(changed(path, value))).toBe(message));

  it.each(["raft", "toString", "", 7, null])("an experiment %j names those that there are", (experiment) => {
    expect(told(changed("experiment", experiment))).toMatch(/^experiment: must be "ricart-agrawala".*, is /);
  });

  it.each(["berkeley", "sockets"])(
    "%s, which scenario.md has, is read or told to be still to come",
    (experiment) => {
      expect(told(changed("experiment", experiment))).not.toMatch(/experiment: must be/);
    },
  );

  it("reports a step of a schedule that is not a command, or names no process", () => {
    expect(told(changed("schedule", ["1 ask", "deliver 1>2#1", "until quiet"]))).toBe("fine");
    expect(told(changed("schedule", ["1 ask", "fly"]))).toMatch(
      /^schedule\[1\]: must be a command like "1 ask"/,
    );
    expect(told(changed("schedule", ["9 ask"]))).toMatch(/^schedule\[0\]: no process "9"/);
    expect(told(changed("schedule", ["deliver 1>9#1"]))).toMatch(/^schedule\[0\]: no process "9"/);
    expect(told(changed("schedule", ["deliver 1to2"]))).toMatch(/^schedule\[0\]: must be a message's name/);
  });

  it("reports an unknown transport", () => {
    expect(told(changed("options.transport", "sockets"))).toBe("fine");
    expect(told(changed("options.transport", "pigeons"))).toMatch(
      /^options\.transport: must be "messages" or "sockets"/,
    );
  });

  it.each<[string, Json]>([
    ["network.delay", { kind: "normal", ms: 3 }],
    ["network.delay", 10],
    ["options.failures", { kind: "pray" }],
    ["options.failures", "none"],
    ["interventions[0]", { do: "explode" }],
    ["interventions[0]", {}],
    ["interventions[0]", "drop"],
  ])("%s: %j names the kinds that there are", (path, value) => {
    expect(told(changed(path, value))).toMatch(
      new RegExp(`^${path.replace(/[.[\]]/g, "\\$&")}.*: must .*one of "\\w`),
    );
  });

  it.each([[null], [[]], [3], ["scenario"], [true], [undefined]])("%j is no scenario", (value) => {
    expect(told(value)).toMatch(/^is not a scenario: /);
  });
});

describe("names must be those of processes", () => {
  it.each<[string, Json, string]>([
    ["network.links[0].from", "4", 'network.links[0].from: no process "4": there are "1", "2", "3"'],
    ["network.links[0].to", "", 'network.links[0].to: no process "": there are "1", "2", "3"'],
    ["interventions[4].process", "9", 'interventions[4].process: no process "9": there are "1", "2", "3"'],
    [
      "interventions[0].message",
      "1>9#1",
      'interventions[0].message: no process "9": there are "1", "2", "3"',
    ],
    [
      "interventions[0].message",
      "1-2",
      'interventions[0].message: must be a message\'s name like "1>2#1", is "1-2"',
    ],
    [
      "interventions[0].message",
      "1>2#0",
      'interventions[0].message: must be a message\'s name like "1>2#1", is "1>2#0"',
    ],
    ["interventions[0].message", "1>1#1", 'interventions[0].message: no process sends to itself ("1>1#1")'],
    [
      "interventions[7].groups",
      [["1"], ["7"]],
      'interventions[7].groups[1][0]: no process "7": there are "1", "2", "3"',
    ],
    ["interventions[7].groups", [["1"], ["2", "1"]], 'interventions[7].groups: process "1" is listed twice'],
    ["interventions[7].untilMs", 5, "interventions[7].untilMs: must be at least fromMs (10), is 5"],
    ["network.links[0].to", "1", 'network.links[0]: a process has no link to itself ("1")'],
    [
      "network.delay",
      { kind: "uniform", minMs: 9, maxMs: 8 },
      "network.delay.maxMs: must be at least minMs (9), is 8",
    ],
    ["network.links[0].delay.maxMs", 4, "network.links[0].delay.maxMs: must be at least minMs (5), is 4"],
  ])("%s: %j", (path, value, message) => expect(told(changed(path, value))).toBe(message));

  it("reports the second of two entries for one link", () => {
    const link = { from: "1", to: "2", delay: { kind: "constant", ms: 1 } };
    expect(told(changed("network.links", [link, link]))).toMatch(/^network\.links\[1\]: .* is listed twice/);
  });
});

describe("several mistakes", () => {
  it("are all reported, each with its place", () => {
    const result = checkScenario(changed("seed", "x", changed("limitMs", -1, changed("options.order", 1))));
    expect(result.ok ? [] : result.problems.map(({ path }) => path).sort()).toEqual([
      "limitMs",
      "options.order",
      "seed",
    ]);
  });

  it("in one line, the first five and how many more", () => {
    const bad = Array.from({ length: 60 }, (_, i) => ({ id: `x${i}` }));
    expect(told(changed("processes", bad))).toMatch(/^(processes\[\d\]\.id: [^;]*; ){5}and 55 more$/);
  });

  it("of thousands are found in good time", () => {
    const groups = [Array.from({ length: 50_000 }, (_, i) => `x${i}`)];
    const file = changed("interventions[7].groups", groups);
    expect(computingMs(() => expect(told(file)).toMatch(/and 49995 more$/))).toBeLessThan(3000);
  });

  it("a long value is cut in its message", () => {
    expect(told(changed("options.order", "x".repeat(10_000))).length).toBeLessThan(200);
  });
});
