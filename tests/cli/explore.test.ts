import { afterAll, describe, expect, it, vi } from "vitest";
import { decodeTrace } from "../../src/trace/codec.ts";
import { runScript } from "../../src/runtimes/script.ts";
import { subjectOf } from "../support/run.ts";
import { node, scenario } from "../support/scenario.ts";
import { Folder, interleave, lines } from "./command.ts";

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
  it("prints what was counted, and no violation where there is none", async () => {
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
    expect(decodeTrace(out, subjectOf)).toMatchObject({ ok: true });
  });

  it("says that there is none", async () => {
    const ended = await interleave(["explore", right, "--format", "trace"]);
    expect(ended).toMatchObject({ status: 0, out: "" });
    expect(ended.err).toContain("no violation was found");
  });
});

it("a scenario of another experiment is told", async () => {
  const sockets = folder.write(
    "sockets.json",
    JSON.stringify({ version: 1, experiment: "sockets", processes: [{ name: "p", program: [] }] }),
  );
  const { status, lines: told } = await explored(sockets);
  expect(status).toBe(2);
  expect(told[0]?.["error"]).toMatch(
    /explore knows berkeley, and ricart-agrawala over messages, and this is sockets: the kernel's buffers/,
  );
});

it.each([
  [["explore"], /name at least one scenario file/],
  [["explore", right, "--format", "svg"], /--format must be one of summary, trace/],
  [["explore", right, "--states-max", "0"], /--states-max must be a whole number from 1 to/],
  [["explore", right, "--crashes", "-1"], /--crashes/],
  [["explore", right, "--losses", "many"], /--losses must be a whole number from 0/],
])("%j says what is wrong, and exits with 2", async (args, told) => {
  const ended = await interleave(args);
  expect(ended).toMatchObject({ status: 2, out: "" });
  expect(ended.err).toMatch(told);
});
