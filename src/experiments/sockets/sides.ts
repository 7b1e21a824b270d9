import type { Operation } from "../../contract/socket-operation.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** Places of the processes in the run: who listens, and everybody else. At least the first one is on the left. */
export function sidesOf(scenario: Scenario): {
  readonly left: readonly number[];
  readonly right: readonly number[];
} {
  const programs = scenario.experiment === "sockets" ? scenario.processes.map(({ program }) => program) : [];
  const left = programs.flatMap((program, index) => (listens(program) ? [index] : []));
  const some = left.length === 0 || left.length === programs.length ? [0] : left;
  return { left: some, right: [...programs.keys()].filter((index) => !some.includes(index)) };
}

function listens(program: readonly Operation[]): boolean {
  return program.some((operation) => {
    switch (operation.op) {
      case "listen":
        return true;
      case "loop":
        return listens(operation.body);
      case "try":
        return listens(operation.body);
      default:
        return false;
    }
  });
}
