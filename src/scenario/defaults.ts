import type {
  BerkeleyOptions,
  ExperimentId,
  RicartAgrawalaOptions,
  Scenario,
  SocketsOptions,
} from "./scenario.ts";

/** What a member has that a scenario's file leaves out. The schemas fill these in, and so do our own scenarios. */

export const usual = { title: "", seed: 1, limitMs: 60_000, stepsMax: 1_000_000 } as const;

export const usualNetwork: Scenario["network"] = {
  delay: { kind: "constant", ms: 10 },
  order: "fifo",
  loss: 0,
  duplicate: 0,
  links: [],
};

/** Two processes on one host: nothing is on the way for long, and a second is long. */
export const usualSockets = { limitMs: 1000, delay: { kind: "constant", ms: 0 } } as const;

export const usualRicartAgrawala: RicartAgrawalaOptions = {
  order: "timestamp-id",
  raiseHighest: true,
  deferWhenHeld: true,
  clearDeferredEarly: false,
  transport: "messages",
  failures: { kind: "none" },
};

export const usualBerkeley: BerkeleyOptions = {
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
};

export const usualSocketOptions: SocketsOptions = {
  segmentBytes: null,
  sendBufferBytes: null,
  receiveBufferBytes: null,
  wholeMessages: false,
};

const options = {
  "ricart-agrawala": usualRicartAgrawala,
  berkeley: usualBerkeley,
  sockets: usualSocketOptions,
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

/** A scenario of our own with every default, unchecked: what others wrote is read and checked. */
export function completed<Id extends ExperimentId>(
  experiment: Id,
  { network, interventions = [], options: given, ...rest }: Given,
): Extract<Scenario, { experiment: Id }> {
  const { limitMs, delay } = experiment === "sockets" ? usualSockets : { ...usual, ...usualNetwork };
  const scenario = {
    version: 1,
    experiment,
    ...usual,
    limitMs,
    ...rest,
    network: { ...usualNetwork, delay, ...network },
    interventions,
    options: { ...options[experiment], ...given },
  };
  return scenario as unknown as Extract<Scenario, { experiment: Id }>;
}
