import { useCallback, useMemo, useRef, useState } from "react";
import type { Problem } from "../../scenario/problem.ts";
import { checkScenario } from "../../experiments/files.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { wantedScenario } from "../../store/opening.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

export interface Draft {
  readonly scenario: Scenario;
  /** What keeps the draft from being a scenario: then the run on the screen is still the last one that was. */
  readonly problems: readonly Problem[];
  /** What is wrong at a path of the scenario, or null. */
  readonly problemAt: (path: string) => string | null;
  /** Puts in what was typed. What belongs to one `field` since it was entered is one change. */
  readonly put: (scenario: Scenario, field: string) => void;
  /** The same for what is chosen at once: a change of its own. */
  readonly choose: (scenario: Scenario, field: string) => void;
  /** A field was entered: what is typed from here on is another change than before. */
  readonly begin: () => void;
  /** What a field for a number needs to write the value at a path of the scenario. */
  readonly typed: (path: string, change: (value: number) => Scenario) => Typed;
}

interface Typed {
  readonly begin: () => void;
  readonly problem: string | null;
  readonly change: (value: number) => void;
}

/**
 * What is in the form: the run's scenario, or what is on the way to the next one. As soon as it is a scenario it
 * is run; until then nothing but the form knows of it.
 */
export function useDraft(): Draft {
  const store = useWorkbenchStore();
  const shown = useWorkbench(wantedScenario);
  const [draft, setDraft] = useState({ base: shown, scenario: shown, problems: [] as readonly Problem[] });
  const session = useRef(0);
  // Whatever changes the run from outside, as undo does, is in the form at once.
  const isStale = draft.base !== shown;
  const { scenario, problems } = isStale ? { scenario: shown, problems: [] } : draft;
  const put = useCallback(
    (next: Scenario, field: string) => {
      const read = checkScenario(next);
      if (read.ok) store.getState().change(read.value, `${field} ${session.current}`);
      const base = wantedScenario(store.getState());
      setDraft({ base, scenario: read.ok ? base : next, problems: read.ok ? [] : read.problems });
    },
    [store],
  );
  const begin = useCallback(() => void session.current++, []);
  return useMemo(() => {
    const problemAt = (path: string) => problems.find((problem) => problem.path === path)?.message ?? null;
    const choose = (next: Scenario, field: string) => {
      begin();
      put(next, field);
    };
    const typed = (path: string, change: (value: number) => Scenario): Typed => ({
      begin,
      problem: problemAt(path),
      change: (value) => put(change(value), path),
    });
    return { scenario, problems, problemAt, put, choose, begin, typed };
  }, [scenario, problems, put, begin]);
}
