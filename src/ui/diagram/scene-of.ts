import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { diagramScene, type DiagramScene } from "../../scene/diagram.ts";
import { ghostBehind, type Ghost } from "../../scene/ghost.ts";
import type { View } from "../../scene/view.ts";

interface Made<T> {
  readonly view: View;
  readonly beside: number;
  readonly scene: T;
}

const scenes = new WeakMap<DiagramPlan, Made<DiagramScene>>();
const ghosts = new WeakMap<DiagramPlan, Made<Ghost> & { readonly before: DiagramPlan }>();

/** As `diagramScene`. The last one of a plan is kept, so that it can be made before it is drawn. */
export function sceneOf(plan: DiagramPlan, view: View, beside: number): DiagramScene {
  const last = scenes.get(plan);
  if (last?.view === view && last.beside === beside) return last.scene;
  const scene = diagramScene(plan, view, beside);
  scenes.set(plan, { view, beside, scene });
  return scene;
}

/** As `ghostBehind`, and kept likewise. */
export function ghostOf(
  plan: DiagramPlan,
  before: DiagramPlan,
  parting: number,
  view: View,
  beside: number,
): Ghost {
  const last = ghosts.get(plan);
  if (last?.view === view && last.beside === beside && last.before === before) return last.scene;
  const scene = ghostBehind(plan, before, parting, view, beside);
  ghosts.set(plan, { view, beside, before, scene });
  return scene;
}
