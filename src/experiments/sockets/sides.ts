import { operationsIn } from "../../contract/socket-operation.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** The places of the processes: servers on the left, all others on the right. At least the first is on the left. */
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
