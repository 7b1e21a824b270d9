import { unreachable } from "../base/invariant.ts";
import type { AnySubject } from "../contract/subject.ts";
import { type Command, parseCommand } from "../scenario/command.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";
import { Host } from "./host.ts";
import type { Pending } from "./pending.ts";

export interface ScriptProblem {
  readonly line: number;
  readonly message: string;
}

/** Runs a script on a scenario. An impossible command ends it and is reported with its line. */
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

/** Does a command. Answers why it cannot be done, or null. */
export function perform(host: Host, command: Command): string | null {
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
    case "stand":
      host.doesTimeStand = true;
      return null;
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
  host.doesTimeStand = false;
  for (let next = host.next(); next && next.atMs <= atMs; next = host.next()) {
    if (host.stepCount >= STEPS_MAX) return `not quiet after ${STEPS_MAX} steps`;
    host.advance();
  }
  return null;
}
