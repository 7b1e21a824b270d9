import type { ProcessId } from "../../../../src/base/words.ts";
import type { Usual } from "../../../../src/scenario/completed.ts";
import type { ScenarioBase } from "../../../../src/scenario/scenario.ts";

declare module "../../../../src/scenario/scenario.ts" {
  interface Scenarios {
    readonly "token-ring": TokenRingScenario;
  }
}

export interface TokenRingScenario extends ScenarioBase {
  readonly experiment: "token-ring";
  readonly processes: readonly {
    readonly id: ProcessId;
    /** When its user wants to be inside, in ms of true time. */
    readonly asksMs: readonly number[];
  }[];
  readonly options: { readonly laps: number; readonly holdMs: number };
}

export const usualTokenRing: Usual<"token-ring"> = {
  experiment: "token-ring",
  options: { laps: 2, holdMs: 20 },
};
