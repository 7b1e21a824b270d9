import type { ProcessId } from "../../base/words.ts";
import type { AnySubject, Subject } from "../../contract/subject.ts";
import { overSockets } from "../../protocols/over-sockets/machine.ts";
import { propertyOverSockets } from "../../protocols/over-sockets/properties.ts";
import { readerOverSockets } from "../../protocols/over-sockets/reader.ts";
import type { WireConfig, Wired } from "../../protocols/over-sockets/wire.ts";
import { ricartAgrawala } from "../../protocols/ricart-agrawala/machine.ts";
import { endOfSilence } from "../../protocols/ricart-agrawala/probe.ts";
import { ricartAgrawalaProperties } from "../../protocols/ricart-agrawala/properties.ts";
import { ricartAgrawalaReader } from "../../protocols/ricart-agrawala/reader.ts";
import { ricartAgrawalaSpace } from "../../protocols/ricart-agrawala/space.ts";
import type { Config, Message, State, Wish } from "../../protocols/ricart-agrawala/state.ts";
import type { RicartAgrawalaScenario } from "./scenario.ts";

/** What a runtime needs to run a scenario of this experiment. */
export function ricartAgrawalaSubject(scenario: RicartAgrawalaScenario): AnySubject {
  const subject = overMessages(scenario);
  return scenario.options.transport === "messages" ? subject : overTcp(subject);
}

/** The nodes with their messages as they are, whatever carries them. */
export function overMessages(scenario: RicartAgrawalaScenario): Subject<Config, State, Message, Wish> {
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

const FIRST_PORT = 20_001;

/** The same nodes, each listening on a port of its own; of a pair the later one connects to the earlier. */
function overTcp({ members }: Subject<Config, State, Message, Wish>): AnySubject {
  const ports: Record<ProcessId, number> = Object.fromEntries(
    members.map(({ id }, index) => [id, FIRST_PORT + index]),
  );
  const subject: Subject<WiredConfig, Wired<State>, never, Wish> = {
    machine: overSockets(ricartAgrawala, endOfSilence),
    reader: readerOverSockets(ricartAgrawalaReader),
    properties: ricartAgrawalaProperties.map(propertyOverSockets),
    kernel: { segmentBytes: null, sendBufferBytes: null, receiveBufferBytes: null },
    members: members.map(({ config, ...member }, index) => {
      const connectsTo = members.slice(0, index).map(({ id }) => id);
      const wire = { self: member.id, peers: config.peers, ports, connectsTo };
      return { ...member, config: { inner: config, wire }, startMs: 0 };
    }),
  };
  return subject;
}

interface WiredConfig {
  readonly inner: Config;
  readonly wire: WireConfig;
}
