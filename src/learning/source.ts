import * as v from "valibot";
import { invariant } from "../base/invariant.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentId, Intervention, Scenario } from "../scenario/scenario.ts";
import { Dice } from "./dice.ts";
import * as clocks from "./made/clocks.ts";
import * as nodes from "./made/nodes.ts";
import * as programs from "./made/programs.ts";

/**
 * Which run a question or a challenge begins with: a shipped scenario by its id, one that is made from the seed, or one
 * that is written out as a file has it; and what is changed about it.
 */
export type Source = { readonly change?: Change | undefined } & (
  | { readonly shipped: string }
  | { readonly made: keyof typeof makers; readonly level?: number | undefined }
  | { readonly scenario: { readonly [key: string]: unknown } }
);

/** Members of a scenario, in the place of its own. Those of `options` and `network` are taken one by one. */
export interface Change {
  readonly title?: string | undefined;
  readonly options?: { readonly [key: string]: unknown } | undefined;
  readonly network?: { readonly [key: string]: unknown } | undefined;
  readonly interventions?: readonly unknown[] | undefined;
  readonly processes?: readonly unknown[] | undefined;
  readonly limitMs?: number | undefined;
}

interface Maker {
  readonly experiment: ExperimentId;
  readonly make: (dice: Dice, level: number) => Scenario;
}

const makers = {
  contenders: { experiment: "ricart-agrawala", make: nodes.contenders },
  queueing: { experiment: "ricart-agrawala", make: nodes.queueing },
  alone: { experiment: "ricart-agrawala", make: nodes.alone },
  crashed: { experiment: "ricart-agrawala", make: nodes.crashed },
  clocks: { experiment: "berkeley", make: clocks.clocks },
  lopsided: { experiment: "berkeley", make: clocks.lopsided },
  electing: { experiment: "berkeley", make: clocks.electing },
  drifting: { experiment: "berkeley", make: clocks.drifting },
  stream: { experiment: "sockets", make: programs.stream },
  segments: { experiment: "sockets", make: programs.segments },
  "full-buffer": { experiment: "sockets", make: programs.fullBuffer },
  "busy-server": { experiment: "sockets", make: programs.busyServer },
  accents: { experiment: "sockets", make: programs.accents },
  crowd: { experiment: "sockets", make: programs.crowd },
} as const satisfies Readonly<Record<string, Maker>>;

const members = v.record(v.string(), v.unknown());

export const change = v.strictObject({
  title: v.optional(v.string()),
  options: v.optional(members),
  network: v.optional(members),
  interventions: v.optional(v.array(v.unknown())),
  processes: v.optional(v.array(v.unknown())),
  limitMs: v.optional(v.number()),
});

export const source: v.GenericSchema<unknown, Source> = v.union([
  v.strictObject({ shipped: v.string(), change: v.optional(change) }),
  v.strictObject({
    made: v.picklist(Object.keys(makers) as (keyof typeof makers)[]),
    level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))),
    change: v.optional(change),
  }),
  v.strictObject({ scenario: members, change: v.optional(change) }),
]);

/**
 * The scenario of a source. One that is written out must have been checked (`scenario/read.ts`) and be complete.
 * @throws InvariantError where the experiment has no such scenario
 */
export function scenarioOf(experiment: Experiment, from: Source, seed: number): Scenario {
  const scenario = begun(experiment, from, seed);
  return from.change ? changedBy(scenario, from.change) : scenario;
}

function begun(experiment: Experiment, from: Source, seed: number): Scenario {
  if ("shipped" in from) {
    const shipped = experiment.scenarios.find(({ id }) => id === from.shipped);
    invariant(shipped, () => `${experiment.id} has no scenario ${from.shipped}`);
    return shipped.scenario;
  }
  if ("scenario" in from) return from.scenario as unknown as Scenario;
  const maker = makers[from.made];
  invariant(maker.experiment === experiment.id, () => `${from.made} is not of ${experiment.id}`);
  return { ...maker.make(new Dice(seed, from.made), from.level ?? 1), seed: Math.abs(seed) + 1 };
}

export function changedBy(
  scenario: Scenario,
  { options, network, interventions, ...rest }: Change,
): Scenario {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const made: object = {
    ...scenario,
    ...given,
    options: { ...scenario.options, ...options },
    network: { ...scenario.network, ...network },
    interventions: (interventions as readonly Intervention[] | undefined) ?? scenario.interventions,
  };
  return made as Scenario;
}
