import { describe, expect, it } from "vitest";
import type { Json } from "../../src/base/words.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import { changed, example, told } from "./example-file.ts";

const bare = { version: 1, experiment: "ricart-agrawala", processes: [{ id: "1" }] };

function read(value: unknown) {
  const result = checkScenario(value);
  if (!result.ok) throw new Error(told(value));
  return result.value;
}

describe("scenario.md: everything that is not required has the default that the examples show, lists `[]`", () => {
  it("version, experiment and processes with their id are all that a file needs", () => {
    expect(read(bare)).toEqual({
      version: 1,
      experiment: "ricart-agrawala",
      title: "",
      seed: 1,
      limitMs: 60000,
      stepsMax: 1000000,
      network: {
        delay: { kind: "constant", ms: 10 },
        order: "fifo",
        loss: 0,
        duplicate: 0,
        links: [],
      },
      interventions: [],
      processes: [{ id: "1", highest: 0, requests: [] }],
      options: {
        order: "timestamp-id",
        raiseHighest: true,
        deferWhenHeld: true,
        clearDeferredEarly: false,
        transport: "messages",
        failures: { kind: "none" },
      },
    });
  });

  it.each<[string, Json]>([
    ["title", ""],
    ["seed", 1],
    ["limitMs", 60000],
    ["stepsMax", 1000000],
    ["network.delay", { kind: "constant", ms: 10 }],
    ["network.order", "fifo"],
    ["network.loss", 0],
    ["network.duplicate", 0],
    ["network.links", []],
    ["interventions", []],
    ["processes[0].highest", 0],
    ["processes[0].requests", []],
    ["options.order", "timestamp-id"],
    ["options.raiseHighest", true],
    ["options.deferWhenHeld", true],
    ["options.clearDeferredEarly", false],
    ["options.transport", "messages"],
    ["options.failures", { kind: "none" }],
  ])("%s", (path, value) => {
    expect(read(changed(path, undefined))).toEqual(read(changed(path, value)));
  });

  it("the whole example is read as it stands", () => expect(read(example)).toEqual(example));

  it("the result shares no value with the file, and no default with another result", () => {
    const first = read(bare);
    const second = read(bare);
    expect(first.network).not.toBe(second.network);
    expect(read(example).processes).not.toBe(example.processes);
  });
});

describe("scenario.md: required", () => {
  it.each([
    "version",
    "experiment",
    "processes",
    "processes[1].id",
    "processes[0].requests[0].atMs",
    "processes[0].requests[0].holdMs",
  ])("%s", (path) => {
    const [told_ = "", hint = ""] = told(changed(path, undefined)).split(/(?<=is required)/);
    expect(told_).toBe(`${path}: is required`);
    expect(hint).toMatch(/^(: .+)?$/);
  });

  it.each([
    "interventions[0].message",
    "interventions[1].byMs",
    "interventions[2].atMs",
    "interventions[3].afterMs",
    "interventions[4].process",
    "interventions[4].atMs",
    "interventions[5].atMs",
    "interventions[6].byMs",
    "interventions[7].groups",
    "interventions[7].fromMs",
    "interventions[7].untilMs",
    "network.links[0].from",
    "network.links[0].to",
    "network.links[0].delay",
  ])("%s, for which no default would make sense", (path) => {
    expect(told(changed(path, undefined))).toBe(`${path}: is required`);
  });

  it.each(["patienceMs", "timeoutMs"])("options.failures.%s where nodes probe", (key) => {
    const failures = { kind: "probe", patienceMs: 50, timeoutMs: 30 };
    const { [key]: _left, ...rest } = failures as Record<string, Json>;
    expect(told(changed("options.failures", failures))).toBe("fine");
    expect(told(changed("options.failures", rest))).toBe(`options.failures.${key}: is required`);
  });

  it("options.failures.afterMs where nodes retry", () => {
    expect(told(changed("options.failures", { kind: "retry" }))).toBe(
      "options.failures.afterMs: is required",
    );
  });
});

describe("scenario.md: every kind that the format has is read", () => {
  it.each<[string, Json]>([
    ["network.delay", { kind: "exponential", minMs: 5, meanMs: 10 }],
    ["network.delay", { kind: "uniform", minMs: 5, maxMs: 5 }],
    ["network.order", "any"],
    ["options.order", "text"],
    ["options.order", "timestamp"],
    ["options.raiseHighest", false],
    ["options.deferWhenHeld", false],
    ["options.clearDeferredEarly", true],
    ["options.failures", { kind: "probe", patienceMs: 50, timeoutMs: 30 }],
    ["options.failures", { kind: "retry", afterMs: 50 }],
  ])("%s: %j", (path, value) => expect(told(changed(path, value))).toBe("fine"));
});
