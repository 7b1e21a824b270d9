import { useCallback, useEffect, useRef, useState } from "react";
import type { Json } from "../../base/words.ts";
import type { Bounds, Findings, FoundViolation, SearchAsked, SearchTold } from "../../contract/search.ts";
import type { Scenario } from "../../scenario/scenario.ts";

export interface Search {
  readonly scenario: Scenario;
  readonly bounds: Bounds;
  readonly is: "running" | "stopped" | "over" | "failed";
  readonly findings: Findings | null;
  readonly violation: FoundViolation | null;
}

/** A search on another thread: one at a time, and none once nobody looks at it. */
export function useSearch(): {
  readonly search: Search | null;
  readonly begin: (scenario: Scenario, bounds: Bounds) => void;
  readonly stop: () => void;
} {
  const [search, setSearch] = useState<Search | null>(null);
  const worker = useRef<Worker | null>(null);
  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => end, [end]);

  const begin = useCallback(
    (scenario: Scenario, bounds: Bounds) => {
      end();
      const thread = new Worker(new URL("../../workers/explore.ts", import.meta.url), { type: "module" });
      worker.current = thread;
      setSearch({ scenario, bounds, is: "running", findings: null, violation: null });
      const go = (change: Partial<Search>) => setSearch((before) => before && { ...before, ...change });
      thread.addEventListener("message", ({ data }: MessageEvent<SearchTold>) => {
        go(
          data.kind === "progress"
            ? { findings: data.findings }
            : { is: "over", findings: data.findings, violation: data.violation },
        );
        if (data.kind === "over") end();
      });
      thread.addEventListener("error", () => {
        go({ is: "failed" });
        end();
      });
      const asked: SearchAsked = { scenario: scenario as unknown as Json, bounds };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window and takes no origin
      thread.postMessage(asked);
    },
    [end],
  );
  const stop = useCallback(() => {
    end();
    setSearch((before) => (before?.is === "running" ? { ...before, is: "stopped" } : before));
  }, [end]);
  return { search, begin, stop };
}
