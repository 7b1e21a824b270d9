import { useRef, useState, type PointerEvent } from "react";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { timeText } from "../../scene/time-text.ts";
import { stepOf } from "../words/step-name.ts";
import { Ticks } from "./ticks.tsx";
import "./scrubber.css";

/**
 * The whole run as a row of steps. What is operated is the browser's own slider, laid over the picture: mouse,
 * thumb, keys and screen readers know it.
 */
export function Scrubber() {
  const store = useWorkbenchStore();
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const last = useLastShown();
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const time = useWorkbench(({ run: { trace }, cursor }) => timeText(trace, trace.steps[cursor]?.atMs ?? 0));
  const slider = useRef<HTMLInputElement>(null);
  const stepUnder = (event: PointerEvent): number => {
    const box = slider.current?.getBoundingClientRect();
    if (!box) return cursor;
    const half = thumbPx / 2;
    const part = (event.clientX - box.left - half) / Math.max(1, box.width - thumbPx);
    return Math.round(Math.max(0, Math.min(1, part)) * last);
  };
  return (
    <div
      className="scrubber"
      data-term="ticks"
      onPointerMove={(event) => store.getState().hover(stepUnder(event))}
      onPointerLeave={() => store.getState().hover(null)}
    >
      <Ticks last={last} />
      <input
        ref={slider}
        type="range"
        aria-label="Step"
        aria-valuetext={`${stepOf(cursor, hides ? null : last + 1)}, ${time}`}
        min={0}
        max={last}
        value={cursor}
        onChange={(event) => store.getState().goTo(event.target.valueAsNumber)}
      />
    </div>
  );
}

/** The run's last step; where what comes is hidden, the latest step that was shown. */
function useLastShown(): number {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const [seen, see] = useState({ run, last: cursor });
  const last = seen.run === run ? Math.max(seen.last, cursor) : cursor;
  if (seen.run !== run || seen.last !== last) see({ run, last });
  return hides ? last : run.trace.steps.length - 1;
}

/** As wide as scrubber.css makes the slider's thumb: half of it stands over at either end. */
const thumbPx = 20;
