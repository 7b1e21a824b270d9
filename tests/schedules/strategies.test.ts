import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import type { Turn } from "../../src/contract/order.ts";
import { search, type Strategy } from "../../src/runtimes/python/schedules/search.ts";
import { written } from "../../src/runtimes/python/scheduler.ts";
import { areApart } from "../../src/runtimes/python/schedules/apart.ts";
import { readScenario } from "../../src/experiments/files.ts";
import { marksCriticalSection } from "../../src/summary/outcome.ts";
import { ownCase } from "../support/own-case.ts";
import { allInterleavings, overKernel, straightLine } from "./straight-line.ts";

const wanted = { seed: 1, preempt: "calls", losses: 0, kills: 0 } as const;

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

/** (a + b + …)! / (a!·b!·…): how many orders straight-line threads have. */
function multinomial(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((rest, count) => rest / factorial(count), factorial(all));
}

describe("systematic search", () => {
  it.each([[[2, 2]], [[3, 4]], [[1, 1, 1, 1]], [[2, 2, 2]], [[5, 3]]])(
    "runs every order of straight-line threads of %j steps once, and says that it did",
    async (counts) => {
      const seen: string[] = [];
      const run = straightLine(counts);
      const tried = await search(
        async (variant, scheduler) => {
          const ran = await run(variant, scheduler);
          seen.push(ran.observed.key);
          return ran;
        },
        { ...wanted, schedules: 10_000, strategies: ["orders"] },
      );
      const all = allInterleavings(counts);
      expect(all.size).toBe(multinomial(counts));
      expect(seen.slice(0, all.size).toSorted()).toEqual([...all.keys()].toSorted());
      expect(tried).toMatchObject({ schedules: all.size, isAll: true });
      expect(tried.outcomes.length).toBe(all.size);
    },
  );

  it("tries orders with fewer preemptions first, and names the bound within which it tried all", async () => {
    const counts = [3, 3, 2];
    const all = allInterleavings(counts);
    const within = (bound: number) => [...all.values()].filter((count) => count <= bound).length;
    for (const bound of [0, 1, 2, 3]) {
      const preemptions: number[] = [];
      const run = straightLine(counts);
      const tried = await search(
        async (variant, scheduler) => {
          const ran = await run(variant, scheduler);
          preemptions.push(all.get(ran.observed.key) ?? NaN);
          return ran;
        },
        { ...wanted, schedules: within(bound), strategies: ["orders"] },
      );
      expect(tried.bound).toBe(bound);
      expect(Math.max(...preemptions.slice(0, within(bound)))).toBe(bound);
    }
  });

  it("says nothing of a bound that it has not finished", async () => {
    const tried = await search(straightLine([6, 6, 6]), { ...wanted, schedules: 3, strategies: ["orders"] });
    expect(tried).toMatchObject({ bound: null, isAll: false, schedules: 3 });
  });
});

/** How many turns take a process off that could go on. */
function preemptionsIn(turns: readonly Turn[], all: readonly string[]): number {
  return turns.filter(
    ({ process, point }) => process !== "" && point < at(all, Number(process.slice(1))).length,
  ).length;
}

/** Each outcome with the fewest preemptions that lead to it, and how many runs it took to know them all. */
async function outcomesOf(all: readonly string[], apart: boolean) {
  const run = overKernel(all);
  const least = new Map<string, number>();
  const tried = await search(
    async (variant, scheduler) => {
      const ran = await run(variant, scheduler);
      const known = least.get(ran.observed.key) ?? Infinity;
      least.set(ran.observed.key, Math.min(known, preemptionsIn(variant.turns, all)));
      return ran;
    },
    { ...wanted, schedules: 100_000, strategies: ["orders"], apart },
  );
  expect(tried.isAll).toBe(true);
  return { least: Object.fromEntries(least), runs: tried.schedules };
}

describe("processes that share nothing but the network", () => {
  it.each([[["pkpk", "ppkk"]], [["kpp", "pkpk", "k"]], [["pppkp", "kpkp"]]])(
    "%j come to the same outcomes with as few preemptions in fewer orders",
    async (all) => {
      const [whole, reduced] = await Promise.all([false, true].map((apart) => outcomesOf(all, apart)));
      expect(reduced?.least).toEqual(whole?.least);
      expect(reduced?.runs).toBeLessThan((whole?.runs ?? 0) / 2);
    },
  );

  it("are told by what they import and use", () => {
    const pair = {
      "a.py": "import socket, threading as t\nfrom time import sleep\nimport b\n",
      "b.py": "x = 1",
    };
    expect(areApart(pair)).toBe(true);
    for (const line of [
      "import os",
      "import socket, os",
      "from multiprocessing import Value",
      "if True: import shelve",
      'open("f").read()',
      "__import__('os')",
    ])
      expect(areApart({ ...pair, "c.py": `${line}\n` }), line).toBe(false);
  });

  it("are looked at together where they print that they enter a critical section", () => {
    const marks = (text: string, more = {}) => {
      const read = readScenario(ownCase([{ name: "node", text }], more));
      return read.ok && marksCriticalSection(read.value);
    };
    expect(marks('print("Node 1 enters CS")')).toBe(true);
    expect(marks('print("hello")')).toBe(false);
    expect(
      marks('print("hello")', { options: { criticalSection: { enters: "hello", leaves: "bye" } } }),
    ).toBe(true);
  });
});

describe.each<Strategy>(["walk", "priorities"])("%s", (strategy) => {
  it("comes to no order that there is not, to each of a few, and says for none that it tried all", async () => {
    const counts = [2, 2];
    const tried = await search(straightLine(counts), { ...wanted, schedules: 300, strategies: [strategy] });
    expect(tried.outcomes.map(({ observed }) => observed.key).toSorted()).toEqual(
      [...allInterleavings(counts).keys()].toSorted(),
    );
    expect(tried.isAll).toBe(false);
  });

  it("has the same schedules for the same seed, and others for another", async () => {
    const orders = async (seed: number) => {
      const seen: string[] = [];
      const run = straightLine([4, 4, 4]);
      await search(
        async (variant, scheduler) => {
          const ran = await run(variant, scheduler);
          seen.push(ran.observed.key);
          return ran;
        },
        { ...wanted, seed, schedules: 30, strategies: [strategy] },
      );
      return seen;
    };
    expect(await orders(7)).toEqual(await orders(7));
    expect(await orders(7)).not.toEqual(await orders(8));
  });
});

it("a schedule that was found gives its outcome again, and has at most one preemption more than the least", async () => {
  const counts = [4, 4];
  const all = allInterleavings(counts);
  const run = straightLine(counts);
  const tried = await search(run, { ...wanted, schedules: 400, strategies: ["walk"] });
  expect(tried.outcomes.length).toBeGreaterThan(50);
  for (const { observed, variant } of tried.outcomes) {
    const again = await run(variant, written({ preempt: "calls", turns: variant.turns }));
    expect(again.observed.key).toBe(observed.key);
    const free = observed.key.startsWith("a") ? 0 : 1;
    expect(variant.turns.length).toBeLessThanOrEqual((all.get(observed.key) ?? 0) + free + 1);
  }
});

it("what an earlier search found is tried first", async () => {
  const run = straightLine([3, 3]);
  const before = await search(run, { ...wanted, schedules: 50 });
  const rare = before.outcomes.at(-1);
  const again = await search(run, { ...wanted, schedules: 1, first: rare ? [rare.variant] : [] });
  expect(again.outcomes.map(({ observed }) => observed.key)).toEqual([rare?.observed.key]);
});
