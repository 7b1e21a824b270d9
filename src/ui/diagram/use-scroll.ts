import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { laneAt, laneOf } from "../../scene/diagram-steps.ts";
import type { Trace, TraceStep } from "../../trace/trace.ts";

/** A part of the picture from top to bottom, in pixels. */
export interface Rows {
  readonly y: number;
  readonly height: number;
}

/**
 * Where there are more lanes than room, scrolls the picture to the lane of the step that the cursor is on, as far as
 * it must; where a segment reaches a kernel, to that host's. Returns the rows that are seen, and some more, so that they
 * change only now and then; all of them where there is room for all. How far the picture is scrolled is heard and not
 * asked: to be asked, the page would have to be laid out at each step.
 */
export function useScroll(
  picture: RefObject<HTMLElement | null>,
  { trace, frame }: DiagramPlan,
  cursor: number,
  room: number,
): Rows {
  const whole = frame.size.height;
  const isTall = whole > room + 1;
  const stride = Math.max(1, Math.ceil(room / 2));
  const top = useRef(0);
  const [first, setFirst] = useState(0);
  useEffect(() => {
    const scroller = isTall ? picture.current?.parentElement : null;
    const hear = () => {
      top.current = scroller?.scrollTop ?? 0;
      setFirst(Math.floor(top.current / stride));
    };
    hear();
    scroller?.addEventListener("scroll", hear, { passive: true });
    return () => scroller?.removeEventListener("scroll", hear);
  }, [picture, isTall, stride]);
  const step = trace.steps[cursor];
  const lane = (step && laneAt(trace, frame, step, placeOf(trace, step))?.y) ?? null;
  const above = frame.plot.y;
  useLayoutEffect(() => {
    const scroller = isTall ? picture.current?.parentElement : null;
    if (!scroller || lane === null) return;
    const isSeen = lane > top.current + above && lane < top.current + room - above / 2;
    if (!isSeen) scroller.scrollTo({ top: lane - room / 2 });
  }, [picture, isTall, lane, above, room]);
  if (!isTall) return { y: 0, height: whole };
  const y = Math.min(first * stride, Math.max(0, whole - room - stride));
  return { y, height: Math.min(whole - y, room + stride) };
}

/** A message that is lost has its receiver's lane in view, though its mark stands on the way there. */
function placeOf(trace: Trace, step: TraceStep): number {
  const lane = laneOf(trace, step);
  return lane < 0 ? (trace.flights[step.flight]?.to ?? -1) : lane;
}
