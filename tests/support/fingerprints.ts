import type { RicartAgrawalaScenario } from "../../src/experiments/ricart-agrawala/scenario.ts";
import { node, scenario } from "./scenario.ts";

const busy = Array.from({ length: 5 }, (_, i) => node(String(i + 1), [i * 3, 4.5], [20, 0], [20.25, 7]));

/**
 * Runs that hang on every draw and every digit, with the fingerprint of the trace file that each gives, on every
 * machine and in every browser. A change here is a change of every saved link's future: explain it.
 */
export const fingerprints: readonly {
  readonly name: string;
  readonly scenario: RicartAgrawalaScenario;
  readonly fingerprint: string;
}[] = [
  {
    name: "uniform delays, FIFO",
    scenario: scenario({
      seed: 1,
      processes: busy,
      network: { delay: { kind: "uniform", minMs: 1, maxMs: 40 } },
    }),
    fingerprint: "c61e361133664a8c",
  },
  {
    name: "exponential delays, any order",
    scenario: scenario({
      seed: 20_260_101,
      processes: busy,
      network: { delay: { kind: "exponential", minMs: 0.1, meanMs: 17.3 }, order: "any" },
    }),
    fingerprint: "dc251e2391fb463a",
  },
  {
    name: "a large negative seed, and links of their own",
    scenario: scenario({
      seed: -9_007_199_254_740_991,
      processes: busy,
      network: {
        delay: { kind: "exponential", minMs: 0, meanMs: 1e-3 },
        links: [
          { from: "1", to: "2", delay: { kind: "uniform", minMs: 0, maxMs: 600_000 } },
          { from: "5", to: "1", delay: { kind: "exponential", minMs: 1 / 3, meanMs: 100 / 3 } },
        ],
      },
      limitMs: 86_400_000,
    }),
    fingerprint: "2a4ab2ffade7a726",
  },
  {
    name: "loss, duplication and retry",
    scenario: scenario({
      seed: 42,
      processes: busy,
      network: {
        delay: { kind: "exponential", minMs: 2, meanMs: 8 },
        order: "any",
        loss: 0.2,
        duplicate: 0.2,
      },
      options: { failures: { kind: "retry", afterMs: 33.3 } },
    }),
    fingerprint: "8ad600c49e659324",
  },
  {
    name: "probes, a crash, a partition and every change to a message",
    scenario: scenario({
      seed: 7,
      processes: busy,
      network: { delay: { kind: "uniform", minMs: 0, maxMs: 30 }, order: "any" },
      options: { failures: { kind: "probe", patienceMs: 40, timeoutMs: 25 } },
      interventions: [
        { do: "drop", message: "1>2#1" },
        { do: "delay", message: "1>3#1", byMs: 0.1 },
        { do: "deliver", message: "2>1#2", atMs: 31.5 },
        { do: "duplicate", message: "2>1#1", afterMs: 5 },
        { do: "crash", process: "3", atMs: 25 },
        { do: "restart", process: "3", atMs: 90 },
        { do: "set-clock", process: "2", atMs: 40, byMs: -500.5 },
        { do: "partition", groups: [["1"], ["2", "4"]], fromMs: 10, untilMs: 60 },
      ],
    }),
    fingerprint: "db699110a9fa9d5b",
  },
];
