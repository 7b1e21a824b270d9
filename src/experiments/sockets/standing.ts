import type { Scenario } from "../../scenario/scenario.ts";
import type { HostThread } from "./host-view.ts";
import { codeOf } from "./code.ts";
import { operationAt } from "./listed.ts";

/** Where a thread stands in its listing, while it is in an operation. */
export interface Standing {
  readonly thread: HostThread;
  readonly line: number;
}

export function standingsOf(
  scenario: Scenario,
  process: string,
  threads: readonly HostThread[],
  file?: string,
): readonly Standing[] {
  if (scenario.experiment !== "sockets") return [];
  const program = scenario.processes.find(({ name }) => name === process)?.program;
  const code = codeOf(scenario, process, file);
  if (!program || !code) return [];
  return threads.flatMap((thread) => {
    if (thread.at) return thread.at.file === code.listing.name ? [{ thread, line: thread.at.line }] : [];
    const found = thread.path === null ? null : operationAt(program, thread.id, thread.path);
    const line = found && code.lines.get(found.key)?.[0];
    return line === undefined || line === null ? [] : [{ thread, line }];
  });
}
