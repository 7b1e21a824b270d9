import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { codeOf } from "../../src/experiments/sockets/code.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { tracebackOf } from "../../src/experiments/sockets/traceback.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";

const folder = join(import.meta.dirname, "../../src/experiments/sockets/listings");
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const note = hasPython ? "" : " (skipped: there is no python3 on this machine)";
if (!hasPython) console.warn("The Python listings were not run: there is no python3 on this machine.");

const scratch = mkdtempSync(join(tmpdir(), "interleave-listings-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function socketRun(id: string): Run {
  const found = shippedScenario("sockets", id);
  if (!found) throw new Error(`no scenario ${id}`);
  return runOf(socketsExperiment, found.scenario);
}

/** What each process of the model prints, and the last line of its traceback where it has one. */
function modelled(run: Run): Record<string, string[]> {
  const lines: Record<string, string[]> = Object.fromEntries(run.trace.processes.map((id) => [id, []]));
  for (const { process, effects, index } of run.trace.steps) {
    const own = lines[run.trace.processes[process] ?? ""];
    for (const effect of effects) if (effect.kind === "print") own?.push(effect.text);
    own?.push(...(tracebackOf(toldOf(run, index)) ?? []));
  }
  return lines;
}

/** A port that nobody has now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Started {
  readonly file: string;
  readonly words?: readonly string[];
  /** It is begun when these have printed so many lines, or `afterMs` after the one before it. */
  readonly when?: { readonly process: string; readonly lines: number };
  readonly afterMs?: number;
  readonly killMs?: number;
}

/** Runs listings as they stand, but for a port that is free, and gives what each wrote. */
async function really(processes: Readonly<Record<string, Started>>): Promise<Record<string, string[]>> {
  const port = await freePort();
  const own = mkdtempSync(join(scratch, "run-"));
  const ended = new Set<string>();
  const output = new Map<string, string>();
  const ends: Promise<unknown>[] = [];
  const linesOf = (name: string) => (output.get(name) ?? "").split("\n").length - 1;
  const waitFor = async ({ when, afterMs = 0 }: Started) => {
    await pause(afterMs);
    const isDue = () => when === undefined || linesOf(when.process) >= when.lines || ended.has(when.process);
    while (!isDue()) await pause(5);
  };
  for (const [name, started] of Object.entries(processes)) {
    await waitFor(started);
    const text = readFileSync(join(folder, started.file), "utf8");
    const file = join(own, started.file);
    writeFileSync(file, text.replaceAll("12345", String(port)));
    output.set(name, "");
    const child = spawn("python3", ["-B", "-u", started.file, ...(started.words ?? [])], { cwd: own });
    const take = (data: Buffer) => output.set(name, `${output.get(name) ?? ""}${data.toString()}`);
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    if (started.killMs !== undefined) setTimeout(() => child.kill("SIGKILL"), started.killMs);
    ends.push(new Promise((resolve) => child.on("close", () => resolve(ended.add(name)))));
  }
  await Promise.all(ends);
  return Object.fromEntries([...output].map(([name, text]) => [name, text.split("\n").slice(0, -1)]));
}

/** The system chooses a client's port, and newer Pythons underline what was called. */
function comparable(lines: Record<string, string[]>): Record<string, string[]> {
  const plain = ([name, own]: [string, string[]]) => [
    name,
    own
      .filter((line) => !/^\s*[~^]+$/.test(line))
      .map((line) =>
        line
          .replace(/\('127\.0\.0\.1', \d+\)/, "('127.0.0.1', PORT)")
          .replace(/File ".*\/(?=[^/]+")/, 'File "')
          .replace(/\(("localhost"), \d+\)/, '("localhost", PORT)'),
      ),
  ];
  return Object.fromEntries(Object.entries(lines).map((entry) => plain(entry)));
}

