import { checkScenario } from "../../experiments/files.ts";
import { templates, type OwnProcess } from "../../experiments/sockets/python/templates.ts";
import type { SocketProcess, SocketsScenario } from "../../experiments/sockets/scenario.ts";
import { partsWithout } from "../../scenario/edit-processes.ts";
import { sentences } from "../../scenario/problem.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** Programs as they are edited. */
export type Draft = readonly OwnProcess[];

export const firstDraft: Draft = templates[0]?.processes ?? [];

/** The student's own programs of a scenario; null where it has none. */
export function draftOf(scenario: Scenario): Draft | null {
  if (scenario.experiment !== "sockets") return null;
  const own = scenario.processes.flatMap(({ name, startAt, python, clock }): OwnProcess[] =>
    python ? [{ name, startAt, python, ...(clock && { clock }) }] : [],
  );
  return own.length === 0 ? null : own;
}

/** As much true time as programs get that come with no scenario, in ms; the command line gives them the same. */
const limitMs = 10_000;

/**
 * The scenario that runs these programs. All else of the scenario that is shown stays: programs that the reader has not
 * changed give the very same scenario.
 */
export function scenarioOf(
  draft: Draft,
  shown: SocketsScenario | null,
): { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly why: string } {
  const read = checkScenario(
    JSON.parse(
      JSON.stringify({
        version: 1,
        experiment: "sockets",
        ...(shown ? withoutGone(shown, draft) : { title: "Your programs", limitMs }),
        processes: shown ? inTheirPlaces(draft, shown.processes) : draft,
      }),
    ),
  );
  return read.ok ? { ok: true, scenario: read.value } : { ok: false, why: sentences("This", read.problems) };
}

/** The scenario without what it says of programs that are no longer there. */
function withoutGone(shown: SocketsScenario, draft: Draft): SocketsScenario {
  const gone = shown.processes.filter(
    ({ name, python }) => python && draft.every((process) => process.name !== name),
  );
  return gone.reduce((scenario, { name }) => ({ ...scenario, ...partsWithout(scenario, name) }), shown);
}

/** Processes of other kinds stay where they are; when a program is killed from outside stays with its name. */
function inTheirPlaces(draft: Draft, processes: readonly SocketProcess[]): readonly object[] {
  const coming = draft.map((process) => {
    const known = processes.find(({ name, python }) => name === process.name && python);
    return { ...process, ...(known && { killAt: known.killAt }) };
  });
  const placed = processes.flatMap((process): readonly object[] =>
    process.python ? coming.splice(0, 1) : [process],
  );
  return [...placed, ...coming];
}
