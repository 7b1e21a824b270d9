import { interestingSteps, nextOf, previousOf } from "./interesting.ts";
import type { Change } from "./part.ts";
import type { Run } from "./run.ts";
import { sameMoment } from "./same-moment.ts";
import { isAtEnd, pairBy, type Beside } from "./side-by-side.ts";

/** The run that is looked at, the run behind it, and at which step. */
export interface Stepping {
  readonly run: Run;
  /** The run as it was before the last edit, drawn behind the one that is shown; null where there is none. */
  readonly ghost: Run | null;
  /** Whether the run and its ghost stand side by side. */
  readonly comparing: boolean;
  /** The step of the ghost, where one was gone to that is not at the run's own moment. */
  readonly beside: Beside | null;
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** The step under the pointer or the keyboard's focus, or null. */
  readonly hovered: number | null;
  readonly playing: boolean;

  readonly dropGhost: () => void;
  readonly compare: (comparing: boolean) => void;
  /** Goes to a step and stops playing; one outside of the run is brought to its nearest end. */
  readonly goTo: (step: number) => void;
  /** Goes to a step of the ghost, and to the run's step at that moment. */
  readonly goToBeside: (step: number) => void;
  /** Where two runs are compared every step of both comes by. */
  readonly goBy: (steps: number) => void;
  readonly goToEnd: () => void;
  readonly goToInteresting: (direction: 1 | -1) => void;
  readonly hover: (step: number | null) => void;
  /** Plays on, or from the first step where the run stands at its end. */
  readonly play: () => void;
  readonly pause: () => void;
  /** One step while playing: stops at the end. Called by the player only. */
  readonly advance: () => void;
}

export function steppingOf(set: Change<Stepping>, get: () => Stepping, run: Run, cursor: number): Stepping {
  const last = () => lastOf(get().run);
  const goTo = (step: number) => set({ cursor: within(step, last()), beside: null, playing: false });
  /** Goes to steps of the run and of the ghost at once. */
  const goToBoth = (to: number, step: number, playing: boolean) =>
    set((now) => ({
      cursor: to,
      beside:
        now.ghost && sameMoment(now.run, to, now.ghost) !== step
          ? { step, cursor: to, run: now.run, ghost: now.ghost }
          : null,
      playing,
    }));
  return {
    run,
    ghost: null,
    comparing: false,
    beside: null,
    cursor: within(cursor, lastOf(run)),
    hovered: null,
    playing: false,

    dropGhost: () => set({ ghost: null, comparing: false }),
    compare: (comparing) => set(({ ghost }) => ({ comparing: comparing && ghost !== null })),
    goTo,
    goToBeside: (step) => {
      const now = get();
      if (!now.ghost) return;
      const wanted = within(step, lastOf(now.ghost));
      goToBoth(sameMoment(now.ghost, wanted, now.run), wanted, false);
    },
    goBy: (steps) => {
      if (!get().comparing) return goTo(get().cursor + steps);
      const pair = pairBy(get(), steps);
      return goToBoth(pair.cursor, pair.step, false);
    },
    goToEnd: () => goTo(last()),
    goToInteresting: (direction) => {
      const now = get();
      const steps = interestingSteps(now.run);
      goTo(direction > 0 ? (nextOf(steps, now.cursor) ?? last()) : (previousOf(steps, now.cursor) ?? 0));
    },
    hover: (step) => set({ hovered: step }),
    play: () => set((now) => (isAtEnd(now) ? { playing: true, cursor: 0, beside: null } : { playing: true })),
    pause: () => set({ playing: false }),
    advance: () => {
      const now = get();
      if (now.comparing) {
        const pair = pairBy(now, 1);
        goToBoth(pair.cursor, pair.step, true);
      } else set({ cursor: within(now.cursor + 1, last()) });
      set((then) => ({ playing: !isAtEnd(then) }));
    },
  };
}

export function within(step: number, last: number): number {
  return Math.max(0, Math.min(step, last));
}

/** The number of a run's last step. */
export function lastOf({ trace }: Run): number {
  return trace.steps.length - 1;
}
