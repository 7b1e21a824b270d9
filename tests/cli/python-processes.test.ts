import { afterAll, beforeAll, expect, test } from "vitest";
import { Folder, interleave, lines } from "./command.ts";

/** What only a scenario can do to processes that a program starts, and programs that start too many. */

const folder = new Folder();
afterAll(() => folder.remove());

interface Summary {
  readonly bound?: unknown;
  readonly console: Readonly<Record<string, readonly string[]>>;
  readonly exits: Readonly<Record<string, { readonly exception: string | null }>>;
  readonly children: Readonly<
    Record<string, readonly { readonly name: string; readonly exit: number | null }[]>
  >;
}

const head = "import multiprocessing, time\n";
const guard = 'if __name__ == "__main__":\n';

const programs: Readonly<
  Record<string, { readonly source: string; readonly interventions?: readonly object[] }>
> = {
  killed: {
    source: `${head}def child():
    time.sleep(60)
${guard}    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print("ended with", p.exitcode)
`,
    interventions: [
      { do: "crash", process: "main/Process-1", atMs: 1000 },
      { do: "restart", process: "main/Process-1", atMs: 1100 },
      { do: "crash", process: "main/Process-9", atMs: 1200 },
    ],
  },
  "without end": {
    source: `${head}def child():
    pass
${guard}    while True:
        multiprocessing.Process(target=child).start()
`,
  },
  "without a guard": {
    source: `${head}print("imported")
multiprocessing.Process(target=print).start()
`,
  },
  "by fork": {
    source: `${head}${guard}    multiprocessing.get_context("fork").Process(target=print).start()
`,
  },
  "another program": {
    source: `import subprocess
subprocess.run(["ls"])
`,
  },
};

const summaries = new Map<string, Summary>();
let told = "";

beforeAll(async () => {
  const files = Object.entries(programs).map(([name, { source, interventions = [] }]) =>
    folder.write(
      `${name}.json`,
      JSON.stringify({
        version: 1,
        experiment: "sockets",
        limitMs: 5000,
        interventions,
        processes: [{ name: "main", python: { main: "main.py", files: { "main.py": source } } }],
      }),
    ),
  );
  const { out, err } = await interleave(["run", ...files]);
  told = err;
  for (const [index, name] of Object.keys(programs).entries())
    summaries.set(name, lines(out)[index] as Summary);
}, 200_000);

test("a parent learns that its child was killed", () => {
  const { console, children } = summaries.get("killed") as Summary;
  expect(console).toEqual({ main: ["ended with -9"] });
  expect(children["main"]).toMatchObject([{ name: "Process-1", exit: null }]);
});

test("a run that starts processes without end stops with a sentence", () => {
  expect(told).toContain("main starts process 201, and a run can start 200.");
});

test("a main file without a guard fails as by a fork server, and does not start processes for ever", () => {
  const { console, exits } = summaries.get("without a guard") as Summary;
  expect(console["main"]).toEqual(["imported", "imported"]);
  expect(exits["main"]?.exception).toBe("ConnectionResetError: [Errno 104] Connection reset by peer");
});

test.each([
  ["by fork", /NotImplementedError: multiprocessing: the start method 'fork' is not modelled/],
  ["another program", /NotImplementedError: subprocess: starting another program is not modelled/],
])("what is not modelled is named: %s", (name, sentence) => {
  expect(summaries.get(name)?.exits["main"]?.exception).toMatch(sentence);
});
