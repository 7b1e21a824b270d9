import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { BerkeleyScenario } from "../../experiments/berkeley/scenario.ts";
import type { ChartArea } from "../../store/berkeley/charted.ts";
import type { Sketch, SketchAsked } from "../../store/berkeley/sketch.ts";
import { Asker } from "../../store/asker.ts";
import { threadOf } from "../thread.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

interface Thread {
  readonly asker: Asker<SketchAsked, never, Sketch>;
  /** Whether it made no chart of something: the next hold has another thread. */
  hasFailed: boolean;
}

/**
 * The chart of what a hand is trying out, as another thread has it: of the newest scenario that there was time for.
 * Null where nothing is asked for, and until the first is there. If the thread fails nothing comes, and the run is seen
 * when the hand rests; a notice says so once the hand has let go.
 */
export function useSketch(tried: BerkeleyScenario | null, area: ChartArea): Sketch | null {
  const [sketch, setSketch] = useState<Sketch | null>(null);
  const store = useWorkbenchStore();
  // Begun when it is first needed, and kept: what it has compiled it need not compile at the next hold.
  const thread = useRef<Thread>(null);
  useEffect(() => () => thread.current?.asker.end(), []);
  useLayoutEffect(() => {
    if (tried) {
      thread.current ??= begun(setSketch);
      thread.current.asker.ask({ scenario: tried, area });
      return;
    }
    thread.current?.asker.stop();
    if (thread.current?.hasFailed !== true) return;
    thread.current.asker.end();
    thread.current = null;
    store.getState().tell(notSketched);
  }, [tried, area, store]);
  if (!tried && sketch) setSketch(null);
  return tried && sketch;
}

const notSketched = {
  kind: "problem",
  title: "The chart could not follow the drag",
  text: "The thread that draws the chart failed. Your run is unchanged: drag again.",
} as const;

function begun(show: (sketch: Sketch) => void): Thread {
  const thread: Thread = {
    asker: new Asker(
      threadOf(() => new Worker(new URL("../../workers/sketch.ts", import.meta.url), { type: "module" })),
      { done: show, failed: () => (thread.hasFailed = true) },
    ),
    hasFailed: false,
  };
  return thread;
}
