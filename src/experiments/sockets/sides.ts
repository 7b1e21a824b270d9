import { operationsIn } from "../../contract/socket-operation.ts";
import type { PythonSource } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** Whether a student's own program looks as if it waits for others: only its run can tell. */
function serves({ main, files }: PythonSource): boolean {
  return /\.(?:listen|bind|serve_forever)\(|create_server|Server\(/.test(files[main] ?? "");
}

/** The places of the processes: servers on the left, all others on the right. At least the first is on the left. */
export function sidesOf(scenario: Scenario): {
  readonly left: readonly number[];
  readonly right: readonly number[];
} {
  const all = scenario.experiment === "sockets" ? scenario.processes : [];
  const left = all.flatMap(({ program, python }, index) =>
    (python ? serves(python) : operationsIn(program).some(({ op }) => op === "listen")) ? [index] : [],
  );
  const some = left.length === 0 || left.length === all.length ? [0] : left;
  return { left: some, right: [...all.keys()].filter((index) => !some.includes(index)) };
}
