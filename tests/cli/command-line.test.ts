import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { root } from "../../scripts/tools.mjs";
import { decodeTrace } from "../../src/trace/codec.ts";
import { node } from "../support/scenario.ts";
import { greedy } from "../sockets/greedy.ts";
import { fileText, Folder, interleave, lines } from "./command.ts";
import { formats } from "../../src/experiments/formats.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = new Folder();
afterAll(() => folder.remove());

const right = folder.scenario("right.json", { processes: [node("1", [0, 50]), node("2", [25, 5])] });
const wrong = folder.scenario("wrong.json", {
  processes: [node("1", [0, 50]), node("2", [25, 5])],
  options: { deferWhenHeld: false },
});
const open = folder.scenario("open.json", { processes: [node("1", [0, 50]), node("2")], limitMs: 10 });
const bad = folder.write("bad.json", "[]");

describe("scenario.md: exit 1 when a check given with --require is broken", () => {
  it.each([
    ["it is not asked for", [wrong], 0],
    ["another one is asked for", [wrong, "--require", "order"], 0],
    ["it is asked for", [wrong, "--require", "mutual-exclusion"], 1],
    ["it is one of several", [wrong, "--require", "order", "--require=mutual-exclusion"], 1],
    ["it is broken in one of several files", [right, wrong, right, "--require", "mutual-exclusion"], 1],
    ["it holds", [right, "--require", "mutual-exclusion", "--require", "all-served"], 0],
    ["it is open, which is not broken", [open, "--require", "all-served"], 0],
    ["2 goes before 1", [wrong, bad, "--require", "mutual-exclusion"], 2],
  ])("%s: %j", async (_when, args, status) => {
    const ended = await interleave(["run", ...args]);
    expect(ended.status).toBe(status);
    expect(lines(ended.out)).toHaveLength(args.filter((arg) => arg.endsWith(".json")).length);
    if (status === 1)
      expect(ended.err).toBe(
        `${wrong}: mutual-exclusion is broken at step 8: node 2 enters while node 1 is in the critical section\n`,
      );
  });
});

describe("a command line that cannot be understood says so on standard error, prints nothing, and exits with 2", () => {
  it.each([
    [["run"], /no scenario file given/],
    [["run", right, "--format", "yaml"], /--format must be one of summary, trace/],
    [["run", right, "--speed", "9"], /--speed/],
    [["run", right, "--require"], /--require/],
    [
      ["run", right, "--require", "mutual-exlusion"],
      /--require must be one of mutual-exclusion, all-served, .*, is "mutual-exlusion"/,
    ],
    [["walk", right], /no command "walk"/],
    [[], /Usage/],
  ])("%j", async (args, told) => {
    const ended = await interleave(args);
    expect(ended).toMatchObject({ status: 2, out: "" });
    expect(ended.err).toMatch(told);
    expect(ended.err).not.toMatch(/\n\s+at /);
  });

  it("--help is an answer, not a mistake", async () => {
    expect(await interleave(["--help"])).toMatchObject({
      status: 0,
      err: "",
      out: expect.stringMatching(/^Usage/),
    });
  });
});

describe("pipes", () => {
  const long = {
    processes: Array.from({ length: 5 }, (_, i) =>
      node(String(i + 1), ...Array.from({ length: 60 }, () => [i, 1] as const)),
    ),
    limitMs: 86_400_000,
  };

  it("a scenario is read from standard input as -", async () => {
    const ended = await interleave(["run", "-"], fileText({ title: "piped", processes: [node("1")] }));
    expect(ended.status).toBe(0);
    expect(lines(ended.out)).toMatchObject([{ title: "piped" }]);
  });

  it("a trace of megabytes comes through whole", async () => {
    const ended = await interleave(["run", "-", "--format", "trace"], fileText(long));
    expect(ended).toMatchObject({ status: 0, err: "" });
    expect(ended.out.length).toBeGreaterThan(1_000_000);
    expect(decodeTrace(ended.out, formats).ok).toBe(true);
  });

  it("a reader that goes away early gets no stack trace shouted after it", async () => {
    const child = spawn(process.execPath, [
      join(root, "scripts/interleave.mjs"),
      "run",
      "-",
      "--format",
      "trace",
    ]);
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.end(fileText(long));
    await new Promise((resolve) => child.on("close", resolve));
    expect(err).toBe("");
  });
});

describe("a program without end", () => {
  const file = JSON.stringify({ version: 1, experiment: "sockets", ...greedy["threads that sleep"]?.file });
  const why =
    "p starts thread 257, and a process can have 256 at once. Let threads end before you start more.";

  it("ends at its bound, which the summary and a message name", async () => {
    const ended = await interleave(["run", "-"], file);
    expect(ended).toMatchObject({ status: 0, err: `-: the run stops after 512 steps: ${why}\n` });
    expect(lines(ended.out)).toMatchObject([
      { end: "limit", steps: 512, bound: { name: "threads", process: "p", why } },
    ]);
  });

  it("is also reported for a run that reaches its stepsMax", async () => {
    const { err } = await interleave(
      ["run", "-"],
      JSON.stringify({ ...(JSON.parse(file) as object), stepsMax: 100 }),
    );
    expect(err).toMatch(/the run stops after 100 steps: .* limit of 100 steps/);
  });
});
