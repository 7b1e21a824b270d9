import { operationsIn } from "../../contract/socket-operation.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** Places of the processes in the run: who listens, and everybody else. At least the first one is on the left. */
export function sidesOf(scenario: Scenario): {
  readonly left: readonly number[];
  readonly right: readonly number[];
} {
  const programs = scenario.experiment === "sockets" ? scenario.processes.map(({ program }) => program) : [];
  const left = programs.flatMap((program, index) =>
    operationsIn(program).some(({ op }) => op === "listen") ? [index] : [],
  );
  const some = left.length === 0 || left.length === programs.length ? [0] : left;
  return { left: some, right: [...programs.keys()].filter((index) => !some.includes(index)) };
}
