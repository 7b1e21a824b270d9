import type { ProcessId } from "../../base/words.ts";
import type { Usual } from "../../scenario/completed.ts";
import type { ScenarioBase } from "../../scenario/scenario.ts";

declare module "../../scenario/scenario.ts" {
  interface Scenarios {
    readonly "ricart-agrawala": RicartAgrawalaScenario;
  }
}

export interface RicartAgrawalaScenario extends ScenarioBase {
  readonly experiment: "ricart-agrawala";
  readonly processes: readonly RicartAgrawalaProcess[];
  readonly options: RicartAgrawalaOptions;
}

export interface RicartAgrawalaProcess {
  readonly id: ProcessId;
  readonly highest: number;
  readonly requests: readonly { readonly atMs: number; readonly holdMs: number }[];
}

export interface RicartAgrawalaOptions {
  readonly order: "timestamp-id" | "text" | "timestamp";
  readonly raiseHighest: boolean;
  readonly deferWhenHeld: boolean;
  readonly clearDeferredEarly: boolean;
  readonly transport: "messages" | "sockets";
  readonly failures:
    | { readonly kind: "none" }
    | { readonly kind: "probe"; readonly patienceMs: number; readonly timeoutMs: number }
    | { readonly kind: "retry"; readonly afterMs: number };
}

/** What a file leaves out. */
export const usualRicartAgrawala: Usual<"ricart-agrawala"> = {
  experiment: "ricart-agrawala",
  options: {
    order: "timestamp-id",
    raiseHighest: true,
    deferWhenHeld: true,
    clearDeferredEarly: false,
    transport: "messages",
    failures: { kind: "none" },
  },
};
