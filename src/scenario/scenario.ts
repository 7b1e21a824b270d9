import { secondsToMs } from "../base/python-numbers.ts";
import type { ProcessId } from "../base/words.ts";
import type { Operation } from "../contract/socket-operation.ts";
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
  readonly interventions: readonly Intervention[];
  /**
   * Steps chosen by hand, a command each (`command.ts`), in place of what is due by the clock: the run ends with
   * the last of them. One that cannot be done is passed over.
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

export interface SocketsScenario extends ScenarioBase {
  readonly experiment: "sockets";
  readonly processes: readonly SocketProcess[];
  readonly options: SocketsOptions;
}

/** A program and when it runs; see tests/oracle/sockets/README.md for its operations. */
export interface SocketProcess {
  readonly name: ProcessId;
  readonly startAt: number;
  /** When it is killed from outside, or null. */
  readonly killAt: number | null;
  readonly onError: "continue" | "stop";
  readonly program: readonly Operation[];
}

/** Sizes of the kernel, null for what Linux was seen to have. */
export interface SocketsOptions {
  readonly segmentBytes: number | null;
  readonly sendBufferBytes: number | null;
  readonly receiveBufferBytes: number | null;
  /** Whether the programs take what a receive gives for one message: then a check says whether it was. */
  readonly wholeMessages: boolean;
}

export interface BerkeleyScenario extends ScenarioBase {
  readonly experiment: "berkeley";
  /**
   * What a right clock reads at true time 0; at most one of the two is there. Without it nobody can say how far a
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
  /** Over the whole run, whoever is master. */
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

export type Scenario = RicartAgrawalaScenario | BerkeleyScenario | SocketsScenario;
export type ExperimentId = Scenario["experiment"];

/** What a Berkeley process's clock reads at true time 0, in ms. */
export function clockMsOf({ clockMs, clockSeconds }: BerkeleyProcess): number {
  return clockSeconds === undefined ? (clockMs ?? 0) : secondsToMs(clockSeconds);
}

/** What a right clock reads at true time 0, in ms; null where the scenario does not say it. */
export function rightClockMsOf({ rightClockMs, rightClockSeconds }: BerkeleyScenario): number | null {
  return rightClockSeconds === undefined ? (rightClockMs ?? null) : secondsToMs(rightClockSeconds);
}

/** The names of the scenario's processes, by which everything else in it refers to them. */
export function processIds(scenario: Scenario): readonly ProcessId[] {
  if (scenario.experiment === "sockets") return scenario.processes.map(({ name }) => name);
  return scenario.processes.map(({ id }) => id);
}

/** The interventions that change one message. */
export function isMessageChange(intervention: Intervention): intervention is MessageChange {
  return "message" in intervention;
}
