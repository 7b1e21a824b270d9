import type { Subject } from "../../contract/subject.ts";
import { ricartAgrawala } from "../../protocols/ricart-agrawala/machine.ts";
import { ricartAgrawalaProperties } from "../../protocols/ricart-agrawala/properties.ts";
import { ricartAgrawalaReader } from "../../protocols/ricart-agrawala/reader.ts";
import { ricartAgrawalaSpace } from "../../protocols/ricart-agrawala/space.ts";
import type { Config, Message, State, Wish } from "../../protocols/ricart-agrawala/state.ts";
import type { RicartAgrawalaScenario } from "../../scenario/scenario.ts";

/** What a runtime needs to run a scenario of this experiment. */
export function ricartAgrawalaSubject(
  scenario: RicartAgrawalaScenario,
): Subject<Config, State, Message, Wish> {
  const { order, raiseHighest, deferWhenHeld, clearDeferredEarly, failures } = scenario.options;
  const ids = scenario.processes.map(({ id }) => id);
  return {
    machine: ricartAgrawala,
    reader: ricartAgrawalaReader,
    properties: ricartAgrawalaProperties,
    space: ricartAgrawalaSpace,
    members: scenario.processes.map(({ id, highest, requests }) => ({
      id,
      config: {
        self: id,
        peers: ids.filter((other) => other !== id),
        highest,
        order,
        raiseHighest,
        deferWhenHeld,
        clearDeferredEarly,
        failures,
      },
      clockMs: 0,
      driftPpm: 0,
      asks: requests.map(({ atMs, holdMs }) => ({ atMs, wish: { kind: "request", holdMs } })),
    })),
  };
}
