import { at } from "../base/invariant.ts";
import type { AnySubject } from "../contract/subject.ts";
import { parseCommand, TIME_STANDS } from "../scenario/command.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace, TraceStep } from "../trace/trace.ts";
import { Host } from "./host.ts";
import type { Pending } from "./pending.ts";
import { perform } from "./script.ts";

/** Something that may happen next, as a command of a schedule. */
export interface Choice {
  readonly command: string;
  readonly kind: "ask" | "timer" | "deliver";
  readonly process: number;
  readonly timer: string | null;
  readonly flight: { readonly name: string; readonly message: unknown; readonly from: number } | null;
}

/**
 * The steps of a run up to and including `cursor`, as a schedule. Null if a schedule cannot express one of them (a
 * partition, a clock that is set). If no time has passed, none passes in the schedule.
 */
export function scheduleUpTo(trace: Trace, cursor: number): string[] | null {
  const commands = trace.scenario.schedule?.[0] === TIME_STANDS ? [TIME_STANDS] : [];
  for (const step of trace.steps.slice(1, cursor + 1)) {
    const command = commandOf(trace, step);
    if (command === null) return null;
    commands.push(command);
  }
  return commands;
}

function commandOf(trace: Trace, { process, happening, flight }: TraceStep): string | null {
  const id = trace.processes[process] ?? "";
  switch (happening.kind) {
    case "ask":
    case "postponed":
    case "unheard":
      return `${id} ask`;
    case "timer":
      return `${id} ${happening.timer}`;
    case "receive":
      return `deliver ${at(trace.flights, flight).name}`;
    case "lost": {
      // A message that the network loses, or that finds its receiver down, is lost again when it is due.
      const again = happening.why === "loss" || happening.why === "down";
      return `${again ? "deliver" : "lose"} ${at(trace.flights, flight).name}`;
    }
    case "crash":
    case "restart":
      return `${happening.kind} ${id}`;
    default:
      return null;
  }
}

/** Everything that may happen after these steps, whenever it is due by the clock. */
export function choicesAfter(scenario: Scenario, subject: AnySubject, schedule: readonly string[]): Choice[] {
  const host = new Host(scenario, subject);
  for (const words of schedule) {
    const command = parseCommand(words);
    if (command) perform(host, command);
  }
  const choices = host.pending().flatMap((pending) => choiceOf(host, pending));
  // Of one user's wishes the first comes first, and a message that was doubled has one name.
  return [...new Map(choices.map((choice) => [choice.command, choice])).values()];
}

function choiceOf(host: Host, pending: Pending): Choice[] {
  switch (pending.kind) {
    case "ask": {
      const { process } = pending;
      return [{ command: `${host.processId(process)} ask`, kind: "ask", process, timer: null, flight: null }];
    }
    case "timer": {
      const { process, timer } = pending;
      return [
        { command: `${host.processId(process)} ${timer}`, kind: "timer", process, timer, flight: null },
      ];
    }
    case "arrival": {
      const { name, message, from, to } = host.flight(pending.flight);
      const flight = { name, message, from };
      return [{ command: `deliver ${name}`, kind: "deliver", process: to, timer: null, flight }];
    }
    default:
      return [];
  }
}
