import type { RicartAgrawalaOptions, RicartAgrawalaScenario } from "../../../scenario/scenario.ts";
import type { ShippedScenario } from "../../experiment.ts";

type Network = RicartAgrawalaScenario["network"];
type Process = RicartAgrawalaScenario["processes"][number];

/** What a scenario says of itself; all else is as in the handout’s example. */
export interface Parts {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly lookAt: string;
  readonly processes: readonly Process[];
  readonly network?: Partial<Network>;
  readonly interventions?: RicartAgrawalaScenario["interventions"];
  readonly options?: Partial<RicartAgrawalaOptions>;
}

/** A scenario that is shipped, with every default filled in. */
export function shipped(parts: Parts): ShippedScenario & { readonly scenario: RicartAgrawalaScenario } {
  const { id, group, title, lookAt, processes, network, interventions = [], options } = parts;
  return {
    id,
    group,
    title,
    lookAt,
    scenario: {
      version: 1,
      experiment: "ricart-agrawala",
      title,
      seed: 1,
      limitMs: 60_000,
      stepsMax: 1_000_000,
      network: {
        delay: { kind: "constant", ms: 10 },
        order: "fifo",
        loss: 0,
        duplicate: 0,
        links: [],
        ...network,
      },
      interventions,
      processes,
      options: {
        order: "timestamp-id",
        raiseHighest: true,
        deferWhenHeld: true,
        clearDeferredEarly: false,
        transport: "messages",
        failures: { kind: "none" },
        ...options,
      },
    },
  };
}

/** A node that asks at each of the given moments, and stays in for `holdMs` each time. */
export function node(id: string, highest: number, asksMs: readonly number[], holdMs = 20): Process {
  return { id, highest, requests: asksMs.map((atMs) => ({ atMs, holdMs })) };
}
