import { secondsToMs } from "../../base/python-numbers.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Usual } from "../../scenario/completed.ts";
import type { ScenarioBase } from "../../scenario/scenario.ts";

declare module "../../scenario/scenario.ts" {
  interface Scenarios {
    readonly berkeley: BerkeleyScenario;
  }
}

export interface BerkeleyScenario extends ScenarioBase {
  readonly experiment: "berkeley";
  /**
   * What a right clock reads at true time 0; at most one of the two is there. Without it the page cannot say how far a
   * clock is off: only how far two clocks are apart.
   */
  readonly rightClockMs?: number;
  readonly rightClockSeconds?: number;
  readonly processes: readonly BerkeleyProcess[];
  readonly options: BerkeleyOptions;
}

/** Exactly one of `clockMs` and `clockSeconds` is there: the reading at true time 0. */
export interface BerkeleyProcess {
  readonly id: ProcessId;
  readonly clockMs?: number;
  /** The very number that was typed. */
  readonly clockSeconds?: number;
  readonly driftPpm: number;
}

export interface BerkeleyOptions {
  /** Null: the first process. Without meaning where the master is elected. */
  readonly master: ProcessId | null;
  /** Over the whole run, under every master. */
  readonly rounds: number;
  readonly firstRoundMs: number;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly compensation: "none" | "half-rtt";
  readonly rttMaxMs: number | null;
  readonly faultTolerantMs: number | null;
  readonly roundSeconds: number | null;
  readonly adjust: { readonly kind: "step" } | { readonly kind: "slew"; readonly ppm: number };
  readonly election:
    { readonly kind: "fixed" } | { readonly kind: "lowest-clock"; readonly patienceMs: number };
}

/** What a file leaves out. */
export const usualBerkeley: Usual<"berkeley"> = {
  experiment: "berkeley",
  options: {
    master: null,
    rounds: 1,
    firstRoundMs: 0,
    everyMs: 10_000,
    timeoutMs: 1000,
    compensation: "half-rtt",
    rttMaxMs: null,
    faultTolerantMs: null,
    roundSeconds: null,
    adjust: { kind: "step" },
    election: { kind: "fixed" },
  },
};

/** What a Berkeley process's clock reads at true time 0, in ms. */
export function clockMsOf({ clockMs, clockSeconds }: BerkeleyProcess): number {
  return clockSeconds === undefined ? (clockMs ?? 0) : secondsToMs(clockSeconds);
}

/** What a right clock reads at true time 0, in ms; null where the scenario does not say it. */
export function rightClockMsOf({ rightClockMs, rightClockSeconds }: BerkeleyScenario): number | null {
  return rightClockSeconds === undefined ? (rightClockMs ?? null) : secondsToMs(rightClockSeconds);
}
