import { useCallback, useEffect, useState } from "react";

import type { Scenario } from "../../scenario/scenario.ts";
import { Asker } from "../../store/asker.ts";
import {
  isGoodOutcome,
  type FoundOutcome,
  type SchedulesAsked,
  type SchedulesTold,
} from "../../store/schedules.ts";
import { threadOf } from "../thread.ts";

export interface Trial {
  readonly scenario: Scenario;
  readonly preempt: SchedulesAsked["wanted"]["preempt"];
  readonly is: "running" | "stopped" | "over" | "failed";
  readonly told: SchedulesTold | null;
  readonly failure: string | null;
}

/** The folder of the site that has the interpreter's files; the build puts them there. */
const folder = `python-${__PYODIDE_VERSION__}/`;

interface Known {
  readonly preempt: Trial["preempt"];
  readonly variants: readonly FoundOutcome["variant"][];
}

/** What went wrong in the last search, and where threads could change: after a change of the programs it is tried first. */
let known: Known = { preempt: "calls", variants: [] };

/** Where threads could change in the last search. */
export function lastPreempt(): Trial["preempt"] {
  return known.preempt;
}

/** A search over schedules on another thread: one at a time, and it stops when its dialog closes. */
export function useSchedules(): {
  readonly trial: Trial | null;
  readonly begin: (scenario: Scenario, wanted: Omit<SchedulesAsked["wanted"], "first">) => void;
  readonly stop: () => void;
} {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [asker] = useState(() => {
    const go = (change: Partial<Trial>) => setTrial((before) => before && { ...before, ...change });
    return new Asker<SchedulesAsked, SchedulesTold, SchedulesTold>(
      threadOf(() => new Worker(new URL("../../workers/schedules.ts", import.meta.url), { type: "module" })),
      {
        progress: (told) => go({ told }),
        done: (told) => {
          known = { ...known, variants: badIn(told) };
          go({ is: "over", told });
        },
        failed: (failure) => go({ is: "failed", failure }),
      },
    );
  });
  useEffect(() => () => asker.end(), [asker]);
  const begin = useCallback(
    (scenario: Scenario, wanted: Omit<SchedulesAsked["wanted"], "first">) => {
      setTrial({ scenario, preempt: wanted.preempt, is: "running", told: null, failure: null });
      const filesAt = new URL(folder, document.baseURI).href;
      // Points are counted in another way where threads change elsewhere.
      if (known.preempt !== wanted.preempt) known = { preempt: wanted.preempt, variants: [] };
      const first = known.variants.filter((variant) => fits(variant, scenario));
      asker.ask({ scenario, wanted: { ...wanted, first }, filesAt });
    },
    [asker],
  );
  const stop = useCallback(() => {
    asker.end();
    setTrial((before) => {
      if (before?.is !== "running") return before;
      const bad = before.told ? badIn(before.told) : [];
      if (bad.length > 0) known = { ...known, variants: bad };
      return { ...before, is: "stopped" };
    });
  }, [asker]);
  return { trial, begin, stop };
}

function badIn({ outcomes }: SchedulesTold): FoundOutcome["variant"][] {
  return outcomes.flatMap((outcome) => (isGoodOutcome(outcome) ? [] : [outcome.variant]));
}

/** Whether a schedule of an earlier search can be tried on this scenario: the process that it kills is there. */
function fits({ interventions }: FoundOutcome["variant"], { processes }: Scenario): boolean {
  const names = new Set<string>(
    processes.map((process) => (typeof process === "object" && "name" in process ? process.name : "")),
  );
  return interventions.every((one) => one.do !== "crash" || names.has(one.process));
}
