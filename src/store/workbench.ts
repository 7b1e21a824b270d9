import { createStore } from "zustand/vanilla";
import type { Experiment } from "../experiments/experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { interestingSteps, nextOf, previousOf } from "./interesting.ts";
import { runOf, type Run } from "./run.ts";
import { sameMoment } from "./same-moment.ts";
import { neighbour, type Speed } from "./speed.ts";

export type Theme = "light" | "dark";
export type Tab = "code" | "state" | "console";

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
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** The step under the pointer or the keyboard's focus, or null. */
  readonly hovered: number | null;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly theme: Theme;
  readonly tab: Tab;
  readonly notice: Notice | null;

  readonly open: (experiment: Experiment, scenario: Scenario, cursor?: number) => void;
  /** The same experiment with something changed; what was shown stays in view where it still happens. */
  readonly change: (scenario: Scenario) => void;
  /** Goes to a step and stops playing; one outside of the run is brought to its nearest end. */
  readonly goTo: (step: number) => void;
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
  readonly showTab: (tab: Tab) => void;
  readonly tell: (notice: Notice) => void;
  readonly dismiss: () => void;
}

export type WorkbenchStore = ReturnType<typeof createWorkbench>;

export function createWorkbench(experiment: Experiment, scenario: Scenario, cursor = 0) {
  return createStore<Workbench>()((set, get) => {
    const last = () => get().run.trace.steps.length - 1;
    const goTo = (step: number) => set({ cursor: within(step, last()), playing: false });
    const start = runOf(experiment, scenario);
    return {
      run: start,
      cursor: within(cursor, start.trace.steps.length - 1),
      hovered: null,
      playing: false,
      speed: 1,
      theme: "light",
      tab: "code",
      notice: null,

      open: (nextExperiment, nextScenario, nextCursor = 0) => {
        const run = runOf(nextExperiment, nextScenario);
        const cursor = within(nextCursor, run.trace.steps.length - 1);
        set({ run, cursor, hovered: null, playing: false });
      },
      change: (nextScenario) => {
        const { run: before, cursor } = get();
        const run = runOf(before.experiment, nextScenario);
        set({ run, cursor: sameMoment(before, cursor, run), hovered: null, playing: false });
      },
      goTo,
      goBy: (steps) => goTo(get().cursor + steps),
      goToEnd: () => goTo(last()),
      goToInteresting: (direction) => {
        const steps = interestingSteps(get().run);
        const { cursor } = get();
        goTo(direction > 0 ? (nextOf(steps, cursor) ?? last()) : (previousOf(steps, cursor) ?? 0));
      },
      hover: (step) => set({ hovered: step }),
      play: () => set(({ cursor }) => ({ playing: true, cursor: cursor >= last() ? 0 : cursor })),
      pause: () => set({ playing: false }),
      advance: () =>
        set(({ cursor }) => ({ cursor: within(cursor + 1, last()), playing: cursor + 1 < last() })),
      faster: () => set(({ speed }) => ({ speed: neighbour(speed, 1) })),
      slower: () => set(({ speed }) => ({ speed: neighbour(speed, -1) })),
      showTheme: (theme) => set({ theme }),
      showTab: (tab) => set({ tab }),
      tell: (notice) => set({ notice }),
      dismiss: () => set({ notice: null }),
    };
  });
}

function within(step: number, last: number): number {
  return Math.max(0, Math.min(step, last));
}
