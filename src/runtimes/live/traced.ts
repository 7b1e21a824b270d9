import type { AnySubject } from "../../contract/subject.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { Recorder } from "../../trace/recorder.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Merged } from "./merge.ts";

/** The trace of what really happened, of the same form as a simulated one. */
export function traced(
  scenario: Scenario,
  subject: AnySubject,
  { steps }: Merged,
  { initial, states }: { readonly initial: readonly unknown[]; readonly states: readonly unknown[] },
  endMs: number,
): Trace {
  const processes = subject.members.map(({ id }) => id);
  const recorder = new Recorder(scenario, processes, initial);
  for (const [index, step] of steps.entries()) {
    const { atMs, process, happening, cause, journey, effects } = step;
    recorder.step({ atMs, process, happening, cause, flight: journey, effects, state: states[index] });
    for (const { name, from, to, message, repeat, copy, dueMs, landed } of step.sent) {
      const { index: flight } = recorder.flight({ name, from, to, message, repeat, copy, dueMs });
      if (landed) recorder.landed(flight);
    }
  }
  return recorder.finish("limit", Math.max(endMs, steps[steps.length - 1]?.atMs ?? 0));
}
