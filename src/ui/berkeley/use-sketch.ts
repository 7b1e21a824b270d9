import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { BerkeleyScenario } from "../../scenario/scenario.ts";
import type { Sheet } from "../../store/berkeley/charted.ts";
import { Sketcher, type Inks, type Sketch } from "../../store/berkeley/sketch.ts";
import { paletteOf, type Look } from "../theme/palette.ts";
import { useLook } from "../theme/use-look.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

interface Thread {
  readonly sketcher: Sketcher<ImageBitmap>;
  /** Whether it made no picture of something: the next hold has another thread. */
  hasFailed: boolean;
  readonly end: () => void;
}

/**
 * The chart of what a hand is trying out, as another thread has it: of the newest scenario that there was time for.
 * Null where nothing is asked for, and until the first is there. If the thread fails nothing comes, and the run is seen
 * when the hand rests; a notice says so once the hand has let go.
 */
export function useSketch(
  tried: BerkeleyScenario | null,
  held: number,
  sheet: Sheet,
): Sketch<ImageBitmap> | null {
  const [sketch, setSketch] = useState<Sketch<ImageBitmap> | null>(null);
  const look = useLook();
  const store = useWorkbenchStore();
  // Begun when it is first needed, and kept: what it has compiled it need not compile at the next hold.
  const thread = useRef<Thread>(null);
  useEffect(() => () => thread.current?.end(), []);
  useLayoutEffect(() => {
    if (tried) {
      thread.current ??= begun(setSketch);
      thread.current.sketcher.ask({ scenario: tried, sheet, held, inks: inksOf(look) });
      return;
    }
    thread.current?.sketcher.forget();
    if (thread.current?.hasFailed !== true) return;
    thread.current.end();
    thread.current = null;
    store.getState().tell(notSketched);
  }, [tried, held, sheet, look, store]);
  if (!tried && sketch) setSketch(null);
  return tried && sketch;
}

const notSketched = {
  kind: "problem",
  title: "The chart could not follow your hand",
  text: "The thread that draws it failed. The run itself is there: drag again to try another thread.",
} as const;

function inksOf(look: Look): Inks {
  const { held, ink, panel, processes, stroke } = paletteOf(look);
  return { held, ink, panel, processes, stroke, density: window.devicePixelRatio || 1 };
}

function begun(show: (sketch: Sketch<ImageBitmap>) => void): Thread {
  const worker = new Worker(new URL("../../workers/sketch.ts", import.meta.url), { type: "module" });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window and takes no origin
  const sketcher = new Sketcher<ImageBitmap>((asked) => worker.postMessage(asked), show);
  worker.addEventListener("message", ({ data }: MessageEvent<Sketch<ImageBitmap>>) => sketcher.told(data));
  const thread: Thread = { sketcher, hasFailed: false, end: () => worker.terminate() };
  worker.addEventListener("error", (event) => {
    // Told on the page, and so in no console.
    event.preventDefault();
    thread.hasFailed = true;
    sketcher.failed();
  });
  return thread;
}
