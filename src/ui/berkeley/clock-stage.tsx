import { useRef } from "react";
import { InPart } from "../loop/part.tsx";
import type { StageProps } from "../experiments/shown.ts";
import { useSize } from "../stage/use-size.ts";
import { useWorkbench } from "../use-workbench.ts";
import { ClockStrip } from "./clock-strip.tsx";
import { OffsetPanel } from "./offset-panel.tsx";
import { berkeleyOf } from "../../store/berkeley/rounds.ts";
import "../stage/stage.css";
import "./clock-stage.css";

/** The machines' clocks, and how far each of them is off. */
export function ClockStage({ readOnly = false }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const run = useWorkbench((workbench) => workbench.run);
  const berkeley = berkeleyOf(run);
  return (
    <div className="stage clock-stage" ref={element}>
      {size && size.width > 0 && berkeley && (
        <>
          <InPart of="cards">
            <ClockStrip size={size} readOnly={readOnly} />
          </InPart>
          <OffsetPanel berkeley={berkeley} readOnly={readOnly} />
        </>
      )}
    </div>
  );
}
