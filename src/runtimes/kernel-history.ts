import type { KernelHistory, SocketView } from "../contract/kernel-view.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { lastAtMost } from "../trace/timeline.ts";
import { socketViews } from "../world/sockets/view.ts";
import type { Host } from "./host.ts";
import { simulate } from "./simulator.ts";

interface Film {
  /** Rising; from each of these steps on the socket is as in the view beside it, or is no more. */
  readonly steps: number[];
  readonly views: (SocketView | null)[];
}

/** Runs a scenario once more and keeps what its kernel has at every step: of a step only what it changed. */
export function kernelHistory(scenario: Scenario, subject: AnySubject): KernelHistory {
  const films = new Map<number, Film>();
  let views: ReadonlyMap<number, SocketView> = new Map();
  const keep = (id: number, step: number, view: SocketView | null) => {
    const film = films.get(id) ?? { steps: [], views: [] };
    films.set(id, film);
    film.steps.push(step);
    film.views.push(view);
  };
  let seen = 0;
  simulate(scenario, subject, (host: Host) => {
    const { kernel, stepCount } = host;
    // What no step tells of is seen with the next one that does.
    if (!kernel || stepCount === seen) return;
    seen = stepCount;
    const now = socketViews(kernel, views);
    for (const [id, view] of now) if (views.get(id) !== view) keep(id, stepCount - 1, view);
    for (const id of views.keys()) if (!now.has(id)) keep(id, stepCount - 1, null);
    views = now;
  });
  const all = [...films.entries()].sort(([a], [b]) => a - b).map(([, film]) => film);
  return {
    at(cursor) {
      return all.flatMap(({ steps, views }) => views[lastAtMost(steps, cursor)] ?? []);
    },
  };
}
