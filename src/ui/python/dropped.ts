import type { OwnProcess } from "../../experiments/sockets/python/templates.ts";
import type { ProgramFile } from "../../store/page-state.ts";
import type { Draft } from "./drafts.ts";
import { namesIn, withText } from "./draft-edits.ts";

/** When a client begins that has a server, in ms: the server listens by then. */
const CLIENT_MS = 300;

/**
 * Programs of dropped files. Files that are all in the draft already take their places; else each is a process, a
 * server first and clients last, but for those that another one imports.
 */
export function draftWith(dropped: readonly ProgramFile[], draft: Draft): Draft {
  const known = namesIn(draft);
  if (dropped.every(({ name }) => known.includes(name)))
    return dropped.reduce((so, { name, text }) => withText(so, name, text), draft);
  const mains = mainsOf(dropped);
  const hasServer = mains.some(({ name }) => sideOf(name) === 0);
  return mains.map(({ name }): OwnProcess => ({
    name: name.replace(/\.py$/, ""),
    startAt: hasServer && sideOf(name) > 0 ? CLIENT_MS : 0,
    python: { main: name, files: filesOf(name, dropped, mains) },
  }));
}

/** The files that are started, in the order in which they are. */
function mainsOf(dropped: readonly ProgramFile[]): readonly ProgramFile[] {
  const programs = dropped.filter(({ name }) => name.endsWith(".py"));
  const mains = programs.filter(({ name }) => !programs.some(({ text }) => imports(text, name)));
  // Files that all import each other: none of them is a program alone.
  const started = mains.length > 0 ? mains : programs;
  return started.toSorted(
    (one, other) =>
      sideOf(one.name) - sideOf(other.name) || one.name.localeCompare(other.name, "en", { numeric: true }),
  );
}

/** A program with all that no other one begins with: modules, and files that it may read. */
function filesOf(main: string, dropped: readonly ProgramFile[], mains: readonly ProgramFile[]) {
  const files = dropped.filter(({ name }) => name === main || !mains.some((each) => each.name === name));
  return Object.fromEntries(
    files
      .toSorted((one, other) => Number(other.name === main) - Number(one.name === main))
      .map(({ name, text }) => [name, text]),
  );
}

/** 0: a server, 2: a client, 1: neither, by its name. */
function sideOf(name: string): 0 | 1 | 2 {
  if (/server|master|coordinator|broker/i.test(name)) return 0;
  return /client|slave/i.test(name) ? 2 : 1;
}

/** Whether a program imports the module in a file, by a line of its own. */
function imports(text: string, file: string): boolean {
  const module = file.replace(/\.py$/, "").replace(/[^\w]/g, "\\$&");
  return new RegExp(
    `^[ \\t]*(?:from[ \\t]+${module}[ \\t]+import|import[ \\t]+(?:[\\w., \\t]*[, \\t])?${module}\\b)`,
    "m",
  ).test(text);
}
