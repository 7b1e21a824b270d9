import type { Host } from "../../experiments/sockets/host-view.ts";

/** How the program of a host is. */
export const statusWords: Readonly<Record<Host["status"], string>> = {
  "not started": "not started",
  running: "runs",
  waiting: "waits",
  sleeping: "sleeps",
  finished: "has ended",
  killed: "killed",
};

/** Socket states as `ss` and the textbooks write them. */
export function stateName(state: string): string {
  return state.replaceAll("-", "_");
}

/** Of a client or a server what tells it from the others: "A". */
export function shortName(name: string): string {
  return name.replace(/^(Client|Server) /, "");
}
