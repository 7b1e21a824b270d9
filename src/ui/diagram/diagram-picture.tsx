import { useId, useMemo, useRef } from "react";
import { diagramScene } from "../../scene/diagram.ts";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { lensOn } from "../../scene/lens.ts";
import { moment } from "../../scene/moment.ts";
import { xOf } from "../../scene/time-axis.ts";
import { still } from "../stage/pace.ts";
import { useGlide } from "../stage/use-glide.ts";
import { usePace } from "../stage/use-pace.ts";
import { useWorkbench } from "../use-workbench.ts";
import { CursorClips, CursorFlag, CursorLine } from "./cursor.tsx";
import { DiagramSlider } from "./diagram-slider.tsx";
import { LaneNames } from "./lane-names.tsx";
import { Legend } from "./legend.tsx";
import { Labels, Steps } from "./steps.tsx";
import { TickRow } from "./tick-row.tsx";
import { Tooltip } from "./tooltip.tsx";
import { useGestures } from "./use-gestures.ts";
import { useView } from "./use-view.ts";
import { Window } from "./window.tsx";
import { Backdrop, Drawing } from "./drawing.tsx";
import { ZoomButtons } from "./zoom-buttons.tsx";

/** The diagram in a room of known size. With a step only the cursor and a few marks change. */
export function DiagramPicture({ plan, height }: { plan: DiagramPlan; height: number }) {
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hovered = useWorkbench((workbench) => workbench.hovered);
  const element = useRef<HTMLDivElement>(null);
  const clip = useId();
  const control = useView(plan, cursor);
  const { view } = control;
  const scene = useMemo(() => diagramScene(plan, view), [plan, view]);
  const lens = useMemo(
    () => (hovered === null ? null : lensOn(plan.trace, scene, hovered)),
    [plan, scene, hovered],
  );
  const stepPace = usePace(plan, cursor);
  const pace = control.held ? still : stepPace;
  const x = useGlide(xOf(plan.axis, cursor) * view.zoom, pace);
  const left = useGlide(view.left, pace);
  const { grip, handlers } = useGestures(element, scene, plan, control);
  const { frame } = plan;
  return (
    <>
      <div className="diagram-top">
        <Legend looks={plan.looks} />
        {scene.arrowsLeftOut > 0 && <span>{scene.arrowsLeftOut} more messages are not drawn here</span>}
        <ZoomButtons control={control} />
      </div>
      <div className="diagram-scroll" data-tall={frame.size.height > height + 1 || undefined}>
        <div
          ref={element}
          className="diagram-picture"
          data-lens={lens ? "" : undefined}
          data-grip={grip ?? undefined}
          style={{ height: frame.size.height }}
          {...handlers}
        >
          <DiagramSlider plan={plan} control={control} />
          <svg width={frame.size.width} height={frame.size.height} aria-hidden="true">
            <CursorClips x={x} clip={clip} height={frame.size.height} />
            <LaneNames frame={frame} />
            <Window frame={frame} left={left} clip={clip}>
              <Backdrop scene={scene} />
              <Drawing scene={scene} lens={lens} clip={clip} />
              <Labels labels={scene.labels} cursor={cursor} lens={lens} />
              <CursorLine x={x} frame={frame} />
              <Steps marks={scene.steps} cursor={cursor} lens={lens} />
              <TickRow ticks={scene.ticks} pauses={scene.pauses} frame={frame} />
            </Window>
            <CursorFlag x={x} left={left} frame={frame} label={moment(plan.trace.steps[cursor]?.atMs ?? 0)} />
          </svg>
        </div>
      </div>
      {hovered !== null && <Tooltip plan={plan} step={hovered} />}
    </>
  );
}
