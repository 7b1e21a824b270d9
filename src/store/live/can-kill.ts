import type { Session } from "./session.ts";

type Living = {
  readonly run: Pick<Session["run"], "status" | "members">;
  readonly hosts: Pick<NonNullable<Session["hosts"]>, "hasEnded"> | null;
};

/** Whether a process of a run that goes on is there to be killed: not one that has ended, or is no more. */
export function canKill({ run, hosts }: Living, process: number): boolean {
  const is = run.members[process]?.is;
  const isThere = is === "running" || is === "starting" || is === "silent";
  return run.status === "running" && isThere && !hosts?.hasEnded(process);
}
