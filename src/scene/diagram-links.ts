import { arrowBetween, type Arrow } from "./arrows.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { laneAt } from "./diagram-steps.ts";
import { linkLooks } from "./links.ts";
import { xOf } from "./time-axis.ts";

/** The links that are on their way at some step of `first` … `last`, as arrows. */
export function linkArrows(
  { trace, frame, axis, links }: DiagramPlan,
  zoom: number,
  first: number,
  last: number,
): Arrow[] {
  const place = (step: number, process: number) => ({
    x: xOf(axis, step) * zoom,
    y: laneAt(trace, frame, trace.steps[step], process)?.y ?? 0,
  });
  return links.flatMap(({ kind, label, fromProcess, toProcess, from, to }) =>
    from > last || to < first
      ? []
      : [
          arrowBetween(
            {
              key: `link:${from}`,
              flight: -1 - from,
              process: fromProcess,
              sentStep: from,
              endStep: to,
              lost: false,
              label,
              look: linkLooks[kind],
            },
            { from: place(from, fromProcess), to: place(to, toProcess) },
          ),
        ],
  );
}