const listening = (process = "server") => ({ when: { process, lines: 1 } });
const one = (server: string, client: string) => ({
  server: { file: server },
  client: { file: client, ...listening() },
});
const many = (file: string, third: Partial<Started>) => ({
  server: { file, words: ["3"] },
  "client A": { file: "client_named.py", words: ["A", "4"], ...listening() },
  "client B": { file: "client_named.py", words: ["B"], when: { process: "server", lines: 2 } },
  "client C": { file: "client_named.py", words: ["C"], ...third },
});

const cases: readonly (readonly [id: string, processes: Readonly<Record<string, Started>>])[] = [
  ["hello", one("server.py", "client.py")],
  ["hung-up", one("server_hangs_up.py", "client.py")],
  ["hung-up-caught", one("server_hangs_up.py", "client_try.py")],
  ["reset", one("server_reads_nothing.py", "client.py")],
  ["reset-caught", one("server_reads_nothing.py", "client_try.py")],
  ["timed-out", one("server_silent.py", "client_timeout.py")],
  ["timed-out-caught", one("server_silent.py", "client_try.py")],
  ["broken-pipe", one("server_hangs_up.py", "client_twice.py")],
  ["broken-pipe-caught", one("server_hangs_up.py", "client_twice_try.py")],
  [
    "port-taken",
    {
      server: { file: "server.py" },
      "second server": { file: "server.py", ...listening() },
      client: { file: "client.py", ...listening("second server") },
    },
  ],
  [
    "port-taken-caught",
    {
      server: { file: "server_try.py" },
      "second server": { file: "server_try.py", ...listening() },
      client: { file: "client.py", ...listening("second server") },
    },
  ],
  [
    "time-wait",
    {
      server: { file: "server.py" },
      client: { file: "client.py", ...listening() },
      "server again": { file: "server.py", when: { process: "client", lines: 1 }, afterMs: 100 },
    },
  ],
  [
    "time-wait-reuse",
    {
      server: { file: "server_reuse.py" },
      client: { file: "client.py", ...listening() },
      "server again": { file: "server_reuse.py", when: { process: "client", lines: 1 }, afterMs: 100 },
      "next client": { file: "client.py", ...listening("server again") },
    },
  ],
  ["one-at-a-time", many("server_loop.py", { afterMs: 1500 })],
  ["a-thread-each", many("server_threads.py", { when: { process: "client B", lines: 1 } })],
  ["base64", one("server_base64.py", "client_base64.py")],
  ["messages-framed", one("server_lines.py", "client_messages.py")],
];

describe.skipIf(!hasPython)(`over real sockets the listings print what the model prints${note}`, () => {
  test.concurrent.each(cases)("%s", async (id, processes) => {
    const model = comparable(modelled(socketRun(id)));
    expect(comparable(await really(processes))).toEqual(model);
  });

  test.each([
    ["refused", "client.py"],
    ["refused-caught", "client_try.py"],
  ])("%s, without a server", async (id, file) => {
    const model = comparable(modelled(socketRun(id)));
    expect(comparable(await really({ client: { file } }))).toEqual({ client: model["client"] });
  });
});

describe("the listings", () => {
  test("belong to all programs of shipped scenarios, and each operation has a line", () => {
    for (const { id, scenario } of socketsExperiment.scenarios) {
      const run = socketRun(id);
      for (const process of run.trace.processes)
        expect(codeOf(scenario, process)?.isOurs, `${id} ${process}`).toBe(true);
      for (const { index } of run.trace.steps) {
        const told = toldOf(run, index);
        if (typeof told.values["path"] !== "string" || told.values["path"] === "") continue;
        expect(socketsExperiment.lit(told)?.lines.length, `${id}, step ${index}`).toBeGreaterThan(0);
      }
    }
  });

  test("fit their columns: no line is longer than 68 characters", () => {
    for (const { name, text } of socketsExperiment.listings)
      expect(Math.max(...text.split("\n").map((line) => line.length)), name).toBeLessThanOrEqual(68);
  });
});
