import { checkScenario } from "../../experiments/files.ts";
import { templates, type OwnProcess } from "../../experiments/sockets/python/templates.ts";
import type { SocketsScenario } from "../../experiments/sockets/scenario.ts";
import { sentences } from "../../scenario/problem.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** Programs as they are edited, and where the browser keeps them from key to key. */
export type Draft = readonly OwnProcess[];

const key = "interleave-programs";

export const firstDraft: Draft = templates[0]?.processes ?? [];

/** The student's own programs of a scenario; null where it has none. */
export function draftOf(scenario: Scenario): Draft | null {
  if (scenario.experiment !== "sockets") return null;
  const own = scenario.processes.flatMap(({ name, startAt, python, clock }): OwnProcess[] =>
    python ? [{ name, startAt, python, ...(clock && { clock }) }] : [],
  );
  return own.length === 0 ? null : own;
}

/** What was typed here last; null where nothing was, or where it cannot be read any more. */
export function keptDraft(): Draft | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null");
    const read = Array.isArray(kept) ? scenarioOf(kept as Draft, null) : null;
    return read?.ok ? draftOf(read.scenario) : null;
  } catch {
    return null;
  }
}

export function keepDraft(draft: Draft): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still runs what is typed.
  }
}

/**
 * The scenario that runs these programs. Of the one that is shown it keeps the network, the limits and what was changed
 * about its messages.
 */
export function scenarioOf(
  draft: Draft,
  shown: SocketsScenario | null,
): { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly why: string } {
  const processes = draft.map((process) => {
    const known = shown?.processes.find(({ name, python }) => name === process.name && python);
    return { ...process, ...(known && known.killAt !== null && { killAt: known.killAt }) };
  });
  const { network, limitMs, stepsMax, seed, options, interventions } = shown ?? {};
  const file = shown ? { seed, limitMs, stepsMax, network, options, interventions } : {};
  const read = checkScenario({
    version: 1,
    experiment: "sockets",
    title: "Your programs",
    ...(JSON.parse(JSON.stringify(file)) as object),
    processes,
  });
  return read.ok ? { ok: true, scenario: read.value } : { ok: false, why: sentences("This", read.problems) };
}
