import { createStore } from "zustand/vanilla";
import { finished, type Work } from "../base/work.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { edited, type Edit } from "../scenario/edit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Attempts, inOneSlice, type InSlices, type Prepare } from "./attempts.ts";
import {
  beginHistory,
  branchedOff,
  continued,
  continues,
  currentBranch,
  parentBranch,
  redone,
  switchedTo,
  undone,
  type History,
} from "./history.ts";
import { interestingSteps, nextOf, previousOf } from "./interesting.ts";
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

  readonly open: (experiment: Experiment, scenario: Scenario, cursor?: number) => void;
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
    const attemptOn = (base: Run, attempt: Edit) => running(base.experiment, edited(base.scenario, attempt));
    const tried = () => get().preview?.base ?? get().run;
    function* prepared(attempt: Edit): Work<Run> {
      const base = tried();
      const run = yield* attemptOn(base, attempt);
      for (const prepare of preparing) yield* prepare(run, base);
      return run;
    }
    const showAttempt = (attempt: Edit, run: Run) => {
      const base = tried();
      const baseCursor = get().preview?.baseCursor ?? get().cursor;
      set({
        run,
        ghost: base,
        preview: { edit: attempt, base, baseCursor },
        computing: attempts.isGoing,
        cursor: sameMoment(base, baseCursor, run),
        hovered: null,
        playing: false,
      });
    };
    const attempts = new Attempts(inSlices, prepared, showAttempt);

    const edit = (change: Edit, merge: string | null = null) => {
      get().cancelPreview();
      const { run: before, cursor, history, ghost } = get();
      const nextScenario = edited(before.scenario, change);
      const run = runOf(before.experiment, nextScenario);
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
      const run = runOf(before.experiment, currentBranch(history).scenario);
      const ghost = ghostOf(run, history);
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

      open: (nextExperiment, nextScenario, nextCursor = 0) => {
        attempts.stop();
        const run = runOf(nextExperiment, nextScenario);
        const cursor = within(nextCursor, run.trace.steps.length - 1);
        const history = beginHistory(nextScenario);
        set({
          run,
          cursor,
          history,
          ghost: null,
          preview: null,
          computing: false,
          comparing: false,
          hovered: null,
          playing: false,
        });
      },
      edit,
      change: (nextScenario, merge) => edit({ kind: "replace", scenario: nextScenario }, merge),
      tryOut: (attempt) => {
        attempts.stop();
        showAttempt(attempt, finished(attemptOn(tried(), attempt)));
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

/** The run that the branch shown was made of, run again. */
function ghostOf({ experiment }: Run, history: History): Run | null {
  const parent = parentBranch(history);
  return parent && runOf(experiment, parent.scenario);
}

function within(step: number, last: number): number {
  return Math.max(0, Math.min(step, last));
}
