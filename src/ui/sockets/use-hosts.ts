import { useMemo } from "react";
import type { SocketView } from "../../contract/kernel-view.ts";
import { hostOf } from "../../experiments/sockets/host.ts";
import type { Host } from "../../experiments/sockets/host-view.ts";
import type { Run } from "../../store/run.ts";
import { useStep } from "../use-workbench.ts";

export interface Hosts {
  /** By the place of the process in the run. */
  readonly hosts: readonly Host[];
  readonly sockets: readonly SocketView[];
}

/** The moment that was looked at last in a run: several parts of the page look at the same one. */
const latest = new WeakMap<Run, { readonly cursor: number; readonly hosts: Hosts }>();

function hostsAt(run: Run, cursor: number): Hosts {
  const known = latest.get(run);
  if (known?.cursor === cursor) return known.hosts;
  const hosts = lookedAt(run, cursor);
  latest.set(run, { cursor, hosts });
  return hosts;
}

function lookedAt(run: Run, cursor: number): Hosts {
  const { trace, timeline } = run;
  const sockets = run.sockets.at(cursor);
  const of = new Map<string, SocketView[]>(trace.processes.map((id) => [id, []]));
  for (const view of sockets) of.get(view.process)?.push(view);
  const hosts = trace.processes.map((id, index) =>
    hostOf(timeline.stateAt(index, cursor), timeline.lastStep(index, cursor) >= 0, of.get(id) ?? []),
  );
  return { hosts, sockets };
}

/** All hosts at the cursor. */
export function useHosts(): Hosts {
  const { run, cursor } = useStep();
  return useMemo(() => hostsAt(run, cursor), [run, cursor]);
}
