import { useMemo } from "react";
import type { Size } from "../../scene/geometry.ts";
import { stageScene } from "../../scene/stage.ts";
import { useStep } from "../use-workbench.ts";
import { CardView } from "./card.tsx";
import type { PickedNode } from "./pop.tsx";
import { stagePlanOf } from "./stage-plan-of.ts";

interface Props {
  readonly size: Size;
  readonly scale: number;
  /** Opens what can be done to a process; null where nothing can. */
  readonly pick: ((picked: PickedNode) => void) | null;
}

/** What every process knows, at the cursor. */
export function Cards({ size, scale, pick }: Props) {
  const { run, cursor } = useStep();
  const plan = stagePlanOf(run, size, scale);
  const scene = useMemo(() => stageScene(plan, cursor), [plan, cursor]);
  return scene.cards.map((card) => (
    <CardView key={card.key} card={card} form={scene.form} processes={run.trace.processes} pick={pick} />
  ));
}
