import { limits } from "../contract/limits.ts";
import type { ExperimentId, Scenario, Scenarios } from "./scenario.ts";

/** The defaults of members that a scenario file leaves out. The schemas and our own scenarios use them. */

export const usual = { title: "", seed: 1, limitMs: 60_000, stepsMax: limits.steps } as const;

export const usualNetwork: Scenario["network"] = {
  delay: { kind: "constant", ms: 10 },
  order: "fifo",
  loss: 0,
  duplicate: 0,
  links: [],
};

/** The parts of a scenario that its file may leave out, but for its processes'. */
export interface Given {
  readonly title: string;
  readonly processes: readonly object[];
  readonly network?: Partial<Scenario["network"]>;
  readonly interventions?: Scenario["interventions"];
  readonly options?: object;
  readonly limitMs?: number;
  readonly seed?: number;
}

/** The defaults of one experiment's own members. */
export interface Usual<Id extends ExperimentId> {
  readonly experiment: Id;
  readonly options: Scenarios[Id]["options"];
  readonly limitMs?: number;
  readonly network?: Partial<Scenario["network"]>;
}

/** A scenario of our own with every default, unchecked: what others wrote is read and checked. */
export function completed<Id extends ExperimentId>(
  own: Usual<Id>,
  { network, interventions = [], options, ...rest }: Given,
): Scenarios[Id] {
  const scenario: object = {
    version: 1,
    experiment: own.experiment,
    ...usual,
    limitMs: own.limitMs ?? usual.limitMs,
    ...rest,
    network: { ...usualNetwork, ...own.network, ...network },
    interventions,
    options: { ...own.options, ...options },
  };
  return scenario as Scenarios[Id];
}
