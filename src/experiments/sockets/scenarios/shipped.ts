import type { SocketProcess, SocketsOptions, SocketsScenario } from "../../../scenario/scenario.ts";
import type { ShippedScenario } from "../../experiment.ts";

type Network = SocketsScenario["network"];

/** What a scenario says of itself; all else is as in the handout's example. */
export interface Parts {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly lookAt: string;
  readonly processes: readonly SocketProcess[];
  readonly limitMs?: number;
  readonly network?: Partial<Network>;
  readonly interventions?: SocketsScenario["interventions"];
  readonly options?: Partial<SocketsOptions>;
}

/** A scenario that is shipped, with every default filled in. A segment takes 10 ms, so that it can be seen. */
export function shipped(parts: Parts): ShippedScenario & { readonly scenario: SocketsScenario } {
  const { id, group, title, lookAt, processes, limitMs = 1000, network, interventions = [], options } = parts;
  return {
    id,
    group,
    title,
    lookAt,
    scenario: {
      version: 1,
      experiment: "sockets",
      title,
      seed: 1,
      limitMs,
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
        segmentBytes: null,
        sendBufferBytes: null,
        receiveBufferBytes: null,
        wholeMessages: false,
        ...options,
      },
    },
  };
}
