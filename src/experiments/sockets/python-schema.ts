import * as v from "valibot";
import { limits } from "../../contract/limits.ts";
import { boolean, integer, list, ms, number, oneOf, text } from "../../scenario/parts.ts";
import { pathOf, shown, type Problem } from "../../scenario/problem.ts";
import { isWatchable, WATCH_MOST } from "./python/watch.ts";
import type { PythonSource, SocketProcess } from "./scenario.ts";

/** A Python program in a scenario's file. */

const FILES_MOST = 64;
const SOURCE_MOST = 2_000_000;
const NAME_TOLD = 'must be a file\'s name of 1 to 100 characters without "/", like "server.py"';

const fileName = v.pipe(
  v.string((issue) => `${NAME_TOLD}, is ${shown(issue.input)}`),
  v.regex(/^(?!\.{1,2}$)[^/\0]{1,100}$/, (issue) => `${NAME_TOLD}, is ${shown(issue.input)}`),
);

const WATCHED_TOLD = 'must be a name, with attributes or without, like "clock" or "self.offset"';

const watched = v.pipe(
  v.string((issue) => `${WATCHED_TOLD}, is ${shown(issue.input)}`),
  v.check(isWatchable, (issue) => `${WATCHED_TOLD}, is ${shown(issue.input)}`),
);

export const python = v.strictObject({
  main: fileName,
  files: v.record(fileName, text(SOURCE_MOST), (issue) =>
    issue.input === undefined
      ? "is required"
      : `must be an object of file names and their texts, is ${shown(issue.input)}`,
  ),
  args: v.exactOptional(list(text(1000), "arguments")),
  stdin: v.exactOptional(list(text(10_000), "lines")),
  stdinMs: v.exactOptional(list(ms, "moments in ms")),
  stdinClosed: v.exactOptional(boolean()),
  watch: v.exactOptional(
    v.pipe(
      list(watched, "names to watch"),
      v.maxLength(WATCH_MOST, (issue) => `must be at most ${WATCH_MOST} names, has ${issue.input.length}`),
    ),
  ),
});

export const clock = v.strictObject({
  offsetMs: v.exactOptional(number(-limits.clockMs, limits.clockMs)),
  driftPpm: v.exactOptional(number(-limits.driftPpm, limits.driftPpm)),
});

const pattern = text(1000);

export const criticalSection = v.strictObject({ enters: pattern, leaves: pattern });

const thread = { process: text(100), thread: text(100) };

/** In which order threads run: see `contract/order.ts`. */
export const order = v.strictObject({
  preempt: oneOf(["calls", "lines"]),
  turns: list(
    v.strictObject({ ...thread, point: integer(0, 1_000_000_000), next: v.strictObject(thread) }),
    "turns",
  ),
});

/** What the schema cannot say of Python programs: files that must be there, lists that belong together. */
export function pythonProblems(processes: readonly SocketProcess[]): Problem[] {
  const folder = new Map<string, { readonly text: string; readonly process: string }>();
  return processes.flatMap((process, index) => {
    if (!process.python) return [];
    const at = ["processes", index, "python"];
    return [...ownProblems(at, process.python), ...folderProblems(at, process, folder)];
  });
}

function ownProblems(at: readonly (string | number)[], python: PythonSource): Problem[] {
  const { main, files, stdin = [], stdinMs } = python;
  const problems: Problem[] = [];
  const tell = (key: string, message: string) => problems.push({ path: pathOf([...at, key]), message });
  const names = Object.keys(files);
  if (names.length > FILES_MOST)
    tell("files", `must be at most ${FILES_MOST} files, are ${names.length}: leave some out`);
  if (!names.includes(main))
    tell(
      "main",
      `no file ${shown(main)}: add it to files, or name one of ${names.map((name) => shown(name)).join(", ") || "them"}`,
    );
  if (stdinMs && stdinMs.length !== stdin.length)
    tell(
      "stdinMs",
      `must have a moment for each of the ${stdin.length} lines of stdin, has ${stdinMs.length}`,
    );
  const early = (stdinMs ?? []).findIndex((moment, line) => moment < (stdinMs?.[line - 1] ?? 0));
  if (early > 0)
    problems.push({
      path: pathOf([...at, "stdinMs", early]),
      message: `must not be before the line above it (${stdinMs?.[early - 1] ?? 0} ms), is ${stdinMs?.[early] ?? 0}`,
    });
  const broken = stdin.findIndex((line) => line.includes("\n"));
  if (broken >= 0)
    problems.push({
      path: pathOf([...at, "stdin", broken]),
      message: "must be one line: put what stands after the line break into an entry of its own",
    });
  return problems;
}

/** All processes share one folder: two files of one name must be the same file. */
function folderProblems(
  at: readonly (string | number)[],
  { name, python }: SocketProcess,
  folder: Map<string, { readonly text: string; readonly process: string }>,
): Problem[] {
  return Object.entries(python?.files ?? {}).flatMap(([file, content]) => {
    const known = folder.get(file);
    if (!known) folder.set(file, { text: content, process: name });
    if (!known || known.text === content) return [];
    return [
      {
        path: pathOf([...at, "files", file]),
        message: `differs from the ${shown(file)} of ${shown(known.process)}, and all processes share one folder: rename one of them`,
      },
    ];
  });
}
