import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { scheduleUpTo } from "../../src/runtimes/choices.ts";
import { runScript } from "../../src/runtimes/script.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { readScenario, writeScenario } from "../../src/experiments/files.ts";
import { transcript } from "../../src/trace/transcript.ts";
import { openRunFile } from "../../src/ui/files/open-run.ts";
import { FILE_MAX, readRunFile, SCENARIO_FILE_MAX, type Named } from "../../src/ui/files/read-run-file.ts";
import { fileNameOf, testOf } from "../../src/ui/files/run-text.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { experiment, scenario } from "../store/runs.ts";

function fileOf(content: string | Uint8Array<ArrayBuffer>, name = "run.json"): Named {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) };
}

const shipped = experiments.flatMap(({ scenarios }) => scenarios);
const good = writeScenario(shipped.find(({ id }) => id === "partition")?.scenario ?? scenario);

describe("a run's file", () => {
  test.each(shipped)("of $id is read as it was saved, with a mark before it too", async (each) => {
    const text = writeScenario(each.scenario);
    expect(await readRunFile(fileOf(text))).toEqual({ ok: true, scenario: each.scenario });
    expect(await readRunFile(fileOf(`\uFEFF${text}`))).toEqual({ ok: true, scenario: each.scenario });
  });

  test("has a name that every system takes", () => {
    expect(fileNameOf(scenario)).toBe("two-nodes-the-handouts-timestamps.json");
    expect(fileNameOf({ ...scenario, title: "Ünïcödé / \\ : * ? | ..  " })).toBe("unicode.json");
    expect(fileNameOf({ ...scenario, title: "¿?" })).toBe("ricart-agrawala.json");
    expect(fileNameOf({ ...scenario, title: "long ".repeat(90) }).length).toBeLessThan(70);
  });

  test("as a test has its script under it", () => {
    expect(testOf(scenario)).toBe(`${writeScenario(scenario)}==== script\nuntil quiet\n==== transcript\n`);
  });

  test("a schedule is written as the test's script, and makes the same run there", () => {
    const schedule = scheduleUpTo(simulate(scenario, experiment.subject(scenario)), 6) ?? [];
    expect(schedule.length).toBeGreaterThan(3);
    const written = testOf({ ...scenario, schedule });
    const [file = "", script = ""] = written.split(/==== (?:script|transcript)\n/);
    expect(script).toBe(schedule.map((command) => `${command}\n`).join(""));
    const read = readScenario(file);
    if (!read.ok) throw new Error("the file is none");
    const subject = experiment.subject(read.value);
    const { trace, problem } = runScript(read.value, subject, script);
    expect(problem).toBeNull();
    expect(transcript(trace, subject)).toBe(
      transcript(simulate({ ...scenario, schedule }, subject), subject),
    );
  });
});

