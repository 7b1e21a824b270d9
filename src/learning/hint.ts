import type { Work } from "../base/work.ts";
import type { Intervention, Scenario } from "../scenario/scenario.ts";
import { standing, type Challenge } from "./challenge.ts";
import { allows, type Allowed } from "./moves.ts";
import { labelOf, play, type Ran } from "./ran.ts";

/** What is left to do in a challenge. */
export interface Way {
  /** Interventions that reach the goal when they are added to the run. */
  readonly moves: readonly Intervention[];
  /** How many runs were tried. */
  readonly tried: number;
}

const delaysMs = [5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 600, 1100];

/**
 * The fewest further interventions that reach the goal from a run, found by trying: first every single one, then every
 * two. `moves` is empty where `most` runs found none.
 */
export function* wayToGoal(level: Challenge, start: Scenario, from: Ran, most = 2500): Work<Way> {
  let tried = 0;
  let reached = [{ ran: from, moves: [] as readonly Intervention[] }];
  for (let depth = 1; depth <= 2; depth++) {
    const next: typeof reached = [];
    for (const { ran, moves } of reached) {
      for (const move of candidates(level.may, ran)) {
        if (tried >= most) return { moves: [], tried };
        const interventions = [...ran.scenario.interventions, move];
        const made = play(from.experiment, { ...ran.scenario, interventions });
        tried++;
        const { is } = standing(level, start, made);
        if (is === "won") return { moves: [...moves, move], tried };
        if (is === "open") next.push({ ran: made, moves: [...moves, move] });
        yield;
      }
    }
    reached = next;
  }
  return { moves: [], tried };
}

/** Every single thing that may be done to a run, with a few sizes of each. */
function candidates(may: readonly Allowed[], ran: Ran): Intervention[] {
  const { trace } = ran;
  const names = [...new Set(trace.flights.map(({ name }) => name))];
  const moments = [...new Set(trace.steps.map(({ atMs }) => Math.floor(atMs) + 2))].slice(0, 60);
  return may.flatMap((each) =>
    each.do === "change" ? [] : made(each.do, names, moments, ran).filter((move) => allows(each, move, ran)),
  );
}

function made(
  what: Intervention["do"],
  names: readonly string[],
  moments: readonly number[],
  ran: Ran,
): Intervention[] {
  const { processes, flights } = ran.trace;
  switch (what) {
    case "drop":
      return names.map((message) => ({ do: what, message }));
    case "delay":
      return delaysMs.flatMap((byMs) => names.map((message) => ({ do: what, message, byMs }) as const));
    case "duplicate":
      return names.map((message) => ({ do: what, message, afterMs: 20 }));
    case "deliver":
      return moments.flatMap((atMs) => names.map((message) => ({ do: what, message, atMs }) as const));
    case "crash":
    case "restart":
      return processes.flatMap((process) => moments.map((atMs) => ({ do: what, process, atMs }) as const));
    case "set-clock":
      return processes.flatMap((process) =>
        moments.flatMap((atMs) =>
          [100, 200, 1000, 30_000].map((byMs) => ({ do: what, process, atMs, byMs }) as const),
        ),
      );
    case "cut":
      return names
        .filter((message) => labelOf(ran, message) === "DATA")
        .flatMap((message) => [4, 1].map((bytes) => ({ do: what, message, bytes, restMs: 10 }) as const));
    case "change-byte":
      return flights.flatMap(({ name, message }) => {
        const data = (message as { readonly data?: string }).data ?? "";
        return Array.from(data, (_, byte) => ({ do: what, message: name, byte, to: 107 }) as const);
      });
    case "partition": {
      const half = Math.ceil(processes.length / 2);
      const groups = [processes.filter((_, at) => at % 2 === 0), processes.filter((_, at) => at % 2 === 1)];
      const halves = [processes.slice(0, half), processes.slice(half)];
      return [groups, halves].flatMap((each) =>
        moments.map((fromMs) => ({ do: what, groups: each, fromMs, untilMs: fromMs + 8000 }) as const),
      );
    }
    default:
      return [];
  }
}
