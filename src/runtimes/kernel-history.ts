import { finished, type Work } from "../base/work.ts";
import type { KernelHistory, SocketChange, SocketView } from "../contract/kernel-view.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { replayKernel, type KernelVerdict } from "../trace/kernel-replay.ts";
import { lastAtMost } from "../trace/timeline.ts";
import type { Trace } from "../trace/trace.ts";
import type { Kernel } from "../world/sockets/kernel.ts";
import { seeChanges } from "../world/sockets/view.ts";
import type { Host } from "./host.ts";
import { simulation } from "./simulator.ts";

interface Film {
  /** Rising; from each of these steps on the socket is as in the view beside it, or is no more. */
  readonly steps: number[];
  readonly views: (SocketView | null)[];
}

/** Runs a scenario once more and keeps what its kernel has at every step. */
export function kernelHistory(scenario: Scenario, subject: AnySubject): KernelHistory {
  return finished(kernelHistoryIn(scenario, subject));
}

/** The same as work that can pause. */
export function* kernelHistoryIn(scenario: Scenario, subject: AnySubject): Work<KernelHistory> {
  const film = new KernelFilm();
  yield* simulation(scenario, subject, (host) => film.see(host));
  return historyOf(film.changes);
}

/**
 * What the kernel had at every step of a run that was recorded: another simulation of its scenario would be another
 * run. Its kernel is put through what was recorded instead, as far as that is what a kernel does.
 */
export function recordedKernelHistory(
  trace: Trace,
  subject: AnySubject,
): KernelHistory & { readonly verdict: KernelVerdict } {
  const films = new Films();
  const verdict = replayKernel(trace.scenario, subject, trace, (step, kernel) => films.see(step, kernel));
  return { ...films.history(), verdict };
}

/** What one step changed: plain data, which another thread can send. */
export interface FilmedChange extends SocketChange {
  readonly step: number;
}

/** The sockets of a run, from what its steps changed. */
export function historyOf(changes: readonly FilmedChange[]): KernelHistory {
  const films = new Films();
  for (const { id, step, view } of changes) films.keep(id, step, view);
  return films.history();
}

/** Watches the kernel of a host while it runs. */
export class KernelFilm {
  readonly changes: FilmedChange[] = [];
  readonly #views = new Map<number, SocketView>();
  #seen = 0;

  see({ kernel, stepCount }: Host): void {
    // A change that no step reports shows at the next step.
    if (!kernel || stepCount === this.#seen) return;
    this.#seen = stepCount;
    seeChanges(kernel, this.#views, (id, view) => {
      if (view) this.#views.set(id, view);
      else this.#views.delete(id);
      this.changes.push({ step: stepCount - 1, id, view });
    });
  }
}

/** Of a step only what it changed. */
class Films {
  readonly #films = new Map<number, Film>();
  readonly #views = new Map<number, SocketView>();
  readonly #changes = new Map<number, SocketChange[]>();

  see(step: number, kernel: Kernel): void {
    seeChanges(kernel, this.#views, (id, view) => {
      if (view) this.#views.set(id, view);
      else this.#views.delete(id);
      this.keep(id, step, view);
    });
  }

  keep(id: number, step: number, view: SocketView | null): void {
    const film = this.#films.get(id) ?? { steps: [], views: [] };
    this.#films.set(id, film);
    film.steps.push(step);
    film.views.push(view);
    const changes = this.#changes.get(step);
    if (changes) changes.push({ id, view });
    else this.#changes.set(step, [{ id, view }]);
  }

  history(): KernelHistory {
    const all = [...this.#films.entries()].sort(([a], [b]) => a - b).map(([, film]) => film);
    return {
      at(cursor) {
        return all.flatMap(({ steps, views }) => views[lastAtMost(steps, cursor)] ?? []);
      },
      changedAt: (step) => this.#changes.get(step) ?? [],
    };
  }
}
