import { createStore } from "zustand/vanilla";
import { finished, type Work } from "../base/work.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { edited, type Edit } from "../scenario/edit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Attempts, inOneSlice, settled, type InSlices, type Prepare, type Settled } from "./attempts.ts";
import { ghostOf, withGhost } from "./branch-runs.ts";
import {
  beginHistory,
  branchedOff,
  continued,
  continues,
  redone,
  switchedTo,
  undone,
  type History,
} from "./history.ts";
import { interestingSteps, nextOf, previousOf } from "./interesting.ts";
import { openings, type Opened, type Opening } from "./opening.ts";
import { runOf, running, type Run } from "./run.ts";
import { sameMoment } from "./same-moment.ts";
import { isAtEnd, pairBy, type Beside } from "./side-by-side.ts";
import { neighbour, type Speed } from "./speed.ts";

export type Theme = "light" | "dark" | "projector";
export type Tab = "code" | "state" | "console" | "changes";

/** Something that the user must be told; it stays until it is dismissed or the next one comes. */
export interface Notice {
  readonly kind: "problem" | "done";
  readonly title: string;
  /** What was wrong, where, and what to do. */
  readonly text: string;
  /** What can be done about it right here. */
  readonly act?: { readonly label: string; readonly do: () => void };
}

/** What is being looked at. Everything on the screen is a function of this. */
export interface Workbench {
  readonly run: Run;
  /** The run as it was before the last edit, drawn behind the one that is shown; null where there is none. */
  readonly ghost: Run | null;
  /** Every edit since the scenario was opened, as a tree. */
  readonly history: History;
  /** An edit that is being tried out, as while an arrow head is dragged: shown, and not yet in the history. */
  readonly preview: { readonly edit: Edit; readonly base: Run; readonly baseCursor: number } | null;
  /** Whether a newer attempt than the one that is shown is being computed. */
  readonly computing: boolean;
  /** Whether the run and its ghost stand side by side. */
  readonly comparing: boolean;
  /** The step of the ghost, where one was gone to that is not at the run's own moment. */
  readonly beside: Beside | null;
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** The step under the pointer or the keyboard's focus, or null. */
  readonly hovered: number | null;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly theme: Theme;
  /** The theme to come back to where the page is being presented; null where it is not. */
  readonly presenting: Theme | null;
  readonly tab: Tab;
  readonly notice: Notice | null;
  /** A run that is being opened and takes long; until it is there the run before it is shown. */
  readonly opening: Opening | null;

  /**
   * Opens a scenario, or a history that was left, at once where that is soon done. Where it is stopped or fails, a
   * notice says so.
   * @param cursor the step to begin at, or which it is of a run whose last step has this number
   */
  readonly open: (
    experiment: Experiment,
    from: Scenario | History,
    cursor?: number | ((last: number) => number),
  ) => Promise<Opened>;
  /** Changes the past: a new branch. What was shown stays in view where it still happens. */
  readonly edit: (edit: Edit, merge?: string) => void;
  /**
   * The same with a whole scenario: what forms and switches do. Changes with the same `merge`, one right after the
   * other, are one branch: what is typed into a field is one change, not one a letter.
   */
  readonly change: (scenario: Scenario, merge?: string) => void;
  /** Shows what an edit would come to; `commitPreview` makes it a branch, `cancelPreview` forgets it. */
  readonly tryOut: (edit: Edit) => void;
  /**
   * The same for a hand that moves on: computed in slices where it takes long, and edits that the hand has gone past
   * by then are left out.
   */
  readonly tryOutSoon: (edit: Edit) => void;
  /** Has a part of the picture prepare what is tried out soon; answers with how to end that. */
  readonly prepareBy: (prepare: Prepare) => () => void;
  readonly commitPreview: () => void;
  readonly cancelPreview: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly switchTo: (branch: number) => void;
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
  readonly faster: () => void;
  readonly slower: () => void;
  readonly showTheme: (theme: Theme) => void;
  /** Shows the run large, for a hall; and puts back how it was. */
  readonly present: (presenting: boolean) => void;
  readonly showTab: (tab: Tab) => void;
  readonly tell: (notice: Notice) => void;
  readonly dismiss: () => void;
}

