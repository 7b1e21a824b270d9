import { afterAll, expect, test } from "vitest";
import { bringWhole } from "../../src/experiments/sockets/python/whole.ts";
import { formats } from "../../src/experiments/formats.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { compactScenario, writeScenario } from "../../src/scenario/write.ts";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.ts";
import { scenarioText } from "../support/python-programs.ts";
import { Folder, interleave } from "./command.ts";

bringWhole();
const folder = new Folder();
afterAll(() => folder.remove());

test("two runs give the same bytes, and a trace is read again without an interpreter", async () => {
  const names = [
    "chat-select-stdin",
    "ra-udp-logging",
    "exit-codes",
    "mp-queue",
    "socket-server",
    "queue-workers",
  ];
  const files = names.map((name) => folder.write(`${name}.json`, scenarioText(name)));
  const [first, second] = [
    await interleave(["run", ...files, "--format", "trace"]),
    await interleave(["run", ...files.toReversed(), "--format", "trace"]),
  ];
  const traces = first.out.trim().split("\n");
  expect(second.out.trim().split("\n").toReversed()).toEqual(traces);
  for (const text of traces) {
    const read = decodeTrace(text, formats);
    expect(read.ok ? encodeTrace(read.value) === text : read.problems).toBe(true);
  }
});

test("a file and a link hold the programs byte for byte", () => {
  const text = "# ümläut\r\n\tprint('\u{1f40d}\\0')\n";
  const file = {
    version: 1,
    experiment: "sockets",
    processes: [
      {
        name: "p",
        startAt: 3,
        python: { main: "a b.py", files: { "a b.py": text }, args: ["1"], stdin: ["x"], stdinMs: [5] },
        clock: { offsetMs: -4.5 },
      },
    ],
  };
  const read = readScenario(JSON.stringify(file), formats);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  for (const written of [writeScenario, compactScenario]) {
    const again = readScenario(written(read.value, formats), formats);
    expect(again).toEqual(read);
  }
  expect(JSON.parse(writeScenario(read.value, formats))).toEqual(file);
});

test.each([
  [{ main: "a.py", files: {} }, "processes[0].python.main: no file"],
  [{ main: "a.py", files: { "a.py": "", "b/c.py": "" } }, "processes[0].python.files"],
  [{ main: "a.py", files: { "a.py": 1 } }, "processes[0].python.files"],
  [
    { main: "a.py", files: { "a.py": "" }, stdin: ["x"], stdinMs: [] },
    "processes[0].python.stdinMs: must have",
  ],
  [
    { main: "a.py", files: { "a.py": "" }, stdin: ["x\ny"] },
    "processes[0].python.stdin[0]: must be one line",
  ],
  [{ main: "a.py", files: { "a.py": "" }, nice: 1 }, "processes[0].python.nice: is unknown"],
])("a program that is no program is told: %j", (python, told) => {
  const file = { version: 1, experiment: "sockets", processes: [{ name: "p", python }] };
  const read = readScenario(JSON.stringify(file), formats);
  const problems = read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
  expect(problems[0]?.startsWith(told) ? told : problems).toBe(told);
});

test("a process runs operations or Python, and not both", () => {
  const own = { name: "p", program: [{ op: "exit" }], python: { main: "a.py", files: { "a.py": "" } } };
  const problems = (process: object) => {
    const read = readScenario(
      JSON.stringify({ version: 1, experiment: "sockets", processes: [process] }),
      formats,
    );
    return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
  };
  expect(problems(own)).toEqual([
    "processes[0].program: must not stand beside python: leave one of them out",
  ]);
  expect(problems({ name: "p" })).toEqual(["processes[0].program: is required, or python in its place"]);
});
