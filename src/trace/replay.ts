import { sameJson } from "../base/canonical-json.ts";
import type { Effect } from "../contract/machine.ts";
import type { AnySubject } from "../contract/subject.ts";
import { Budget } from "./budget.ts";
import { withSpawned } from "./spawned.ts";
import type { Happening } from "./trace.ts";

/** What has to be known of a step to run it again. */
export interface Recorded {
  readonly process: number;
  readonly happening: Happening;
  readonly effects: readonly Effect<unknown>[];
}

/**
 * Runs the recorded inputs through the protocol again and gives each step's state. Every step must do what was
 * recorded of it: the first that does not is named.
 * @throws BoundReached where it uses more than a run can
 */
export function replay(
  subject: AnySubject,
  steps: readonly Recorded[],
): { ok: true; initial: unknown[]; states: unknown[] } | { ok: false; step: number; message: string } {
  const { machine, members } = withSpawned(subject, steps);
  const begun = members.map(({ config, id }) => machine.init(config, id));
  const now: unknown[] = begun.map(({ state }) => state);
  const initial = [...now];
  const states: unknown[] = [];
  // What a recording holds may have been written by any person, like a program.
  const budget = new Budget();
  for (const [index, { process, happening, effects }] of steps.entries()) {
    if (process < 0) {
      states.push(null);
      if (
        happening.kind === "begin" &&
        !same(
          effects,
          begun.flatMap((step) => step.effects),
        )
      )
        return differs(index);
      continue;
    }
    if (happening.kind === "crash") now[process] = null;
    if (isInput(happening)) {
      const restarted = happening.kind === "restart" ? begun[process] : undefined;
      const next = machine.step(restarted ? restarted.state : now[process], happening);
      budget.bytes(next.bytes ?? 0);
      if (!same(effects, [...(restarted?.effects ?? []), ...next.effects])) return differs(index);
      now[process] = next.state;
    }
    states.push(now[process]);
  }
  return { ok: true, initial, states };
}

/** Whether it is something that the protocol sees. */
export function isInput(happening: Happening): happening is Extract<Happening, { clockMs: number }> {
  return "clockMs" in happening;
}

function same(recorded: readonly Effect<unknown>[], made: readonly Effect<unknown>[]): boolean {
  return sameJson(recorded, made);
}

function differs(step: number): { ok: false; step: number; message: string } {
  return { ok: false, step, message: "the protocol does something else than was recorded" };
}
