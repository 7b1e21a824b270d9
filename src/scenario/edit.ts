import { unreachable } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { Intervention, Scenario } from "./scenario.ts";

/** Something that a user changes in a run's past. Each gives a new scenario and leaves the old one as it is. */
export type Edit =
  /** Whatever was decided about the message before makes room for this. */
  | { readonly kind: "drop"; readonly message: string }
  | { readonly kind: "deliver"; readonly message: string; readonly atMs: number }
  | { readonly kind: "delay"; readonly message: string; readonly byMs: number }
  | { readonly kind: "duplicate"; readonly message: string; readonly afterMs: number }
  | { readonly kind: "cut"; readonly message: string; readonly bytes: number; readonly restMs: number }
  | { readonly kind: "change-byte"; readonly message: string; readonly byte: number; readonly to: number }
  /** The message is reset. */
  | { readonly kind: "let-go"; readonly message: string }
  | { readonly kind: "crash" | "restart"; readonly process: ProcessId; readonly atMs: number }
  /** The process's own clock jumps, and it is not told. */
  | { readonly kind: "set-clock"; readonly process: ProcessId; readonly atMs: number; readonly byMs: number }
  | {
      readonly kind: "partition";
      readonly groups: readonly (readonly ProcessId[])[];
      readonly fromMs: number;
      readonly untilMs: number;
    }
  /** Removes one of the scenario's interventions, by its place in the list. */
  | { readonly kind: "remove"; readonly index: number }
  /** Replaces the scenario, as the form of parameters does. */
  | { readonly kind: "replace"; readonly scenario: Scenario };

export function edited(scenario: Scenario, edit: Edit): Scenario {
  const { interventions } = scenario;
  switch (edit.kind) {
    case "drop":
      return withChange(scenario, edit.message, { do: "drop", message: edit.message });
    case "deliver":
      return withChange(scenario, edit.message, { do: "deliver", message: edit.message, atMs: edit.atMs });
    case "delay":
      return withChange(scenario, edit.message, { do: "delay", message: edit.message, byMs: edit.byMs });
    case "duplicate":
      return added(scenario, { do: "duplicate", message: edit.message, afterMs: edit.afterMs });
    case "cut": {
      const { message, bytes, restMs } = edit;
      return added(scenario, { do: "cut", message, bytes, restMs });
    }
    case "change-byte": {
      const { message, byte, to } = edit;
      return added(scenario, { do: "change-byte", message, byte, to });
    }
    case "let-go":
      return { ...scenario, interventions: interventions.filter((other) => !isAbout(other, edit.message)) };
    case "crash":
    case "restart":
      return added(scenario, { do: edit.kind, process: edit.process, atMs: edit.atMs });
    case "set-clock": {
      const { process, atMs, byMs } = edit;
      return added(scenario, { do: "set-clock", process, atMs, byMs });
    }
    case "partition": {
      const { groups, fromMs, untilMs } = edit;
      return added(scenario, { do: "partition", groups, fromMs, untilMs });
    }
    case "remove":
      return { ...scenario, interventions: interventions.toSpliced(edit.index, 1) };
    case "replace":
      return edit.scenario;
    default:
      return unreachable(edit);
  }
}

function added(scenario: Scenario, intervention: Intervention): Scenario {
  return { ...scenario, interventions: [...scenario.interventions, intervention] };
}

/** One decision a message, at the place of the first one, so that dragging does not shuffle the list. */
function withChange(scenario: Scenario, message: string, change: Intervention): Scenario {
  const first = scenario.interventions.findIndex((other) => isFate(other, message));
  if (first < 0) return added(scenario, change);
  const interventions = scenario.interventions.flatMap((other, index) => {
    if (index === first) return [change];
    return isFate(other, message) ? [] : [other];
  });
  return { ...scenario, interventions };
}

function isAbout(intervention: Intervention, message: string): boolean {
  return "message" in intervention && intervention.message === message;
}

/** Whether it decides when or whether the message itself arrives; a copy of it does not, nor what it holds. */
function isFate(intervention: Intervention, message: string): boolean {
  const { do: what } = intervention;
  return isAbout(intervention, message) && what !== "duplicate" && what !== "cut" && what !== "change-byte";
}

/** The interventions that are about one message, with their places in the list. */
export function changesOf(
  scenario: Scenario,
  message: string,
): { index: number; intervention: Intervention }[] {
  return scenario.interventions.flatMap((intervention, index) =>
    isAbout(intervention, message) ? [{ index, intervention }] : [],
  );
}
