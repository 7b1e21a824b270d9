import type { Size } from "../../scene/geometry.ts";
import { stagePlan, type StagePlan } from "../../scene/stage.ts";
import type { Run } from "../../store/run.ts";

const plans = new WeakMap<Run, { readonly size: Size; readonly scale: number; readonly plan: StagePlan }>();

/** A run as the stage shows it in a room of this size, with texts so much larger than at a desk; made once. */
export function stagePlanOf(run: Run, size: Size, scale: number): StagePlan {
  const known = plans.get(run);
  if (known?.size.width === size.width && known.size.height === size.height && known.scale === scale)
    return known.plan;
  const names = run.trace.processes.map((id) => run.experiment.nameOf(id));
  const plan = stagePlan(run.timeline, run.subject.reader, names, size, scale);
  plans.set(run, { size, scale, plan });
  return plan;
}
