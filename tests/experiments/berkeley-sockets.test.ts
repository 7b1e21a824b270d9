import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { berkeleyListings } from "../../src/experiments/berkeley/listings.ts";
import type { BerkeleyOptions } from "../../src/experiments/berkeley/scenario.ts";
import { berkeleyScenario } from "../support/berkeley.ts";
import { hasPython, pythonNote, savedIn } from "../support/python.ts";

const bad = [0, 5000, -5000, 2500];
const wild = [100_300, 100_500, 160_000, 100_100];
const nearby = [100_300, 100_380, 100_230, 100_320];

/** Clocks with bad oscillators, a round each second. */
function clocksOf(readingsMs: readonly number[], options: Partial<BerkeleyOptions>) {
  return berkeleyScenario({
    processes: readingsMs.map((clockMs, i) => ({ id: String(i + 1), clockMs, driftPpm: bad[i] ?? 0 })),
    options: { everyMs: 1000, timeoutMs: 800, faultTolerantMs: 500, ...options },
  });
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** The group of all processes that it began. */
  readonly group: number;
}

/** Runs the listing as a student would, in a process group of its own; `heard` gets all that it has printed so far. */
function runListing(
  scenario: ReturnType<typeof clocksOf>,
  heard: (out: string, group: number) => void = () => undefined,
): Promise<Ended> {
  const folder = savedIn(berkeleyListings(scenario));
  const child = spawn("python3", ["-B", "-W", "error", "berkeley_sockets.py"], {
    cwd: folder,
    detached: true,
  });
  const group = child.pid ?? 0;
  const told = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    told.out += text;
    heard(told.out, group);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (told.err += text));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code, signal) => {
      rmSync(folder, { recursive: true });
      done({ code, signal, ...told, group });
    });
  });
}

/** Whether any process of the group is still there. */
function isRunning(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

async function expectClean({ code, signal, err, group }: Ended): Promise<void> {
  expect(err).toBe("");
  expect([code, signal]).toEqual([0, null]);
  await expect.poll(() => isRunning(group), { timeout: 20_000 }).toBe(false);
}

/** When → how far the clocks were apart, in ms. */
function skews(out: string): Map<string, number> {
  return new Map(
    [...out.matchAll(/^Skew at (.+): ([\d.]+) ms$/gm)].map(([, when = "", ms]) => [when, Number(ms)]),
  );
}

describe.skipIf(!hasPython)(`berkeley_sockets.py, real processes with clocks that drift${pythonNote}`, () => {
  test("pulls all of them together in the first round, the wild one too, and keeps them there", async () => {
    const ended = await runListing(clocksOf(wild, { rounds: 3 }));
    await expectClean(ended);
    expect(ended.out).toMatch(/\nAll rounds are done\.\n$/);
    const seen = skews(ended.out);
    expect([...seen.keys()]).toEqual(["round 1", "round 2", "round 3", "end"]);
    expect(seen.get("round 1")).toBeGreaterThan(59_000);
    // They drift apart by 10 ms a round; a busy machine may add what it makes an answer wait.
    for (const when of ["round 2", "round 3", "end"]) expect(seen.get(when)).toBeLessThan(500);
    const [, average = ""] = /^Round 1: average offset (\S+) ms$/m.exec(ended.out) ?? [];
    expect(Math.abs(Number(average)), "the wild clock is not in the average").toBeLessThan(500);
    for (const id of [1, 2, 3, 4])
      expect(ended.out.match(new RegExp(`^Clock ${id} adjusts by `, "gm"))).toHaveLength(3);
  }, 60_000);

  test("slews them as well", async () => {
    const ended = await runListing(clocksOf(nearby, { rounds: 2, adjust: { kind: "slew", ppm: 200_000 } }));
    await expectClean(ended);
    const seen = skews(ended.out);
    expect(seen.get("round 1")).toBeGreaterThan(100);
    expect(seen.get("end")).toBeLessThan(seen.get("round 1") ?? 0);
  }, 60_000);

  test.each([
    ["by Ctrl-C, which all of its processes get", -1],
    ["by a signal to the first process alone", 1],
  ])(
    "is stopped %s",
    async (_, whom) => {
      let isStopped = false;
      const ended = await runListing(clocksOf(wild, { rounds: 1000 }), (out, group) => {
        if (isStopped || !out.includes("Skew at round 2")) return;
        isStopped = true;
        process.kill(whom * group, "SIGINT");
      });
      await expectClean(ended);
      expect(ended.out).toMatch(/\nStopped\.\n$/);
    },
    60_000,
  );

  test("its processes end by themselves where the first one is killed", async () => {
    let isKilled = false;
    const { group } = await runListing(clocksOf(wild, { rounds: 1000 }), (out, first) => {
      if (isKilled || !out.includes("Round 1")) return;
      isKilled = true;
      process.kill(first, "SIGKILL");
    });
    await expect.poll(() => isRunning(group), { timeout: 20_000 }).toBe(false);
  }, 60_000);
});
