import type { Call } from "../experiments/experiment.ts";
import type { Run } from "./run.ts";
import { toldOf } from "./told.ts";

/** A run by the lines of its programs: to a line, out of a loop, out of a function. */

/** A line of a listing that a process runs, counted from 1. */
export interface LineOf {
  readonly process: number;
  readonly listing: string;
  readonly line: number;
}

/** Where a run can be let go on to by the lines of its programs. */
export type ByLines =
  /** A line of a listing, run by a process. */
  | ({ readonly kind: "line" } & LineOf)
  /** Past the innermost loop, or out of the function, that the shown step is in. */
  | { readonly kind: "out"; readonly of: "loop" | "function" };

/** The first step after `cursor` that is there, or null where the run never comes there. */
export function nextByLines(run: Run, cursor: number, until: ByLines): number | null {
  return until.kind === "line" ? nextOnLine(run, cursor, until) : nextOutside(run, cursor, until.of);
}

interface Standing extends LineOf {
  readonly step: number;
  readonly call: Call | null;
}

/** Looks no further back than this for a step that has a line. */
const farthest = 50;

/** The line that is shown: that of the step, or of the last one before it that has one. */
export function standingAt(run: Run, cursor: number): Standing | null {
  for (let step = cursor; step >= Math.max(0, cursor - farthest); step--) {
    const standing = standingIn(run, step);
    if (standing) return standing;
  }
  return null;
}

/** The line that a process was on last. */
export function lineOf(run: Run, cursor: number, process: number): LineOf | null {
  let step = run.timeline.lastStep(process, cursor);
  for (let looks = 0; step >= 0 && looks < farthest; looks++) {
    const standing = standingIn(run, step);
    if (standing) return standing;
    step = run.trace.steps[step]?.previous ?? -1;
  }
  return null;
}

function standingIn(run: Run, step: number): Standing | null {
  const told = toldOf(run, step);
  const lit = run.experiment.lit(told);
  const line = lit?.lines[0];
  const process = run.trace.steps[step]?.process ?? -1;
  if (!lit || line === undefined || process < 0) return null;
  return { process, listing: lit.listing, line, step, call: run.experiment.callOf?.(told) ?? null };
}

/** The next step of the process that is on the line, but not one of those that stay on it. */
function nextOnLine(run: Run, cursor: number, { process, listing, line }: LineOf): number | null {
  const shown = standingAt(run, cursor);
  let stays = shown?.process === process && shown.listing === listing && shown.line === line;
  for (const step of stepsAfter(run, cursor, process)) {
    const standing = standingIn(run, step);
    if (!standing) continue;
    const isThere = standing.listing === listing && standing.line === line;
    const isAgain = startsLine(run, step);
    if (isThere && (!stays || isAgain)) return step;
    if (!isThere) stays = false;
  }
  return null;
}

/** Whether a step begins to run its line: others tell what the line did. */
function startsLine(run: Run, step: number): boolean {
  const { rule } = toldOf(run, step);
  return rule === "line" || rule === "enters";
}

/** What the shown step can be left by: its innermost loop, its function, or neither. */
export function leavable(run: Run, cursor: number): { readonly loop: boolean; readonly name: string | null } {
  const standing = standingAt(run, cursor);
  if (!standing) return { loop: false, name: null };
  const { call } = standing;
  return { loop: loopOf(run, standing) !== null, name: call && call.name !== "<module>" ? call.name : null };
}

/** The first step of the same thread past the loop, or out of the function. */
function nextOutside(run: Run, cursor: number, of: "loop" | "function"): number | null {
  const from = standingAt(run, cursor);
  if (!from) return null;
  const loop = of === "loop" ? loopOf(run, from) : null;
  if (of === "loop" && !loop) return null;
  if (of === "function" && !from.call) return null;
  for (const step of stepsAfter(run, cursor, from.process)) {
    const told = toldOf(run, step);
    const call = run.experiment.callOf?.(told) ?? null;
    if (from.call) {
      if (call?.thread !== from.call.thread) continue;
      if (
        call.depth < from.call.depth ||
        (call.depth === from.call.depth && call.number !== from.call.number)
      )
        return step;
      if (call.depth > from.call.depth) continue;
    }
    // The step of a return names the last line of the function that returns.
    const standing = loop && (!from.call || startsLine(run, step)) ? standingIn(run, step) : null;
    if (loop && standing?.listing === from.listing && !within(standing.line, loop)) return step;
  }
  return null;
}

function stepsAfter({ timeline }: Run, cursor: number, process: number): readonly number[] {
  return (timeline.stepsOf[process] ?? []).filter((step) => step > cursor);
}

type Lines = readonly [first: number, last: number];

function within(line: number, [first, last]: Lines): boolean {
  return line >= first && line <= last;
}

/** The lines of the innermost `for` or `while` around a line, from its head to the last one in it; null for none. */
function loopOf({ experiment, scenario }: Run, { listing, line }: LineOf): Lines | null {
  const text = experiment.listingsOf(scenario).find(({ name }) => name === listing)?.text ?? null;
  return text === null ? null : loopAround(text.split("\n"), line);
}

/** @param line counted from 1 */
export function loopAround(lines: readonly string[], line: number): Lines | null {
  const isLoop = (at: number) => /^\s*(?:async\s+)?(?:for|while)\b.*:/.test(lines[at - 1] ?? "");
  let indent = indentOf(lines[line - 1]) ?? Infinity;
  let head = isLoop(line) ? line : 0;
  for (let at = line - 1; at >= 1 && head === 0 && indent > 0; at--) {
    const own = indentOf(lines[at - 1]);
    if (own === null || own >= indent) continue;
    indent = own;
    // A loop around the function is not left with it.
    if (/^\s*(?:async\s+)?(?:def|class)\b/.test(lines[at - 1] ?? "")) return null;
    if (isLoop(at)) head = at;
  }
  if (head === 0) return null;
  const outer = indentOf(lines[head - 1]) ?? 0;
  let last = head;
  for (let at = head + 1; at <= lines.length; at++) {
    const own = indentOf(lines[at - 1]);
    if (own === null) continue;
    if (own <= outer) break;
    last = at;
  }
  return [head, last];
}

/** How far a line is indented; null where it is empty or a comment. */
function indentOf(line: string | undefined): number | null {
  const code = line?.trimStart() ?? "";
  return line === undefined || code === "" || code.startsWith("#") ? null : line.length - code.length;
}
