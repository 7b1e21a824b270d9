import { finished, type Work } from "../../base/work.ts";
import { diagramPlanning, type DiagramPlan } from "../../scene/diagram-plan.ts";
import type { Size } from "../../scene/geometry.ts";
import type { Run } from "../../store/run.ts";

const plans = new WeakMap<Run, DiagramPlan & { readonly room: Size }>();

/** A run as it is drawn in a room of this size, with texts so much larger than at a desk; made once. */
export function planOf(run: Run, size: Size, scale: number): DiagramPlan {
  return finished(planning(run, size, scale));
}

/** The same as work that can pause. */
export function* planning(run: Run, size: Size, scale: number): Work<DiagramPlan> {
  const known = plans.get(run);
  if (known?.room.width === size.width && known.room.height === size.height && known.frame.scale === scale)
    return known;
  const names = run.trace.processes.map((id) => run.experiment.nameOf(id));
  const made = yield* diagramPlanning(run.trace, run.subject.reader, names, size, scale);
  const plan = { ...made, room: size };
  plans.set(run, plan);
  return plan;
}
