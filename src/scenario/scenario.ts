import type { ProcessId } from "../base/words.ts";
import type { MessageChange, NetworkRules } from "../world/links.ts";

/**
 * A run's whole input, complete: every default filled in. The same scenario gives the same trace, byte for
 * byte, on every machine. Its file form, with defaults left out, is described in `docs/scenario.md`.
 */
export interface ScenarioBase {
  readonly version: 1;
  readonly title: string;
  readonly seed: number;
  /** The run is cut off after this much true time, or this many steps. */
  readonly limitMs: number;
  readonly stepsMax: number;
  readonly network: NetworkRules;
  /** Everything else in a scenario refers to a process by its `name` or, where it has none, by its `id`. */
  readonly processes: readonly ({ readonly id: ProcessId } | { readonly name: ProcessId })[];
  /** The rules of the experiment that a user may choose. */
  readonly options: object;
  readonly interventions: readonly Intervention[];
  /**
   * Commands that choose the steps by hand (`command.ts`), whatever the clock says is due. The run ends after the
   * last command. An impossible command is skipped.
   */
  readonly schedule?: readonly string[];
}

export type Intervention =
  | MessageChange
  | { readonly do: "crash"; readonly process: ProcessId; readonly atMs: number }
  | { readonly do: "restart"; readonly process: ProcessId; readonly atMs: number }
  | { readonly do: "set-clock"; readonly process: ProcessId; readonly atMs: number; readonly byMs: number }
  | {
      readonly do: "partition";
      readonly groups: readonly (readonly ProcessId[])[];
      readonly fromMs: number;
      readonly untilMs: number;
    };

/** Every experiment's scenarios, by its id. An experiment adds its own, in its folder: `declare module`. */
export interface Scenarios {}

export type ExperimentId = keyof Scenarios;
export type Scenario = Scenarios[ExperimentId];

/** The names of the scenario's processes, by which everything else in it refers to them. */
export function processIds({ processes }: Pick<ScenarioBase, "processes">): readonly ProcessId[] {
  return processes.map((process) => ("name" in process ? process.name : process.id));
}

/**
 * The scenario's process that a process of a run comes from: itself, or the one whose program has started it. Such a
 * process is called by the name of that one, a stroke, and a name of its own. Null where there is none.
 */
export function rootOf(ids: readonly ProcessId[], process: ProcessId): ProcessId | null {
  return ids.find((id) => id === process) ?? ids.find((id) => process.startsWith(`${id}/`)) ?? null;
}

/** The interventions that change one message. */
export function isMessageChange(intervention: Intervention): intervention is MessageChange {
  return "message" in intervention;
}
