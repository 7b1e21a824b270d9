import { useCallback, useEffect, useState } from "react";
import type { Bounds, Findings } from "../../contract/search.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { Asker } from "../../store/asker.ts";
import type { Found, FoundViolation, SearchAsked } from "../../store/searched.ts";
import { threadOf } from "../thread.ts";

export interface Search {
  readonly scenario: Scenario;
  readonly bounds: Bounds;
  readonly is: "running" | "stopped" | "over" | "failed";
  readonly findings: Findings | null;
  readonly violation: FoundViolation | null;
}

/** A search on another thread: one at a time, and it stops when its dialog closes. */
export function useSearch(): {
  readonly search: Search | null;
  readonly begin: (scenario: Scenario, bounds: Bounds) => void;
  readonly stop: () => void;
} {
  const [search, setSearch] = useState<Search | null>(null);
  const [asker] = useState(() => {
    const go = (change: Partial<Search>) => setSearch((before) => before && { ...before, ...change });
    return new Asker<SearchAsked, Findings, Found>(
      threadOf(() => new Worker(new URL("../../workers/explore.ts", import.meta.url), { type: "module" })),
      {
        progress: (findings) => go({ findings }),
        done: (found) => go({ is: "over", ...found }),
        failed: () => go({ is: "failed" }),
      },
    );
  });
  useEffect(() => () => asker.end(), [asker]);
  // A search that is over goes with the states that it remembers.
  const isOver = search?.is === "over";
  useEffect(() => {
    if (isOver) asker.end();
  }, [asker, isOver]);

  const begin = useCallback(
    (scenario: Scenario, bounds: Bounds) => {
      asker.end();
      setSearch({ scenario, bounds, is: "running", findings: null, violation: null });
      asker.ask({ scenario, bounds });
    },
    [asker],
  );
  const stop = useCallback(() => {
    asker.end();
    setSearch((before) => (before?.is === "running" ? { ...before, is: "stopped" } : before));
  }, [asker]);
  return { search, begin, stop };
}
