import type { Interpreter } from "../../contract/python-segment.ts";
import type { AnySubject } from "../../contract/subject.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Trace } from "../../trace/trace.ts";
import { Host } from "../host.ts";

/** So much happens between two looks at whether the run is to be stopped. */
const STRIDE = 64;

export interface Drive {
  /** Asked now and then, with the number of steps and true time in ms; answers whether the run is to stop there. */
  readonly isStopped?: (steps: number, atMs: number) => boolean;
  /** Sees the host after all that happens at once. */
  readonly look?: (host: Host) => void;
}

/**
 * As `simulate`, for scenarios with Python programs: what is due first, and between two steps the interpreter runs a
 * thread up to where it waits. The same scenario gives the same trace, byte for byte.
 */
export async function drive(
  scenario: Scenario,
  subject: AnySubject,
  interpreter: Interpreter,
  { isStopped, look }: Drive = {},
): Promise<Trace> {
  const host = new Host(scenario, subject, interpreter);
  try {
    for (let done = 1; ; done++) {
      const next = host.next();
      if (!next) return host.finish("quiet");
      if (host.stepCount >= scenario.stepsMax) return host.finish("limit");
      if (next.atMs > scenario.limitMs) return host.finish("limit", scenario.limitMs);
      if (done % STRIDE === 0 && isStopped?.(host.stepCount, next.atMs)) return host.finish("limit");
      host.advance();
      look?.(host);
      if (interpreter.isBusy) await interpreter.settled();
    }
  } catch (error) {
    return host.finishAtBound(error);
  }
}
