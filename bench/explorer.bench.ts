import type { Report } from "../scripts/bench.mjs";
import type { AnySubject } from "../src/contract/subject.ts";
import { ricartAgrawalaSubject } from "../src/experiments/ricart-agrawala/subject.ts";
import { Explorer } from "../src/runtimes/explorer/explorer.ts";
import { checkScenario } from "../src/experiments/files.ts";
import type { RicartAgrawalaScenario } from "../src/experiments/ricart-agrawala/scenario.ts";
import { spinRate } from "./spin.ts";

type Network = "fifo" | "any";

function nodes(count: number, order: Network, options: object = {}): RicartAgrawalaScenario {
  const processes = Array.from({ length: count }, (_, k) => ({
    id: String(k + 1),
    requests: [{ atMs: 0, holdMs: 1 }],
  }));
  const result = checkScenario({
    version: 1,
    experiment: "ricart-agrawala",
    network: { order },
    processes,
    options,
  });
  if (!result.ok || result.value.experiment !== "ricart-agrawala")
    throw new Error("the bench's scenario is none");
  return result.value;
}

function search(scenario: RicartAgrawalaScenario, first: boolean) {
  const subject: AnySubject = ricartAgrawalaSubject(scenario);
  const bounds = { statesMax: 20_000_000, crashes: 0, losses: 0, timeouts: 0, first };
  const began = performance.now();
  const explorer = new Explorer(subject, scenario.network.order, bounds);
  while (explorer.advance(100_000));
  return { ms: performance.now() - began, findings: explorer.findings, violation: explorer.violation };
}

export default function explorer(report: Report): void {
  for (const order of ["fifo", "any"] as const) {
    const runs = [1, 2, 3].map(() => search(nodes(4, order), false)).sort((a, b) => a.ms - b.ms);
    const middle = runs[1];
    if (!middle) throw new Error("nothing was searched");
    const { states, bytes } = middle.findings;
    const rate = states / (middle.ms / 1000);
    const theirs = spinRate(order);
    report(
      `explorer, 4 nodes, ${order}, ${(states / 1e6).toFixed(2)} M states`,
      `${Math.round(rate / 1000)} k states/s`,
      theirs === null
        ? "ahead of SPIN, which is not installed"
        : `ahead of SPIN: ${Math.round(theirs / 1000)} k, ${(rate / theirs).toFixed(2)} times`,
      theirs === null ? null : rate > theirs,
    );
    const each = bytes / states;
    report(`a state, ${order}`, `${each.toFixed(0)} bytes`, "at most 64", each <= 64);
  }
  for (const count of [2, 3]) {
    const { ms, violation } = search(nodes(count, "fifo", { order: "text" }), true);
    report(
      `text order falls, ${count} nodes, ${violation?.way.length ?? 0} steps`,
      `${ms.toFixed(0)} ms`,
      "within 1,000 ms",
      ms < 1000 && violation !== null,
    );
  }
}
