import { expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { simulation } from "../../src/runtimes/simulator.ts";
import { sentences } from "../../src/scenario/problem.ts";
import { readScenario, decodeLink, compactScenario } from "../../src/experiments/files.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { check } from "../../src/trace/checks.ts";
import { cutSentence } from "../../src/trace/cut.ts";
import { greedy } from "../sockets/greedy.ts";
import { damaged } from "../support/damaged.ts";
import { subjectOfAny } from "../support/fake-threads.ts";

const originals = [
  ...experiments.flatMap(({ scenarios }) => scenarios.map(({ scenario }) => compactScenario(scenario))),
  // A few: most of what is damaged should be a run, and not come to a bound.
  ...Object.values(greedy)
    .slice(0, 8)
    .map(({ file }) => JSON.stringify({ version: 1, experiment: "sockets", ...file })),
].filter((text) => text.length < 20_000);

/** The page computes a long run between its frames, and it can be stopped: so much of it is computed here. */
const STEPS_SEEN = 2000;

/** Runs it, as far as it is computed at once; answers the steps, or the sentence that ends it. */
function ran(scenario: Scenario): string {
  const subject = subjectOfAny(scenario);
  const work = simulation(scenario, subject);
  for (let seen = 0; seen < STEPS_SEEN; seen += 32) {
    const { done, value: trace } = work.next();
    if (!done) continue;
    check(trace, subject);
    return cutSentence(trace) ?? `${trace.steps.length} steps`;
  }
  return "goes on";
}

test("10,000 damaged links and files end in a run or in a sentence, none of them after 3 s", async () => {
  const ends = { run: 0, sentence: 0, bound: 0, "goes on": 0 };
  for (const { name, kind, content } of damaged(1981, 10_000, originals)) {
    const before = process.cpuUsage();
    const read = kind === "link" ? await decodeLink(content) : readScenario(content);
    if (read.ok) {
      const end = ran(read.value);
      ends[end === "goes on" ? end : end.endsWith(" steps") ? "run" : "bound"]++;
    } else {
      const told = sentences(kind === "link" ? "The link" : "The file", read.problems);
      expect(told, name).toMatch(/^(The (link|file) |`).{10,}[.!?]$/s);
      expect(told.length, name).toBeLessThan(900);
      ends.sentence++;
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000, name).toBeLessThan(3000);
  }
  expect(ends.run).toBeGreaterThan(1000);
  expect(ends.sentence).toBeGreaterThan(3000);
  expect(ends.bound).toBeGreaterThan(100);
}, 300_000);
