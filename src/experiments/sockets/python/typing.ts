import type { ProcessId } from "../../../base/words.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import { stateOf } from "./own.ts";

/** Whether a student's own program waits for a line from the keyboard. @param state the state of its process */
export function waitsForLine(state: unknown): boolean {
  return (
    stateOf(state)?.threads.some(({ waits }) => waits?.kind === "stdin" || waits?.typed === true) ?? false
  );
}

/** The scenario in which a line is typed at a moment, in ms of true time, and nothing that was typed later. */
export function withTyped(scenario: Scenario, process: ProcessId, line: string, atMs: number): Scenario {
  if (scenario.experiment !== "sockets") return scenario;
  return {
    ...scenario,
    processes: scenario.processes.map((one) => {
      if (one.name !== process || !one.python) return one;
      const { stdin = [], stdinMs = stdin.map(() => 0), ...rest } = one.python;
      const before = stdinMs.filter((ms) => ms <= atMs).length;
      return {
        ...one,
        python: {
          ...rest,
          stdin: [...stdin.slice(0, before), line],
          stdinMs: [...stdinMs.slice(0, before), atMs],
        },
      };
    }),
  };
}
