import type { ProcessId } from "../../../base/words.ts";
import type { Member } from "../../../contract/subject.ts";
import type { Typed } from "../../../protocols/python-program/machine.ts";
import type { Config } from "../../../protocols/python-program/state.ts";
import type { PythonSource, SocketsOptions } from "../scenario.ts";

/** What is particular to a process that runs a student's own program. */
export type OwnMember = Pick<Member<Config, Typed>, "config" | "asks">;

export function ownMember(
  name: ProcessId,
  { main, args = [], stdin = [], stdinMs, stdinClosed = false, watch = [] }: PythonSource,
  { criticalSection }: SocketsOptions,
): OwnMember {
  const isThere = stdinMs === undefined;
  return {
    config: {
      kind: "python",
      name,
      main,
      args,
      stdin: isThere ? stdin : [],
      stdinClosed: stdinClosed && (isThere || stdin.length === 0),
      criticalSection: criticalSection ?? null,
      watch,
    },
    // Lines that are typed at a moment of their own.
    asks: (stdinMs ?? []).map((atMs, index) => ({
      atMs,
      wish: { line: stdin[index] ?? "", closes: stdinClosed && index === stdin.length - 1 },
    })),
  };
}
