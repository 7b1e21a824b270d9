import * as fc from "fast-check";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import type { SocketsScenario } from "../../src/experiments/sockets/scenario.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { interventions } from "./random-scenario.ts";

/** The shipped programs in a worse world: delays, losses, kills, restarts and partitions, cut off sooner or later. */
export const anySockets: fc.Arbitrary<SocketsScenario> = fc
  .constantFrom(...socketsExperiment.scenarios.map(({ scenario }) => scenario as SocketsScenario))
  .chain((scenario) => {
    const names = scenario.processes.map(({ name }) => name);
    return fc
      .record({
        seed: fc.nat(),
        loss: fc.constantFrom(0, 0, 0.2),
        duplicate: fc.constantFrom(0, 0, 0.3),
        limitMs: fc.constantFrom(40, 150, 600, 3000, 200_000),
        more: fc.array<Intervention>(interventions(names), { maxLength: 4 }),
      })
      .map(({ seed, loss, duplicate, limitMs, more }): SocketsScenario => ({
        ...scenario,
        seed,
        limitMs,
        stepsMax: 3000,
        network: { ...scenario.network, loss, duplicate },
        interventions: [...scenario.interventions, ...more],
      }));
  });
