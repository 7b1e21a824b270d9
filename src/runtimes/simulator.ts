import { invariant } from "../base/invariant.ts";
import { finished, type Work } from "../base/work.ts";
import type { AnySubject } from "../contract/subject.ts";
import { parseCommand } from "../scenario/command.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";
import { Host } from "./host.ts";
import { perform } from "./script.ts";

/**
 * Runs a scenario: it always takes the earliest pending item. A run ends by itself (`quiet`), or is cut off at the
 * scenario's `limitMs` or `stepsMax`, or at a bound of its programs. If the scenario has a schedule, the run
 * follows its commands instead. The same scenario gives the same trace, byte for byte. `look` sees the host after
 * everything that happens at once.
 */
export function simulate(scenario: Scenario, subject: AnySubject, look?: (host: Host) => void): Trace {
  return finished(simulation(scenario, subject, look));
}

/** So much happens between two places to put a simulation aside: a fraction of a millisecond's work. */
const stride = 32;

/** The same as work that can pause. */
export function* simulation(
  scenario: Scenario,
  subject: AnySubject,
  look?: (host: Host) => void,
): Work<Trace> {
  const host = new Host(scenario, subject);
  const { schedule } = scenario;
  if (schedule) return toABound(host, () => scheduled(host, scenario, schedule));
  for (;;) {
    const trace = toABound(host, () => stretch(host, scenario, look));
    if (trace) return trace;
    yield;
  }
}

function toABound<Ended>(host: Host, go: () => Ended): Ended | Trace {
  try {
    return go();
  } catch (error) {
    return host.finishAtBound(error);
  }
}

/** Runs on to the next place where the simulation can pause; returns the trace when it is over. */
function stretch(host: Host, scenario: Scenario, look?: (host: Host) => void): Trace | null {
  for (let i = 0; i < stride; i++) {
    const next = host.next();
    if (!next) return host.finish("quiet");
    if (host.stepCount >= scenario.stepsMax) return host.finish("limit");
    if (next.atMs > scenario.limitMs) return host.finish("limit", scenario.limitMs);
    host.advance();
    look?.(host);
  }
  return null;
}

/** Does the steps that were chosen by hand, as far as they can be done. */
function scheduled(host: Host, scenario: Scenario, schedule: readonly string[]): Trace {
  for (const words of schedule) {
    const command = parseCommand(words);
    invariant(command, () => `a schedule is made of commands, not of ${words}`);
    if (host.stepCount >= scenario.stepsMax) return host.finish("limit");
    perform(host, command);
  }
  return host.finish(host.next() ? "limit" : "quiet");
}
