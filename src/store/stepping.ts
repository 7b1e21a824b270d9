import { interestingSteps, nextOf, previousOf } from "./interesting.ts";
import type { Change } from "./part.ts";
import type { Run } from "./run.ts";
import { sameMoment } from "./same-moment.ts";
import { isAtEnd, pairBy, pairThatMatters, type Beside } from "./side-by-side.ts";

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
  /** Whether stepping and playing go from one step that matters to the next. */
  readonly mattersOnly: boolean;

  readonly dropGhost: () => void;
  readonly compare: (comparing: boolean) => void;
  /** Goes to a step and stops playing; one outside of the run is brought to its nearest end. */
  readonly goTo: (step: number) => void;
  /** Goes to a step of the ghost, and to the run's step at that moment. */
  readonly goToBeside: (step: number) => void;
  /** One step on or back, or on or back to what matters. Where two runs are compared the steps of both come by. */
  readonly goBy: (direction: 1 | -1, mattersOnly?: boolean) => void;
  readonly showOnlyWhatMatters: (mattersOnly: boolean) => void;
  readonly goToEnd: () => void;
  readonly hover: (step: number | null) => void;
  /** Plays on, or from the first step if the cursor is at the end. */
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
  const goBy = (direction: 1 | -1, mattersOnly: boolean, playing: boolean) => {
    const now = get();
    if (now.comparing) {
      const { cursor: to, step } = mattersOnly ? pairThatMatters(now, direction) : pairBy(now, direction);
      return goToBoth(to, step, playing);
    }
    const near = direction > 0 ? nextOf : previousOf;
    const to = mattersOnly ? near(interestingSteps(now.run), now.cursor) : now.cursor + direction;
    return set({ cursor: within(to ?? now.cursor, last()), beside: null, playing });
  };
  return {
    run,
    ghost: null,
    comparing: false,
    beside: null,
    cursor: within(cursor, lastOf(run)),
    hovered: null,
    playing: false,
    mattersOnly: false,

    dropGhost: () => set({ ghost: null, comparing: false }),
    compare: (comparing) => set(({ ghost }) => ({ comparing: comparing && ghost !== null })),
    goTo,
    goToBeside: (step) => {
      const now = get();
      if (!now.ghost) return;
      const wanted = within(step, lastOf(now.ghost));
      goToBoth(sameMoment(now.ghost, wanted, now.run), wanted, false);
    },
    goBy: (direction, mattersOnly = get().mattersOnly) => goBy(direction, mattersOnly, false),
    showOnlyWhatMatters: (mattersOnly) => set({ mattersOnly }),
    goToEnd: () => goTo(last()),
    hover: (step) => set({ hovered: step }),
    play: () => set((now) => (isAtEnd(now) ? { playing: true, cursor: 0, beside: null } : { playing: true })),
    pause: () => set({ playing: false }),
    advance: () => {
      goBy(1, get().mattersOnly, true);
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