/** A few hundred files that are none: cut off, with bytes and numbers changed, and things of another kind. */
function damaged(): (readonly [string, Named])[] {
  const bytes = new TextEncoder().encode(good);
  const cut = Array.from({ length: 120 }, (_, i) => {
    const to = Math.floor((i * (good.trimEnd().length - 1)) / 120);
    return [`cut off behind ${to} characters`, fileOf(good.slice(0, to))] as const;
  });
  const changed = Array.from({ length: 120 }, (_, i) => {
    const copy = bytes.slice();
    const at = (i * 7919) % copy.length;
    copy[at] = [0, 0xff, 0x0c][i % 3] ?? 0;
    return [`byte ${at} is ${copy[at]}`, fileOf(copy)] as const;
  });
  const words = [...good.matchAll(/"[a-zA-Z]+"|\d+/g)].map(({ 0: word, index }) => {
    const other = word.startsWith('"') ? `"${word.slice(1, -1)}!"` : '"seven"';
    const title = good.slice(0, index).endsWith('"title": ');
    return [
      `${word} at ${index}`,
      title ? "" : good.slice(0, index) + other + good.slice(index + word.length),
    ] as const;
  });
  const titled = good.indexOf('"title"');
  const inTitle = (at: number) => at > titled + 8 && at < good.indexOf("\n", titled);
  const wrong = words
    .filter(([name]) => !inTitle(Number(name.split(" at ").at(-1))))
    .map(([name, text]) => [name, fileOf(text)] as const);
  const strange = [
    "",
    " ",
    "\n",
    "null",
    "true",
    "1",
    '"text"',
    "[]",
    "{}",
    "[1, 2]",
    "NaN",
    "undefined",
    "// nothing",
    "<html></html>",
    "id,name\n1,2",
    "version: 1",
    "{'version': 1}",
    '{"version": 1,}',
    `${good}${good}`,
    good.replaceAll('"', "“"),
    '{"version": 2, "experiment": "ricart-agrawala"}',
    '{"version": 1, "experiment": "berkeley"}',
    '{"version": 1, "experiment": "ricart-agrawala", "processes": []}',
    "[".repeat(100_000),
    '{"a":'.repeat(5000),
    '{"__proto__": {"version": 1}}',
    '{"version": 1, "version": 1}',
  ].map((text) => [text.slice(0, 30), fileOf(text)] as const);
  const other = [
    ["a picture", fileOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "picture.png")],
    [
      "a program",
      fileOf(
        Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) % 256),
        "a.exe",
      ),
    ],
    ["Latin 1", fileOf(Uint8Array.from([0x7b, 0xe9, 0x7d]))],
    [
      "UTF-16",
      fileOf(
        Uint8Array.from({ length: 2 * good.length }, (_, i) => (i % 2 === 0 ? good.charCodeAt(i / 2) : 0)),
      ),
    ],
    [
      "200 MB",
      { name: "huge.json", size: 200_000_000, arrayBuffer: () => Promise.reject(new Error("read!")) },
    ],
    ["a folder", { name: "runs", size: 4096, arrayBuffer: () => Promise.reject(new Error("NotFoundError")) }],
  ] as const;
  return [...cut, ...changed, ...wrong, ...strange, ...other];
}

describe("a file that is no run", () => {
  const files = damaged();

  test("there are a few hundred of them", () => {
    expect(files.length).toBeGreaterThan(300);
  });

  test.each(files)("%s: the error names the file, and the run stays", async (_, file) => {
    const store = createWorkbench(experiment, scenario, 3);
    const { run, cursor, history } = store.getState();
    await openRunFile(store, file);
    const { notice } = store.getState();
    // A byte that was changed inside of a text may leave a run: then it is open.
    if (notice?.kind === "done") {
      expect((await readRunFile(file)).ok).toBe(true);
      return;
    }
    expect(notice).toMatchObject({ kind: "problem", title: `“${file.name}” could not be opened` });
    expect(notice?.text.length).toBeGreaterThan(30);
    expect(notice?.text.length).toBeLessThan(900);
    expect(notice?.text).toMatch(/The previous run is still open\.$/);
    expect(store.getState()).toMatchObject({ cursor });
    expect(store.getState().run).toBe(run);
    expect(store.getState().history).toBe(history);
  });

  test("most of them are refused", async () => {
    const reads = await Promise.all(files.map(([, file]) => readRunFile(file)));
    expect(reads.filter(({ ok }) => ok).length).toBeLessThan(files.length / 20);
  });

  test.each<[string, Named, RegExp]>([
    [
      "what is too large",
      { ...fileOf("{}"), size: FILE_MAX + 1 },
      /^It is 32\.1 MB\. Interleave opens scenarios of up to 8 MB and recordings of up to 32 MB\.$/,
    ],
    [
      "what is too large for a scenario, before it looks into it",
      fileOf(`${" ".repeat(SCENARIO_FILE_MAX)}{`),
      /^It is 8\.1 MB\. Interleave opens scenarios of up to 8 MB and recordings of up to 32 MB\.$/,
    ],
    ["what is empty", fileOf(""), /^It is empty\./],
    ["what is no text", fileOf(Uint8Array.from([0, 1, 2])), /^It is not a text file\./],
    [
      "where it stops being JSON",
      fileOf('{\n  "version": 1,\n}'),
      /^The file is not JSON: line 3, column 1: /,
    ],
    [
      "which value is wrong",
      fileOf(good.replace('"version": 1', '"version": 3')),
      /^`version` must be 1, is 3/,
    ],
  ])("says %s", async (_, file, text) => {
    expect(await readRunFile(file)).toMatchObject({ ok: false, text: expect.stringMatching(text) });
  });
});
