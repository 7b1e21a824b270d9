import { afterAll, describe, expect, it, vi } from "vitest";
import { decodeTrace } from "../../src/trace/codec.ts";
import { runScript } from "../../src/runtimes/script.ts";
import { subjectOf } from "../support/run.ts";
import { node, scenario } from "../support/scenario.ts";
import { Folder, interleave, lines } from "./command.ts";
import { formats } from "../../src/experiments/formats.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = new Folder();
afterAll(() => folder.remove());

const processes = [node("1", [0, 50]), node("2", [25, 5])];
const right = folder.scenario("right.json", { processes });
const text = folder.scenario("text.json", { processes, options: { order: "text" } });
const probe = folder.scenario("probe.json", {
  processes,
  options: { failures: { kind: "probe", patienceMs: 5, timeoutMs: 5 } },
});
const bad = folder.write("bad.json", "[]");

async function explored(...args: string[]) {
  const ended = await interleave(["explore", ...args]);
  return { ...ended, lines: lines(ended.out) as Record<string, unknown>[] };
}

describe("scenario.md: explore --format summary", () => {
  it("prints the counts, and no violation if there is none", async () => {
    const { status, lines: told } = await explored(right);
    expect(status).toBe(0);
    expect(told).toEqual([
      {
        states: 40,
        transitions: 52,
        depth: 10,
        complete: true,
        violation: null,
        violations: { "mutual-exclusion": 0, "all-served": 0, "message-count": 0 },
        seen: {
          "mutual-exclusion": expect.any(Number),
          "all-served": 2,
          "message-count": expect.any(Number),
        },
        stuck: 0,
        entries: expect.any(Number) as number,
        ends: 2,
        bounds: { statesMax: 10_000_000, crashes: 0, losses: 0, timeouts: 0, first: false },
        seconds: expect.any(Number) as number,
      },
    ]);
  });

  it("prints a shortest violation as a script that makes the run", async () => {
    const { lines: told } = await explored(text);
    const violation = told[0]?.["violation"] as { check: string; length: number; trace: string };
    expect(violation).toMatchObject({ check: "mutual-exclusion", length: 8 });
    expect(violation.trace.trimEnd().split("\n")).toHaveLength(8);
    const file = scenario({ processes, options: { order: "text" } });
    expect(runScript(file, subjectOf(file), violation.trace).problem).toBeNull();
  });

  it("counts the whole graph past violations, and stops at one with --first", async () => {
    const { lines: told } = await explored(text, "--first");
    expect(told[0]).toMatchObject({ complete: false, violation: { length: 8 } });
    expect(told[0]?.["states"]).toBeLessThan(47);
  });

  it("tries crashes, losses and time-outs where asked, and two time-outs where failures are lived with", async () => {
    const { lines: told } = await explored(right, probe, "--crashes", "1", "--losses=1");
    expect(told[0]).toMatchObject({
      violation: { check: "all-served" },
      bounds: { crashes: 1, losses: 1, timeouts: 0 },
    });
    expect(told[1]).toMatchObject({ violation: { check: "mutual-exclusion" }, bounds: { timeouts: 2 } });
  });

  it("says where it stopped", async () => {
    const { lines: told } = await explored(right, "--states-max", "10");
    expect(told[0]).toMatchObject({ states: 10, complete: false });
  });

  it("gives a line a file, in their order", async () => {
    const { status, lines: told, err } = await explored(right, bad, text);
    expect(status).toBe(2);
    expect(told.map((line) => "error" in line)).toEqual([false, true, false]);
    expect(err).toContain("bad.json: ");
  });
});

describe("scenario.md: explore --format trace", () => {
  it("prints the violation's run as a trace file", async () => {
    const { out } = await interleave(["explore", text, "--format", "trace"]);
    expect(decodeTrace(out, formats)).toMatchObject({ ok: true });
  });

  it("says that there is none", async () => {
    const ended = await interleave(["explore", right, "--format", "trace"]);
    expect(ended).toMatchObject({ status: 0, out: "" });
    expect(ended.err).toContain("no violation was found");
  });
});

describe("scenario.md: explore of Berkeley", () => {
  const berkeley = (name: string, file: object) =>
    folder.write(name, JSON.stringify({ version: 1, experiment: "berkeley", ...file }));
  const clocks = [{ clockMs: 100_300 }, { clockMs: 102_500 }].map((each, k) => ({
    id: String(k + 1),
    ...each,
  }));
  const slewed = berkeley("slewed.json", {
    processes: clocks,
    options: { adjust: { kind: "slew", ppm: 1000 } },
  });
  const elects = berkeley("elects.json", {
    processes: clocks,
    options: { election: { kind: "lowest-clock", patienceMs: 4000 } },
  });

  it("prints the same form, with its own checks", async () => {
    const { status, lines: told } = await explored(slewed);
    expect(status).toBe(0);
    const none = {
      "one-master": 0,
      "own-answers": 0,
      "one-target": 0,
      "rounds-end": 0,
      "same-master": 0,
      "clocks-agree": 0,
      "never-backwards": 0,
      "message-count": 0,
    };
    expect(told).toEqual([
      {
        states: 5,
        transitions: 4,
        depth: 4,
        complete: true,
        violation: null,
        violations: none,
        seen: {
          ...none,
          "own-answers": 1,
          "one-target": 1,
          "rounds-end": 1,
          "clocks-agree": 1,
          "never-backwards": 2,
          "message-count": 3,
        },
        stuck: 0,
        entries: 0,
        ends: 1,
        bounds: { statesMax: 10_000_000, crashes: 0, losses: 0, timeouts: 0, first: false },
        seconds: expect.any(Number) as number,
      },
    ]);
  });

  it("allows two time-outs where a master is elected, and finds two masters by a script that makes the run", async () => {
    const { lines: told } = await explored(elects, "--first");
    expect(told[0]).toMatchObject({ complete: false, bounds: { timeouts: 2 } });
    const violation = told[0]?.["violation"] as { check: string; length: number; trace: string };
    expect(violation).toMatchObject({ check: "one-master", length: 3 });
    const commands = violation.trace.trimEnd().split("\n");
    expect(commands[0]).toBe("time stands");
    expect(commands).toHaveLength(1 + violation.length);
    const found = berkeley("found.json", {
      processes: clocks,
      options: { election: { kind: "lowest-clock", patienceMs: 4000 } },
      schedule: commands,
    });
    const ended = await interleave(["run", found, "--require", "one-master"]);
    expect(ended.status).toBe(1);
    expect(lines(ended.out)[0]).toMatchObject({ steps: 4, endMs: 0 });
  });
});

it("reports a scenario of another experiment", async () => {
  const sockets = folder.write(
    "sockets.json",
    JSON.stringify({ version: 1, experiment: "sockets", processes: [{ name: "p", program: [] }] }),
  );
  const { status, lines: told } = await explored(sockets);
  expect(status).toBe(2);
  expect(told[0]?.["error"]).toMatch(
    /explore can try berkeley, and ricart-agrawala over messages; this is sockets: the search/,
  );
});

it.each([
  [["explore"], /no scenario file given/],
  [["explore", right, "--format", "svg"], /--format must be one of summary, trace/],
  [["explore", right, "--states-max", "0"], /--states-max must be a whole number from 1 to/],
  [["explore", right, "--crashes", "-1"], /--crashes/],
  [["explore", right, "--losses", "many"], /--losses must be a whole number from 0/],
])("%j says what is wrong, and exits with 2", async (args, told) => {
  const ended = await interleave(args);
  expect(ended).toMatchObject({ status: 2, out: "" });
  expect(ended.err).toMatch(told);
});
