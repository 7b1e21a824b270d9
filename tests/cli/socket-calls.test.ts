import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Folder, interleave, lines } from "./command.ts";

const oracle = join(import.meta.dirname, "../oracle/socket-calls");
const text = (name: string): string => readFileSync(join(oracle, name), "utf8");
const json = (name: string) => JSON.parse(text(name)) as readonly (readonly unknown[])[];

/** A suspended call costs a millisecond and more, so only each sixth sequence is run here. `SEQUENCES=all` runs them all. */
const stride = process.env["SEQUENCES"] === "all" ? 1 : 6;
const isRun = (_: unknown, index: number) => index % stride === 0;

const folder = new Folder();
afterAll(() => folder.remove());

test("sequences of socket calls come to what Linux was recorded to do", async () => {
  const cases = json("cases.json").filter(isRun);
  const recorded = json("recorded.json").filter(isRun);
  const files = {
    // Compiled under another name the program is not noted line by line: that would cost more than its calls.
    "start.py": 'exec(compile(open("calls.py").read(), "calls", "exec"))\n',
    "calls.py": text("calls.py"),
    "cases.json": JSON.stringify(cases),
  };
  const scenario = {
    version: 1,
    experiment: "sockets",
    limitMs: 3_600_000,
    processes: [{ name: "calls", python: { main: "start.py", args: ["cases.json"], files } }],
  };
  const { out } = await interleave(["run", folder.write("calls.json", JSON.stringify(scenario))]);
  const [summary] = lines(out) as { console: { calls: string[] } }[];
  const seen = (summary?.console.calls ?? []).map((line) => JSON.parse(line) as unknown[]);
  const different = cases.flatMap((calls, index) => {
    const [wanted, got] = [recorded[index] ?? [], seen[index] ?? []];
    const at = wanted.findIndex((result, call) => JSON.stringify(result) !== JSON.stringify(got[call]));
    return at < 0 ? [] : [{ calls: calls.slice(0, at + 1), linux: wanted[at], here: got[at] ?? null }];
  });
  expect(different).toEqual([]);
}, 300_000);
