import { useMemo } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { ghostBehind, type Ghost } from "../../scene/ghost.ts";
import type { View } from "../../scene/view.ts";
import { partingOf } from "../../store/parting.ts";
import { useWorkbench } from "../use-workbench.ts";
import { planOf } from "./plan-of.ts";

/** The run as it was, behind the run as it is; not where both stand side by side anyway. */
export function useGhost(plan: DiagramPlan, view: View, beside: number): Ghost | null {
  const before = useWorkbench(({ ghost, comparing }) => (comparing ? null : ghost));
  const run = useWorkbench((workbench) => workbench.run);
  return useMemo(() => {
    if (before === null || run.trace !== plan.trace) return null;
    const parting = partingOf(before, run);
    const { size, scale } = plan.frame;
    return parting === null ? null : ghostBehind(plan, planOf(before, size, scale), parting, view, beside);
  }, [before, run, plan, view, beside]);
}
