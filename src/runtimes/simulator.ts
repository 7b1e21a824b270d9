import type { AnySubject } from "../contract/subject.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";
import { Host } from "./host.ts";

/**
 * Runs a scenario: always what is due first. Ends by itself (`quiet`), or is cut off at the scenario's `limitMs`
 * or `stepsMax`. The same scenario gives the same trace, byte for byte. `look` sees the host after all that happens
 * at once.
 */
export function simulate(scenario: Scenario, subject: AnySubject, look?: (host: Host) => void): Trace {
  const host = new Host(scenario, subject);
  for (let next = host.next(); next; next = host.next()) {
    if (host.stepCount >= scenario.stepsMax) return host.finish("limit");
    if (next.atMs > scenario.limitMs) return host.finish("limit", scenario.limitMs);
    host.advance();
    look?.(host);
  }
  return host.finish("quiet");
}