export type WorkbenchStore = ReturnType<typeof createWorkbench>;

export function createWorkbench(
  experiment: Experiment,
  scenario: Scenario,
  cursor = 0,
  inSlices: InSlices = inOneSlice,
) {
  return createStore<Workbench>()((set, get) => {
    const last = () => get().run.trace.steps.length - 1;
    const goTo = (step: number) => set({ cursor: within(step, last()), beside: null, playing: false });
    /** Goes to steps of the run and of the ghost at once. */
    const goToBoth = (cursor: number, step: number, playing: boolean) =>
      set(({ run, ghost }) => ({
        cursor,
        beside: ghost && sameMoment(run, cursor, ghost) !== step ? { step, cursor, run, ghost } : null,
        playing,
      }));
    const start = runOf(experiment, scenario);

    const preparing = new Set<Prepare>();
    function* attemptOn(base: Run, attempt: Edit): Work<Run> {
      return yield* running(base.experiment, edited(base.scenario, attempt));
    }
    const tried = () => get().preview?.base ?? get().run;
    function* prepared(attempt: Edit): Work<Run> {
      const base = tried();
      const run = yield* attemptOn(base, attempt);
      for (const prepare of preparing) yield* prepare(run, base);
      return run;
    }
    const refuse = (what: string, why: string) =>
      set({
        notice: {
          kind: "problem",
          title: `This ${what} could not be computed`,
          text: `${why}. The run before it is still here.`,
        },
      });
    const endAttempt = (attempt: Edit, made: Settled<Run>) => {
      const computing = attempts.isGoing;
      if (!made.ok) {
        set({ computing });
        return refuse("change", made.why);
      }
      const run = made.value;
      const base = tried();
      const baseCursor = get().preview?.baseCursor ?? get().cursor;
      set({
        run,
        ghost: base,
        preview: { edit: attempt, base, baseCursor },
        computing,
        cursor: sameMoment(base, baseCursor, run),
        hovered: null,
        playing: false,
      });
    };
    const attempts = new Attempts(inSlices, prepared, endAttempt);
    /** What comes of work that is done at once; null, and a notice, where it throws. */
    const atOnce = <T>(work: Work<T>): T | null => {
      const made = finished(settled(work));
      if (made.ok) return made.value;
      refuse("change", made.why);
      return null;
    };
    const opened = openings(inSlices, (opening) => set({ opening }));

    const edit = (change: Edit, merge: string | null = null) => {
      get().cancelPreview();
      const { run: before, cursor, history, ghost } = get();
      const run = atOnce(attemptOn(before, change));
      if (!run) return;
      const nextScenario = run.scenario;
      const goesOn = continues(history, merge);
      set({
        run,
        ghost: goesOn ? ghost : before,
        history: goesOn
          ? continued(history, change, nextScenario)
          : branchedOff(history, change, nextScenario, merge),
        cursor: sameMoment(before, cursor, run),
        hovered: null,
        playing: false,
      });
    };
    /** Shows the branch that a history stands at, with the run it was made of behind it. */
    const travel = (history: History) => {
      get().cancelPreview();
      if (history === get().history) return;
      const { run: before, cursor } = get();
      const both = atOnce(withGhost(before.experiment, history));
      if (!both) return;
      const { run, ghost } = both;
      set(({ comparing }) => ({
        run,
        ghost,
        history,
        comparing: comparing && ghost !== null,
        cursor: sameMoment(before, cursor, run),
        hovered: null,
        playing: false,
      }));
    };
    return {
      run: start,
      ghost: null,
      history: beginHistory(scenario),
      preview: null,
      computing: false,
      comparing: false,
      beside: null,
      cursor: within(cursor, start.trace.steps.length - 1),
      hovered: null,
      playing: false,
      speed: 1,
      theme: "light",
      presenting: null,
      tab: "code",
      notice: null,

      opening: null,

      open: async (nextExperiment, from, wanted = 0) => {
        const history = "branches" in from ? from : beginHistory(from);
        const opening = await opened(
          (told) => withGhost(nextExperiment, history, told),
          ({ run, ghost }) => {
            attempts.stop();
            const end = run.trace.steps.length - 1;
            set({
              run,
              cursor: within(typeof wanted === "number" ? wanted : wanted(end), end),
              history,
              ghost,
              preview: null,
              computing: false,
              comparing: false,
              hovered: null,
              playing: false,
            });
          },
        );
        if (opening.is === "failed") refuse("run", opening.why);
        if (opening.is === "stopped")
          set({ notice: { kind: "done", title: "Stopped", text: "The run before it is still here." } });
        return opening;
      },
      edit,
      change: (nextScenario, merge) => edit({ kind: "replace", scenario: nextScenario }, merge),
      tryOut: (attempt) => {
        attempts.stop();
        endAttempt(attempt, finished(settled(attemptOn(tried(), attempt))));
      },
      tryOutSoon: (attempt) => {
        attempts.ask(attempt);
        if (attempts.isGoing) set({ computing: true });
      },
      prepareBy: (prepare) => {
        preparing.add(prepare);
        return () => void preparing.delete(prepare);
      },
      commitPreview: () => {
        const left = attempts.stop();
        if (left) get().tryOut(left);
        const { preview, run, history } = get();
        if (!preview) return;
        set({ preview: null, history: branchedOff(history, preview.edit, run.scenario) });
      },
      cancelPreview: () => {
        if (attempts.stop()) set({ computing: false });
        const { preview, history } = get();
        if (!preview) return;
        const { base, baseCursor } = preview;
        set({ preview: null, run: base, cursor: baseCursor, ghost: ghostOf(base, history) });
      },
      undo: () => travel(undone(get().history)),
      redo: () => travel(redone(get().history)),
      switchTo: (branch) => travel(switchedTo(get().history, branch)),
      dropGhost: () => set({ ghost: null, comparing: false }),
      compare: (comparing) => set(({ ghost }) => ({ comparing: comparing && ghost !== null })),
      goTo,
      goToBeside: (step) => {
        const { run, ghost } = get();
        if (!ghost) return;
        const wanted = within(step, ghost.trace.steps.length - 1);
        goToBoth(sameMoment(ghost, wanted, run), wanted, false);
      },
      goBy: (steps) => {
        if (!get().comparing) return goTo(get().cursor + steps);
        const { cursor, step } = pairBy(get(), steps);
        return goToBoth(cursor, step, false);
      },
      goToEnd: () => goTo(last()),
      goToInteresting: (direction) => {
        const steps = interestingSteps(get().run);
        const { cursor } = get();
        goTo(direction > 0 ? (nextOf(steps, cursor) ?? last()) : (previousOf(steps, cursor) ?? 0));
      },
      hover: (step) => set({ hovered: step }),
      play: () =>
        set((now) => (isAtEnd(now) ? { playing: true, cursor: 0, beside: null } : { playing: true })),
      pause: () => set({ playing: false }),
      advance: () => {
        const { comparing, cursor } = get();
        const next = comparing ? pairBy(get(), 1) : { cursor: within(cursor + 1, last()), step: -1 };
        if (comparing) goToBoth(next.cursor, next.step, true);
        else set({ cursor: next.cursor });
        set((now) => ({ playing: !isAtEnd(now) }));
      },
      faster: () => set(({ speed }) => ({ speed: neighbour(speed, 1) })),
      slower: () => set(({ speed }) => ({ speed: neighbour(speed, -1) })),
      showTheme: (theme) => set({ theme }),
      present: (presenting) =>
        set(({ theme, presenting: before }) => {
          if (presenting === (before !== null)) return {};
          return presenting
            ? { presenting: theme, theme: "projector" }
            : { presenting: null, theme: before ?? theme };
        }),
      showTab: (tab) => set({ tab }),
      tell: (notice) => set({ notice }),
      dismiss: () => set({ notice: null }),
    };
  });
}

function within(step: number, last: number): number {
  return Math.max(0, Math.min(step, last));
}
