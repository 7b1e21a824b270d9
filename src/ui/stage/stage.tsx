import { useCallback, useMemo, useRef, useState } from "react";
import type { Size } from "../../scene/geometry.ts";
import { stageScene } from "../../scene/stage.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import type { StageProps } from "../experiments/shown.ts";
import { useWorkbench } from "../use-workbench.ts";
import { InOwnTurn, part } from "../in-turn.tsx";
import { Cards } from "./cards.tsx";
import { MessageView, WayView } from "./message.tsx";
import { MessagePop } from "./message-pop.tsx";
import { NodePop } from "./node-pop.tsx";
import type { PickedMessage, PickedNode } from "./pop.tsx";
import type { Anchor } from "./pop.tsx";
import { OwnerView, RoomView } from "./room.tsx";
import { Spoken } from "./spoken.tsx";
import { stagePlanOf } from "./stage-plan-of.ts";
import "./stage.css";
import { useMarks } from "./use-marks.ts";
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
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const story = useWorkbench((workbench) => workbench.history.story);
  const typeScale = useTypeScale();
  // No hall looks at a phone, and there every card would lose what it tells.
  const scale = size.width < phonePx ? 1 : typeScale;
  const plan = stagePlanOf(run, size, scale);
  const scene = useMemo(() => stageScene(plan, cursor), [plan, cursor]);
  // What was opened anew is another story: nothing of it comes from what was shown before.
  const ground = useMemo(() => ({ layout: plan.layout, story }), [plan.layout, story]);
  const { marks, pace, gone } = useMarks(ground, run, scene);
  const messages = marks.flatMap((shown) =>
    shown.mark.kind === "message" ? [{ ...shown, mark: shown.mark }] : [],
  );
  const [node, setNode] = useState<PickedNode | null>(null);
  const [message, setMessage] = useState<PickedMessage | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const { flights } = run.trace;
  const layer = useRef<SVGSVGElement>(null);
  const pick = useCallback(
    (flight: number, anchor: Anchor) => setMessage({ name: flights[flight]?.name ?? "", anchor }),
    [flights, setMessage],
  );
  const open = (flight: number) => {
    const mark = layer.current?.querySelector(`[data-flight="${flight}"]`);
    if (mark) pick(flight, mark.getBoundingClientRect());
  };
  const owners = marks.flatMap((shown) =>
    shown.mark.kind === "owner" ? [{ ...shown, mark: shown.mark }] : [],
  );
  return (
    <div className="stage-picture" data-cut={pace.cut || undefined}>
      <svg className="stage-layer" width={size.width} height={size.height} aria-hidden="true">
        {scene.room && <RoomView room={scene.room} />}
        {messages.map((shown) => (
          <WayView key={shown.mark.key} shown={shown} />
        ))}
      </svg>
      <InOwnTurn part={part.cards}>
        <Cards size={size} scale={scale} pick={readOnly ? null : setNode} />
      </InOwnTurn>
      <svg
        ref={layer}
        className="stage-layer stage-marks"
        width={size.width}
        height={size.height}
        aria-hidden="true"
      >
        {owners.map((shown) => (
          <OwnerView key={shown.mark.key} shown={shown} pace={pace} gone={gone} />
        ))}
        {messages.map((shown) => (
          <MessageView
            key={shown.mark.key}
            shown={shown}
            pace={pace}
            gone={gone}
            picked={
              focused === shown.mark.flight ||
              (message !== null && flights[shown.mark.flight]?.name === message.name)
            }
            pick={readOnly ? null : pick}
          />
        ))}
      </svg>
      {scene.leftOut > 0 && <p className="stage-left-out">{scene.leftOut} more messages are under way</p>}
      <Spoken
        scene={scene}
        names={plan.names}
        trace={run.trace}
        focus={setFocused}
        open={readOnly ? null : open}
      />
      {node && <NodePop picked={node} close={() => setNode(null)} />}
      {message && <MessagePop picked={message} close={() => setMessage(null)} />}
    </div>
  );
}
