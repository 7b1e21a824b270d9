import { useReducedMotionConfig } from "framer-motion";
import { useCallback, useEffect, useMemo, useState } from "react";
import { axisBetween, axisOn, shownOn } from "../../scene/axis-on.ts";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import type { Size } from "../../scene/geometry.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { move } from "../loop/move.ts";
import { useWorkbench } from "../use-workbench.ts";
import type { Work } from "../../base/work.ts";
import { partingOf } from "../../store/parting.ts";
import type { Run } from "../../store/run.ts";
import { usePrepared } from "../use-prepared.ts";
import { planning, planOf } from "./plan-of.ts";

const glideMs = 280;
/** More steps than this are put to their new places at once. */
const stepsMost = 600;

export interface Planned {
  readonly plan: DiagramPlan;
  /** What the run grew from: as long as that is the same, it is the same story, looked at in the same place. */
  readonly story: unknown;
  /** Whether something is tried out: then the scale stays what it was. */
  readonly held: boolean;
}

/**
 * The plan that is drawn. While an edit is tried out the run stands on the axis of the run that it changes; after
 * an edit its steps glide from where they were shown to where they belong.
 */
export function usePlan(size: Size): Planned {
  const run = useWorkbench((workbench) => workbench.run);
  const base = useWorkbench((workbench) => workbench.preview?.base ?? null);
  const story = useWorkbench((workbench) => workbench.history.story);
  const scale = useTypeScale("diagram");
  const target = useMemo(() => {
    const own = planOf(run, size, scale);
    return base === null ? own : { ...own, axis: axisOn(planOf(base, size, scale), run.trace) };
  }, [run, base, size, scale]);
  usePrepared(
    useCallback(
      function* (run: Run, base: Run): Work<void> {
        yield* planning(run, size, scale);
        axisOn(planOf(base, size, scale), run.trace);
        yield;
        partingOf(base, run);
      },
      [size, scale],
    ),
  );
  const held = base !== null;
  return { plan: useGlide(target, story, held), story, held };
}

interface Shown {
  readonly target: DiagramPlan;
  readonly story: unknown;
  /** Where the steps came from, as long as they glide. */
  readonly from: Float64Array | null;
  readonly plan: DiagramPlan;
}

function useGlide(target: DiagramPlan, story: unknown, held: boolean): DiagramPlan {
  const reduced = useReducedMotionConfig() === true;
  const [shown, setShown] = useState<Shown>({ target, story, from: null, plan: target });
  let current = shown;
  if (shown.target !== target || shown.story !== story) {
    const glides = !reduced && !held && shown.story === story && canGlide(shown.plan, target);
    const from = glides ? shownOn(shown.plan, target.trace) : null;
    current = { target, story, from, plan: from ? between(target, from, 0) : target };
    setShown(current);
  }
  const from = current.from;
  useEffect(() => {
    if (from === null) return undefined;
    return move("diagram", glideMs, slowing, (share) =>
      setShown((last) =>
        last.from === from
          ? { ...last, from: share < 1 ? from : null, plan: between(target, from, share) }
          : last,
      ),
    );
  }, [from, target]);
  return current.plan;
}

function between(target: DiagramPlan, from: Float64Array, share: number): DiagramPlan {
  return share >= 1 ? target : { ...target, axis: axisBetween(from, target.axis, share) };
}

function canGlide(shown: DiagramPlan, target: DiagramPlan): boolean {
  const [a, b] = [shown.frame.size, target.frame.size];
  return a.width === b.width && a.height === b.height && target.axis.xs.length <= stepsMost;
}

function slowing(share: number): number {
  return 1 - (1 - share) ** 3;
}
