import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/contract/socket-operation.ts";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { codeOf } from "../../src/experiments/sockets/code.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { tracebackOf } from "../../src/experiments/sockets/traceback.ts";
import type { SocketsScenario } from "../../src/experiments/sockets/scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { freePort } from "../support/free-port.ts";
import { constantsIn, hasPython, pythonNote, savedIn } from "../support/python.ts";

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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Due {
  /** When that process has printed so many lines, or has ended. */
  readonly when?: { readonly process: string; readonly lines: number };
  /** So long after the one before it was begun. */
  readonly afterMs?: number;
}

/** When a process begins. */
interface Started extends Due {
  /** In the place of its pause it waits until then: a busy machine changes no order. */
  readonly speaks?: Due;
  /** So long its socket stays open: who closes first keeps the port. */
  readonly closes?: Due;
}

/** The listing, with a wait for a line where the process is to wait. */
function waiting(text: string, { speaks, closes }: Started): string {
  if (speaks) return text.replace("time.sleep(PAUSE_S)", "input()");
  return closes ? text.replace(/^( *)(\w+\.close\(\))$/m, "$1input()\n$1$2") : text;
}

/** Runs the listings of a scenario, with a port that is free, and gives what each wrote. */
async function really(
  scenario: Scenario,
  processes: Readonly<Record<string, Started>>,
  port = 12_345,
  listingOf = (name: string) => codeOf(scenario, name)?.listing,
): Promise<Record<string, string[]>> {
  const own = await freePort();
  const ended = new Set<string>();
  const output = new Map<string, string>();
  const ends: Promise<unknown>[] = [];
  const linesOf = (name: string) => (output.get(name) ?? "").split("\n").length - 1;
  const waitFor = async ({ when, afterMs = 0 }: Due) => {
    await pause(afterMs);
    const isDue = () => when === undefined || linesOf(when.process) >= when.lines || ended.has(when.process);
    while (!isDue()) await pause(5);
  };
  for (const [name, started] of Object.entries(processes)) {
    await waitFor(started);
    const listing = listingOf(name) ?? { name: "", text: "" };
    const until = started.speaks ?? started.closes;
    const text = waiting(listing.text, started).replaceAll(String(port), String(own));
    const folder = savedIn([{ name: listing.name, text }]);
    output.set(name, "");
    const child = spawn("python3", ["-B", "-u", listing.name], { cwd: folder });
    const take = (data: Buffer) => output.set(name, `${output.get(name) ?? ""}${data.toString()}`);
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    if (until) ends.push(waitFor(until).then(() => child.stdin.end("\n")));
    ends.push(
      new Promise<void>((resolve) =>
        child.on("close", () => {
          ended.add(name);
          rmSync(folder, { recursive: true });
          resolve();
        }),
      ),
    );
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

const over = (process: string): Due => ({ when: { process, lines: Infinity } });
const listening = (process = "server") => ({ when: { process, lines: 1 } });
const one = { server: {}, client: listening() };
const many = (third: Started, speaks: Due) => ({
  server: {},
  "client A": { speaks, ...listening() },
  "client B": { when: { process: "server", lines: 2 } },
  "client C": third,
});

const cases: readonly (readonly [id: string, processes: Readonly<Record<string, Started>>])[] = [
  ["hello", one],
  ["hung-up", one],
  ["hung-up-caught", one],
  ["reset", one],
  ["reset-caught", one],
  ["timed-out", one],
  ["timed-out-caught", one],
  ["broken-pipe", one],
  ["broken-pipe-caught", one],
  ["port-taken", { server: {}, "second server": listening(), client: listening("second server") }],
  ["port-taken-caught", { server: {}, "second server": listening(), client: listening("second server") }],
  [
    "time-wait",
    {
      server: {},
      client: { ...listening(), closes: over("server") },
      "new server": { ...over("client"), afterMs: 100 },
    },
  ],
  [
    "time-wait-reuse",
    {
      server: {},
      client: { ...listening(), closes: over("server") },
      "new server": { ...over("client"), afterMs: 100 },
      "next client": listening("new server"),
    },
  ],
  ["one-at-a-time", many({ afterMs: 1500 }, { afterMs: 4000 })],
  [
    "a-thread-each",
    many({ when: { process: "client B", lines: 1 } }, { when: { process: "client C", lines: 1 } }),
  ],
  ["base64", one],
  ["messages-framed", one],
];

/** The same programs on another port: none of our listings has it, so they are written out. */
function onAnotherPort(scenario: Scenario): Scenario {
  const text = JSON.stringify(scenario).replaceAll('"port":12345', '"port":23456');
  return JSON.parse(text) as Scenario;
}

describe.skipIf(!hasPython)(`over real sockets the listings print what the model prints${pythonNote}`, () => {
  test.concurrent.each(cases)("%s", async (id, processes) => {
    const run = socketRun(id);
    expect(comparable(await really(run.scenario, processes))).toEqual(comparable(modelled(run)));
  });

  test.concurrent("hello, as it is corrected", async () => {
    const run = socketRun("hello");
    const files = socketsExperiment.listingsOf(run.scenario);
    const corrected = (name: string) => files.find(({ corrects }) => corrects === `${name}.py`);
    const real = await really(run.scenario, one, 12_345, corrected);
    expect(comparable(real)).toEqual(comparable(modelled(run)));
  });

  test.each(["refused", "refused-caught"])("%s, without a server", async (id) => {
    const run = socketRun(id);
    const model = comparable(modelled(run));
    expect(comparable(await really(run.scenario, { client: {} }))).toEqual({ client: model["client"] });
  });

  test.concurrent.each(["hello", "base64", "messages-framed", "hung-up-caught", "port-taken-caught"])(
    "%s, written out for its program",
    async (id) => {
      const scenario = onAnotherPort(socketRun(id).scenario);
      const run = runOf(socketsExperiment, scenario);
      const found = cases.find(([own]) => own === id);
      for (const name of run.trace.processes) expect(codeOf(scenario, name)?.isOurs).toBe(false);
      const real = await really(scenario, found?.[1] ?? {}, 23_456);
      expect(comparable(real)).toEqual(comparable(modelled(run)));
    },
  );

  test("a program with every operation is written out as valid Python", () => {
    const scenario = JSON.parse(JSON.stringify(socketRun("hello").scenario)) as SocketsScenario;
    const program: Operation[] = [
      { op: "socket", as: "a b" },
      { op: "socket", as: "class" },
      { op: "setsockopt", on: "a b", opt: "SO_LINGER", value: [1, 0] },
      { op: "setsockopt", on: "a b", opt: "SO_REUSEADDR", value: true },
      { op: "settimeout", on: "a b", ms: null },
      { op: "bind", on: "a b", port: "text" },
      { op: "listen", on: "a b" },
      { op: "encode", as: "x", str: "grüße\n\u2028", encoding: "utf-16" },
      { op: "recvall", on: "a b", size: 5 },
      { op: "sendall", on: "a b", size: 100 },
      { op: "send", on: "a b", data: "grüße" },
      { op: "send", on: "a b", base64: "AAE=" },
      { op: "until", ms: 20 },
      { op: "getsockname", on: "a b" },
      { op: "shutdown", on: "a b", how: "WR" },
      { op: "break" },
      { op: "try", body: [] },
      { op: "spawn", program: [{ op: "print", of: "conn" }], with: { conn: "a b" }, daemon: true },
      { op: "loop", times: 2, onError: "break", body: [{ op: "break", ifEqual: "x", data: '"q"' }] },
      { op: "del", name: "a b" },
      { op: "exit" },
    ];
    for (const onError of ["continue", "stop"] as const) {
      const own = { ...scenario, processes: [{ name: "1 two", startAt: 0, killAt: null, onError, program }] };
      const code = codeOf(own, "1 two");
      expect(code?.listing.name).toBe("1_two.py");
      expect(constantsIn([code?.listing.text ?? ""])).toEqual([{}]);
      const lines = code?.listing.text.split("\n") ?? [];
      expect(
        program.map((_, index) => lines[(code?.lines.get(String(index))?.[0] ?? 0) - 1]?.trim()),
      ).toEqual(program.map(() => expect.stringMatching(/./)));
    }
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
    for (const { name, text } of socketsExperiment.scenarios.flatMap(({ scenario }) =>
      socketsExperiment.listingsOf(scenario),
    ))
      expect(Math.max(...text.split("\n").map((line) => line.length)), name).toBeLessThanOrEqual(68);
  });
});
