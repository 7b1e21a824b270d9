import { useMemo, useRef, useState } from "react";
import type { Size } from "../../scene/geometry.ts";
import { stagePicture } from "../../scene/stage-marks.ts";
import { stageScene } from "../../scene/stage.ts";
import type { StageProps } from "../experiments/shown.ts";
import { InPart } from "../loop/part.tsx";
import { MovingSheet } from "../picture/moving-sheet.tsx";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useStep, useWorkbench } from "../use-workbench.ts";
import { Cards } from "./cards.tsx";
import { Messages } from "./messages.tsx";
import { NodePop } from "./later-menus.ts";
import type { PickedNode } from "./pop.tsx";
import { stagePlanOf } from "./stage-plan-of.ts";
import "./stage.css";
import { usePace } from "./use-pace.ts";
import { useSize } from "./use-size.ts";

const phonePx = 600;

/** The processes, the place that only one may be in, and the messages between them, at the cursor. */
export function Stage({ readOnly = false }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  return (
    <div className="stage" ref={element}>
      {size && size.width > 0 && size.height > 0 && <StagePicture size={size} readOnly={readOnly} />}
    </div>
  );
}

function StagePicture({ size, readOnly }: { size: Size; readOnly: boolean }) {
  const { run, cursor } = useStep();
  const story = useWorkbench((workbench) => workbench.history.story);
  const typeScale = useTypeScale();
  // No hall looks at a phone, and there every card would lose what it tells.
  const scale = size.width < phonePx ? 1 : typeScale;
  const plan = stagePlanOf(run, size, scale);
  const scene = useMemo(() => stageScene(plan, cursor), [plan, cursor]);
  const [under, over] = useMemo(() => stagePicture(scene).layers, [scene]);
  // What was opened anew is another story: nothing of it comes from what was shown before.
  const ground = useMemo(() => ({ layout: plan.layout, story }), [plan.layout, story]);
  const pace = usePace(ground, cursor, run);
  const box = useMemo(() => ({ x: 0, y: 0, ...size }), [size]);
  const [node, setNode] = useState<PickedNode | null>(null);
  const insiders = scene.room?.inside.map((process) => plan.names[process]) ?? [];
  return (
    <div className="stage-picture" data-cut={pace.cut || undefined}>
      <MovingSheet marks={under.marks} box={box} pace={pace} />
      <InPart of="cards">
        <Cards size={size} scale={scale} pick={readOnly ? null : setNode} />
      </InPart>
      {scene.room && (
        <p className="stage-spoken">
          {insiders.length === 0
            ? "No node is in the critical section."
            : `In the critical section: ${insiders.join(" and ")}.`}
        </p>
      )}
      <Messages
        label="Messages under way"
        marks={over.marks}
        box={box}
        pace={pace}
        messages={scene.messages}
        readOnly={readOnly}
      />
      {scene.leftOut > 0 && <p className="stage-left-out">{scene.leftOut} more messages are under way</p>}
      {node && <NodePop picked={node} close={() => setNode(null)} />}
    </div>
  );
}
