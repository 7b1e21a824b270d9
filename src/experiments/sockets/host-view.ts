import type { SocketView } from "../../contract/kernel-view.ts";

/** One host as it is shown: its program's threads, and what its kernel has. */
export interface Host {
  readonly status: "not started" | "running" | "waiting" | "sleeping" | "finished" | "killed";
  readonly threads: readonly HostThread[];
  readonly sockets: readonly HostSocket[];
}

export interface HostThread {
  readonly id: string;
  /** Empty for the main program. */
  readonly name: string;
  /** The call that it is in: "recv(1024)"; null while it goes on. */
  readonly call: string | null;
  /** What the call waits for; null if it does not wait, or returns at once. */
  readonly awaits: string | null;
  readonly sinceMs: number | null;
  /** Whether it sleeps of its own will. */
  readonly rests: boolean;
  /** Where it stands in its program, while it is in an operation. */
  readonly path: string | null;
  /** The line that it is at, where it runs a student's own program. */
  readonly at?: { readonly file: string; readonly line: number } | null;
}

export interface HostSocket extends SocketView {
  /** The variables that hold it. */
  readonly names: readonly string[];
}
