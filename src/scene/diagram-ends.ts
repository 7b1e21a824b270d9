import type { Flight } from "../trace/trace.ts";
import { lostAt, type ArrowEnds } from "./arrows.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { yOfEnds } from "./diagram-steps.ts";
import { lerp } from "./geometry.ts";
import { xOf, xOfEnd } from "./time-axis.ts";

/** From the sender's lane to the receiver's; a lost one ends between them, unless the receiver was down. */
export function endsOf({ trace, frame, axis }: DiagramPlan, zoom: number, flight: Flight): ArrowEnds {
  const { from: y, to: receiver } = yOfEnds(trace, frame, flight);
  const end = trace.steps[flight.endStep]?.happening;
  const onItsWay = end?.kind === "lost" && end.why !== "down";
  const down = end?.kind === "lost" && end.why === "down";
  const reach = onItsWay
    ? lerp(y, receiver, lostAt)
    : down
      ? receiver - Math.sign(receiver - y) * 4
      : receiver;
  return {
    from: { x: xOf(axis, flight.sentStep) * zoom, y },
    to: { x: xOfEnd(axis, flight) * zoom, y: reach },
  };
}
