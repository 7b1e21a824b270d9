import { unreachable } from "../base/invariant.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";
import { Host } from "./host.ts";
import type { Pending } from "./pending.ts";

/**
 * A schedule chosen by hand, as text: a command a line, `#` begins a comment.
 *
 *     1 ask              what node 1's user asks for next
 *     1 enter            the timer `enter` of node 1 fires, whenever it was due
 *     deliver 2>1#1      that message arrives now
 *     lose 2>1#1         that message is lost now
 *     crash 3            and `restart 3`
 *     until quiet        the rest by the clock; or `until 40 ms`
 */
export type Command =
  | { readonly kind: "deliver" | "lose"; readonly message: string }
  | { readonly kind: "crash" | "restart"; readonly process: string }
  | { readonly kind: "until"; readonly atMs: number }
  | { readonly kind: "ask"; readonly process: string }
  | { readonly kind: "timer"; readonly process: string; readonly timer: string };

export interface ScriptProblem {
  readonly line: number;
  readonly message: string;
}

/** Runs a script on a scenario. A command that cannot be done ends it, and is told with its line. */
export function runScript(
  scenario: Scenario,
  subject: AnySubject,
  script: string,
): { readonly trace: Trace; readonly problem: ScriptProblem | null } {
  const host = new Host(scenario, subject);
  for (const [index, line] of script.split("\n").entries()) {
    const words = line.replace(/#(?![0-9]).*$/, "").trim();
    if (words === "") continue;
    const command = parseCommand(words);
    const message = command ? perform(host, command) : `no command: ${words}`;
    if (message !== null) return { trace: host.finish("limit"), problem: { line: index + 1, message } };
  }
  return { trace: host.finish(host.next() ? "limit" : "quiet"), problem: null };
}

/** One command, or null where the line is none. */
export function parseCommand(words: string): Command | null {
  const [first = "", second = "", third = ""] = words.split(/\s+/);
  switch (first) {
    case "deliver":
    case "lose":
      return second === "" ? null : { kind: first, message: second };
    case "crash":
    case "restart":
      return second === "" ? null : { kind: first, process: second };
    case "until":
      if (second === "quiet") return { kind: "until", atMs: Infinity };
      return third === "ms" && Number.isFinite(Number(second))
        ? { kind: "until", atMs: Number(second) }
        : null;
    default: {
      const timer = words.slice(first.length).trim();
      if (timer === "") return null;
      return timer === "ask" ? { kind: "ask", process: first } : { kind: "timer", process: first, timer };
    }
  }
}

/** Does a command. Answers why it cannot be done, or null. */
function perform(host: Host, command: Command): string | null {
  switch (command.kind) {
    case "deliver":
    case "lose": {
      const pending = host
        .pending()
        .filter((item) => item.kind === "arrival")
        .find((item) => host.flight(item.flight).name === command.message);
      if (!pending) return `${command.message} is not under way`;
      if (command.kind === "deliver") host.perform(pending);
      else host.lose(pending);
      return null;
    }
    case "crash":
    case "restart":
      if (!host.hasProcess(command.process)) return `there is no process ${command.process}`;
      host.intervene({ do: command.kind, process: command.process, atMs: 0 });
      return null;
    case "until":
      return until(host, command.atMs);
    case "ask":
    case "timer": {
      const pending = host.pending().find((item) => isOf(host, item, command));
      if (!pending)
        return `${command.process} has no ${command.kind === "ask" ? "ask" : command.timer} before it`;
      host.perform(pending);
      return null;
    }
    default:
      return unreachable(command);
  }
}

function isOf(host: Host, pending: Pending, command: Extract<Command, { kind: "ask" | "timer" }>): boolean {
  if (pending.kind !== command.kind || host.processId(pending.process) !== command.process) return false;
  return pending.kind !== "timer" || command.kind !== "timer" || pending.timer === command.timer;
}

/** A hand-made schedule still has to end: one that does not is cut off here. */
const STEPS_MAX = 10_000;

function until(host: Host, atMs: number): string | null {
  for (let next = host.next(); next && next.atMs <= atMs; next = host.next()) {
    if (host.stepCount >= STEPS_MAX) return `not quiet after ${STEPS_MAX} steps`;
    host.advance();
  }
  return null;
}
