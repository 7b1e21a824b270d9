import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { laneOf } from "../../scene/diagram-steps.ts";
import type { Trace, TraceStep } from "../../trace/trace.ts";

/**
 * Where there are more lanes than room, scrolls the picture to the lane of the step that the cursor is on, as far as
 * it must; where a segment reaches a kernel, to that host's. How far it is scrolled is heard and not asked: to be asked, the page would have to be laid out at each step.
 */
export function useLaneInView(
  picture: RefObject<HTMLElement | null>,
  { trace, frame }: DiagramPlan,
  cursor: number,
  height: number,
): void {
  const isTall = frame.size.height > height + 1;
  const top = useRef(0);
  useEffect(() => {
    const room = isTall ? picture.current?.parentElement : null;
    const hear = () => {
      top.current = room?.scrollTop ?? 0;
    };
    hear();
    room?.addEventListener("scroll", hear, { passive: true });
    return () => room?.removeEventListener("scroll", hear);
  }, [picture, isTall]);
  const step = trace.steps[cursor];
  const lane = (step && frame.lanes[placeOf(trace, step)]?.y) ?? null;
  const above = frame.plot.y;
  useLayoutEffect(() => {
    const room = isTall ? picture.current?.parentElement : null;
    if (!room || lane === null) return;
    const isSeen = lane > top.current + above && lane < top.current + height - above / 2;
    if (!isSeen) room.scrollTo({ top: lane - height / 2 });
  }, [picture, isTall, lane, above, height]);
}

/** A message that is lost has its receiver's lane in view, though its mark stands on the way there. */
function placeOf(trace: Trace, step: TraceStep): number {
  const lane = laneOf(trace, step);
  return lane < 0 ? (trace.flights[step.flight]?.to ?? -1) : lane;
}
