import { finished, type Work } from "../base/work.ts";
import { edited, type Edit } from "../scenario/edit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Attempts, settled, type InSlices, type Prepare, type Settled } from "./attempts.ts";
import { runIn, withGhost, type Both } from "./branch-runs.ts";
import {
  branchedOff,
  continued,
  continues,
  currentBranch,
  keeping,
  redone,
  switchedTo,
  undone,
  type History,
} from "./history.ts";
import type { PageState } from "./page-state.ts";
import { notComputed, stopped, wantedHistory, type Open, type Opens } from "./opening.ts";
import { partingIn } from "./parting.ts";
import type { Change } from "./part.ts";
import type { Run } from "./run.ts";
import { sameMoment, samePlace } from "./same-moment.ts";
import type { Stepping } from "./stepping.ts";

/** An edit that is being tried out, and what was shown before it. */
interface Preview {
  readonly edit: Edit;
  readonly base: Run;
  readonly baseCursor: number;
  readonly baseGhost: Run | null;
}

/** Changing the past, at once where that is soon computed, and going back and forth among the changes. */
export interface Editing {
  /** Every edit since the scenario was opened, as a tree. */
  readonly history: History;
  /** An edit that is being tried out, as while an arrow head is dragged: shown, and not yet in the history. */
  readonly preview: Preview | null;
  /** Whether a newer attempt than the one that is shown is being computed. */
  readonly computing: boolean;

  /** Changes the past: a new branch. The cursor stays at the same event if it still happens. */
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
  /** Lets a part of the picture prepare runs that are about to be tried out; returns a function that ends this. */
  readonly prepareBy: (prepare: Prepare) => () => void;
  readonly commitPreview: () => void;
  readonly cancelPreview: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly switchTo: (branch: number) => void;
}

type Needed = Editing & Stepping & Pick<Opens, "opening"> & Pick<PageState, "notice">;

export function editingOf(
  set: Change<Needed>,
  get: () => Needed,
  inSlices: InSlices,
  opened: Open,
  history: History,
): Editing & { readonly place: (history: History) => void } {
  const preparing = new Set<Prepare>();
  const newest = () => wantedHistory(get());
  const tried = () => get().preview?.base ?? get().run;
  const scenarioOf = (attempt: Edit) => edited(currentBranch(newest()).scenario, attempt);

  /** Shows the run of a history's current branch; while it takes long, the old run stays. */
  const show = (to: History, work: (told: (steps: number) => void) => Work<Both>) => {
    const from = newest();
    opened({
      history: to,
      *work(told) {
        const both = yield* work(told);
        yield* partingIn(get().run, both.run);
        return both;
      },
      done: ({ run, ghost }) => {
        // A drag that has begun meanwhile goes on, on another base.
        const { run: before, cursor, comparing, preview } = get();
        if (preview && preview !== committing) {
          const baseCursor = sameMoment(preview.base, preview.baseCursor, run);
          return set({ history: to, preview: { ...preview, base: run, baseCursor, baseGhost: ghost } });
        }
        set({
          run,
          ghost,
          history: to,
          preview: null,
          comparing: comparing && ghost !== null,
          cursor: samePlace(before, cursor, run),
          hovered: null,
          playing: false,
        });
      },
      end: (became) => {
        if (became.is === "open") return;
        if (became.is === "failed") {
          set({ notice: notComputed("change", became.why) });
          // An edit that was on its way when this was asked for is computed after all.
          return from === get().history ? keepPreview() : travel(from);
        }
        if (became.is === "stopped") {
          cancelPreview();
          set({ notice: stopped });
        }
        set({ history: keeping(get().history, to) });
      },
    });
  };

  const there = () => [get().run, get().ghost];
  const edit = (change: Edit, merge: string | null = null) => {
    cancelPreview();
    branch(change, merge);
  };
  const branch = (change: Edit, merge: string | null) => {
    const { run: before, ghost } = get();
    const from = newest();
    const goesOn = continues(from, merge);
    let to: History;
    try {
      const next = scenarioOf(change);
      to = goesOn ? continued(from, change, next) : branchedOff(from, change, next, merge);
    } catch (error) {
      return set({ notice: notComputed("change", String(error)) });
    }
    const { experiment } = before;
    const known = there();
    // A run behind that was put away stays away while the same change goes on.
    if (goesOn && ghost === null && from === get().history)
      show(to, function* (told) {
        return { run: yield* runIn(experiment, currentBranch(to).scenario, known, told), ghost: null };
      });
    else show(to, (told) => withGhost(experiment, to, known, told));
  };
  /** Shows a history's current branch, with the run before the change behind it. */
  const travel = (to: History) => {
    cancelPreview();
    if (to === newest()) return;
    const known = there();
    show(to, (told) => withGhost(get().run.experiment, to, known, told));
  };

  function* attemptOn(attempt: Edit): Work<Run> {
    return yield* runIn(get().run.experiment, scenarioOf(attempt), []);
  }
  function* prepared(attempt: Edit): Work<Run> {
    const run = yield* attemptOn(attempt);
    for (const prepare of preparing) yield* prepare(run, tried());
    return run;
  }
  const endAttempt = (attempt: Edit, made: Settled<Run>) => {
    const computing = attempts.isGoing;
    if (!made.ok) return set({ computing, notice: notComputed("change", made.why) });
    const run = made.value;
    const { preview, cursor, ghost } = get();
    const base = tried();
    const baseCursor = preview?.baseCursor ?? cursor;
    set({
      run,
      ghost: base,
      preview: { edit: attempt, base, baseCursor, baseGhost: preview ? preview.baseGhost : ghost },
      computing,
      cursor: sameMoment(base, baseCursor, run),
      hovered: null,
      playing: false,
    });
  };
  const attempts = new Attempts(inSlices, prepared, endAttempt);
  /** The attempt that was let go of, and stays on the screen until the run of a later one is there. */
  let committing: Preview | null = null;
  const keepPreview = () => {
    const { preview, run, history: shown } = get();
    if (preview) set({ preview: null, history: branchedOff(shown, preview.edit, run.scenario) });
  };
  const cancelPreview = () => {
    if (attempts.stop()) set({ computing: false });
    const { preview } = get();
    if (!preview) return;
    const { base, baseCursor, baseGhost } = preview;
    set({ preview: null, run: base, cursor: baseCursor, ghost: baseGhost });
  };
  return {
    history,
    preview: null,
    computing: false,

    edit,
    change: (scenario, merge) => edit({ kind: "replace", scenario }, merge),
    tryOut: (attempt) => {
      attempts.stop();
      // An interpreter is another thread: its run comes later.
      const { experiment, scenario } = get().run;
      if ((experiment.ownPrograms?.(scenario) ?? null) !== null) return attempts.ask(attempt);
      endAttempt(attempt, finished(settled(attemptOn(attempt))));
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
      const { preview, history: shown } = get();
      const last = left ?? preview?.edit;
      if (!last || (!left && preview === committing)) return;
      if (!left && newest() === shown) return keepPreview();
      set({ computing: false });
      committing = preview;
      branch(last, null);
    },
    cancelPreview,
    undo: () => travel(undone(newest())),
    redo: () => travel(redone(newest())),
    switchTo: (to) => travel(switchedTo(newest(), to)),
    place: (opening) => {
      attempts.stop();
      set({ history: opening, preview: null, computing: false });
    },
  };
}
