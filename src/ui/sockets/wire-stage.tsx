import { useCallback, useMemo, useRef, useState } from "react";
import { sidesOf } from "../../experiments/sockets/sides.ts";
import type { Size } from "../../scene/geometry.ts";
import { wireLayout, wireRoom } from "../../scene/sockets/wire-layout.ts";
import { wirePicture } from "../../scene/sockets/wire-marks.ts";
import { wirePlan, wireScene } from "../../scene/sockets/wire.ts";
import type { StageProps } from "../experiments/shown.ts";
import { Segments } from "../form/segments.tsx";
import { MovingSheet } from "../picture/moving-sheet.tsx";
import { Messages } from "../stage/messages.tsx";
import { NodePop } from "../stage/later-menus.ts";
import type { Anchor, PickedNode } from "../stage/pop.tsx";
import { usePace } from "../stage/use-pace.ts";
import { useSize } from "../stage/use-size.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useStep, useWorkbench } from "../use-workbench.ts";
import "../stage/stage.css";
import type { Script } from "./bytes.ts";
import { HostCard } from "./host-card.tsx";
import { useHosts } from "./use-hosts.ts";
import "./wire-stage.css";

const scripts = [
  { value: "text", label: "text" },
  { value: "hex", label: "hex" },
] as const;

/** The hosts, what their kernels have, and the wire between them with the segments on it, at the cursor. */
export function WireStage({ readOnly = false }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const [script, setScript] = useState<Script>("text");
  return (
    <div className="wire-frame">
      <div className="stage wire-stage" ref={element}>
        {size && size.width > 0 && size.height > 0 && (
          <Picture size={size} script={script} readOnly={readOnly} />
        )}
      </div>
      <Segments label="Bytes in the buffers" small choices={scripts} value={script} choose={setScript} />
    </div>
  );
}

interface PictureProps {
  readonly size: Size;
  readonly script: Script;
  readonly readOnly: boolean;
}

function Picture({ size, script, readOnly }: PictureProps) {
  const { run, cursor } = useStep();
  const story = useWorkbench((workbench) => workbench.history.story);
  const scale = useTypeScale();
  const { hosts, sockets } = useHosts();
  const { processes } = run.trace;
  const { left, right } = useMemo(() => sidesOf(run.scenario), [run.scenario]);
  const layout = useMemo(() => wireLayout(left, right, size, scale), [left, right, size, scale]);
  const room = useMemo(() => wireRoom(layout), [layout]);
  const plan = useMemo(() => wirePlan(run.timeline, run.subject.reader, layout, scale), [run, layout, scale]);
  const scene = useMemo(() => wireScene(plan, sockets, cursor), [plan, sockets, cursor]);
  const names = useMemo(
    () => new Map(processes.map((id) => [id, run.experiment.nameOf(id)])),
    [processes, run.experiment],
  );
  const places = useMemo(() => new Map(processes.map((id, index) => [id, index])), [processes]);
  const ground = useMemo(() => ({ layout, story }), [layout, story]);
  const [under, over] = useMemo(() => wirePicture(scene).layers, [scene]);
  const pace = usePace(ground, cursor, run);
  const [node, setNode] = useState<PickedNode | null>(null);
  const pickNode = useCallback((process: number, anchor: Anchor) => setNode({ process, anchor }), []);
  const acting = run.trace.steps[cursor]?.process ?? -1;
  return (
    <>
      <MovingSheet marks={under.marks} box={room} pace={pace} />
      {layout.hosts.map((place) => {
        const host = hosts[place.process];
        const id = processes[place.process] ?? "";
        return (
          host && (
            <HostCard
              key={id}
              place={place}
              name={names.get(id) ?? id}
              host={host}
              names={names}
              places={places}
              alone={left.length === 1 && right.length <= 1}
              acting={acting === place.process}
              script={script}
              scale={scale}
              pick={readOnly ? null : pickNode}
            />
          )
        );
      })}
      <Messages
        label="Segments under way"
        marks={over.marks}
        box={room}
        pace={pace}
        messages={scene.segments}
        readOnly={readOnly}
      />
      {scene.leftOut > 0 && <p className="stage-left-out">{scene.leftOut} more segments are under way</p>}
      {node && <NodePop picked={node} close={() => setNode(null)} />}
    </>
  );
}
