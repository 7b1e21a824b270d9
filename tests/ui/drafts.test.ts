import { describe, expect, test } from "vitest";
import {
  fileNameProblem,
  withFile,
  withFileRenamed,
  withoutFile,
  withProcess,
  withText,
} from "../../src/ui/python/draft-edits.ts";
import { scenarioOf, type Draft } from "../../src/ui/python/drafts.ts";
import { draftWith } from "../../src/ui/python/dropped.ts";
import { argsOf, argsText, inputOf, inputText } from "../../src/ui/python/typed-fields.ts";
import { readScenario } from "../../src/experiments/files.ts";

const file = (name: string, text = "") => ({ name, text });

function brief(draft: Draft): readonly string[] {
  return draft.map(
    ({ name, startAt, python }) => `${name}@${startAt} ${Object.keys(python.files).join(" ")}`,
  );
}

const two: Draft = draftWith([file("client.py", "c"), file("server.py", "s")], []);

describe("dropped files", () => {
  test("are processes, the server first, and the client begins when it listens", () => {
    expect(brief(two)).toEqual(["server@0 server.py", "client@300 client.py"]);
    expect(
      brief(
        draftWith(
          ["node10.py", "node2.py", "node1.py"].map((name) => file(name)),
          two,
        ),
      ),
    ).toEqual(["node1@0 node1.py", "node2@0 node2.py", "node10@0 node10.py"]);
  });

  test("a file that another one imports is a module, and other files are kept beside the programs", () => {
    const dropped = [
      file("proto.py"),
      file("my_client.py", "import os, proto as p\n"),
      file("my_server.py", "x = 1\n    from proto import ONE\n# import my_client\n"),
      file("data.txt"),
    ];
    expect(brief(draftWith(dropped, two))).toEqual([
      "my_server@0 my_server.py proto.py data.txt",
      "my_client@300 my_client.py proto.py data.txt",
    ]);
  });

  test("that are in the editor already take their places", () => {
    expect(draftWith([file("client.py", "other")], two)).toEqual(withText(two, "client.py", "other"));
  });
});

describe("the folder that all processes share", () => {
  const shared = withFile(withFile(two, 0, "m.py"), 1, "m.py");

  test("has one file for one name", () => {
    expect(withText(shared, "m.py", "x").map(({ python }) => python.files["m.py"])).toEqual(["x", "x"]);
    expect(
      withFile(withText(withFile(two, 0, "m.py"), "m.py", "x"), 1, "m.py")[1]?.python.files["m.py"],
    ).toBe("x");
  });

  test("renames a file wherever it is, in its place, also as the one that a process begins with", () => {
    expect(brief(withFileRenamed(shared, "m.py", "n.py"))).toEqual([
      "server@0 server.py n.py",
      "client@300 client.py n.py",
    ]);
    expect(withFileRenamed(shared, "server.py", "s.py")[0]?.python.main).toBe("s.py");
  });

  test("loses a file of one process, but not the one that it begins with", () => {
    expect(brief(withoutFile(shared, 0, "m.py"))).toEqual([
      "server@0 server.py",
      "client@300 client.py m.py",
    ]);
    expect(withoutFile(shared, 0, "server.py")).toEqual(shared);
  });

  test("takes no name that is no file's or another file's", () => {
    expect(fileNameProblem("a/b.py", [])).not.toBe(null);
    expect(fileNameProblem("", [])).not.toBe(null);
    expect(fileNameProblem("a.py", ["a.py"])).toBe("is the name of another file");
    expect(fileNameProblem("a.py", ["b.py"])).toBe(null);
  });

  test("gets a process more, with a name and a file of its own", () => {
    const more = withProcess(withProcess(two));
    expect(new Set(more.map(({ name }) => name)).size).toBe(4);
    expect(new Set(more.map(({ python }) => python.main)).size).toBe(4);
  });
});

describe("fields", () => {
  test.each([
    ["7000", ["7000"]],
    ['1 "two words" \'x "y"\'', ["1", "two words", 'x "y"']],
    ['""', [""]],
    ["", []],
    ['--name="a b"', ["--name=a b"]],
  ])("arguments %j", (text, args) => {
    expect(argsOf(text)).toEqual(args);
    expect(argsOf(argsText(args))).toEqual(args);
  });

  test.each([
    ["", {}],
    ["Ana\nBen\n", { stdin: ["Ana", "Ben"] }],
    ["\n", { stdin: [""] }],
    [
      "Ana\n@500 Ben\nCarl\n@200 Dora",
      { stdin: ["Ana", "Ben", "Carl", "Dora"], stdinMs: [0, 500, 500, 500] },
    ],
    ["@0 @5 is a text", { stdin: ["@5 is a text"], stdinMs: [0] }],
  ])("lines %j", (text, input) => {
    expect(inputOf(text)).toEqual(input);
    expect(inputOf(inputText(input))).toEqual(input);
  });
});

test("programs that are not changed give the very scenario that holds them", () => {
  const read = readScenario(
    JSON.stringify({
      version: 1,
      experiment: "sockets",
      title: "A lecturer's",
      limitMs: 4321,
      seed: 7,
      interventions: [{ do: "drop", message: "client>server#1" }],
      processes: [
        { name: "ours", program: [] },
        {
          name: "client",
          startAt: 5,
          killAt: 900,
          python: {
            main: "c.py",
            files: { "c.py": "\ufeffx\r\n", "d.txt": "\0" },
            stdin: ["a"],
            stdinMs: [3],
          },
          clock: { offsetMs: 1, driftPpm: -2 },
        },
        { name: "server", program: [] },
      ],
    }),
  );
  if (!read.ok || read.value.experiment !== "sockets") throw new Error(JSON.stringify(read));
  const { value: scenario } = read;
  const draft: Draft = scenario.processes.flatMap(({ name, startAt, python, clock }) =>
    python ? [{ name, startAt, python, ...(clock && { clock }) }] : [],
  );
  expect(scenarioOf(draft, scenario)).toEqual({ ok: true, scenario });
  // What is said of a program that is gone goes with it.
  const other = draft.map((process) => ({ ...process, name: "another" }));
  const made = scenarioOf(other, scenario);
  expect(made.ok && made.scenario.interventions).toEqual([]);
});
