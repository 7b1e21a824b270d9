import type { Work } from "../base/work.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { settled, type InSlices } from "./attempts.ts";
import { withGhost } from "./branch-runs.ts";
import { beginHistory, currentBranch, type History } from "./history.ts";
import type { PageState } from "./page-state.ts";
import type { Change } from "./part.ts";
import { lastOf, within, type Stepping } from "./stepping.ts";

/** A run that is on its way to the page and takes long. */
export interface Opening {
  /** The history that it belongs to, at its branch. */
  readonly history: History;
  /** How many steps have been computed, in thousands. */
  readonly thousands: number;
  /** Ends it: the page stays as it is. */
  readonly stop: () => void;
}

/** The result of an opening: if it is not "open", the page is as it was before. */
export type Opened =
  | { readonly is: "open" }
  /** Stopped by the user, or left for a later opening. */
  | { readonly is: "stopped" | "left" }
  | { readonly is: "failed"; readonly why: string };

interface Asked<T> {
  readonly history: History;
  /** @param told called with how many steps there are so far */
  readonly work: (told: (steps: number) => void) => Work<T>;
  readonly done: (made: T) => void;
  readonly end: (opened: Opened) => void;
}

export type Open = <T>(asked: Asked<T>) => void;

/** A run that is computed within this, in ms, is opened at once. */
const atOnceMs = 80;

/**
 * Opens one run after the other, of a link as of an edit: a short one at once, a long one in slices between which the
 * page lives. Of two openings the later counts.
 * @param show called with the opening that takes long, and with null once it is over
 */
export function openings(inSlices: InSlices, show: (opening: Opening | null) => void): Open {
  let stopLast = () => {};
  return ({ history, work, done, end: ended }) => {
    let isOver = false;
    let isLong = false;
    let thousands = 0;
    let callOff = () => {};
    const end = (opened: Opened) => {
      if (isOver) return;
      isOver = true;
      callOff();
      if (isLong) show(null);
      ended(opened);
    };
    const stop = () => end({ is: "stopped" });
    const told = (steps: number) => {
      if (steps < (thousands + 1) * 1000) return;
      thousands = Math.floor(steps / 1000);
      if (isLong) show({ history, thousands, stop });
    };
    stopLast();
    stopLast = () => end({ is: "left" });
    callOff = inSlices(
      settled(work(told)),
      (made) => {
        if (isOver) return;
        try {
          if (made.ok) done(made.value);
        } finally {
          end(made.ok ? { is: "open" } : { is: "failed", why: made.why });
        }
      },
      atOnceMs,
    );
    if (isOver) return;
    isLong = true;
    show({ history, thousands, stop });
  };
}

/** Opening scenarios, and histories that were left. */
export interface Opens {
  /** A run that takes long and is on its way; until it is there the run before it is shown. */
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
}

interface Wanted extends Pick<Opens, "opening"> {
  readonly history: History;
}

/** The history with every change so far, also with those whose run is still on its way. */
export function wantedHistory({ history, opening }: Wanted): History {
  return opening?.history.story === history.story ? opening.history : history;
}

/** The scenario that a change goes on from: that of the run which is on its way, else of the run that is shown. */
export function wantedScenario(now: Wanted & Pick<Stepping, "run">): Scenario {
  const history = wantedHistory(now);
  return history === now.history ? now.run.scenario : currentBranch(history).scenario;
}

export const stopped = {
  kind: "done",
  title: "Stopped",
  text: "The previous run is still open.",
} as const;

export function notComputed(what: string, why: string) {
  return {
    kind: "problem",
    title: `This ${what} could not be computed`,
    text: `${why}. The previous run is still open.`,
  } as const;
}

export function opensOf(
  set: Change<Stepping & Pick<PageState, "notice">>,
  opened: Open,
  place: (history: History) => void,
): Opens {
  return {
    opening: null,
    open: (experiment, from, wanted = 0) =>
      new Promise((resolve) => {
        const history = "branches" in from ? from : beginHistory(from);
        opened({
          history,
          work: (told) => withGhost(experiment, history, [], told),
          done: ({ run, ghost }) => {
            const end = lastOf(run);
            place(history);
            set({
              run,
              ghost,
              cursor: within(typeof wanted === "number" ? wanted : wanted(end), end),
              comparing: false,
              hovered: null,
              playing: false,
            });
          },
          end: (became) => {
            if (became.is === "failed") set({ notice: notComputed("run", became.why) });
            if (became.is === "stopped") set({ notice: stopped });
            resolve(became);
          },
        });
      }),
  };
}
