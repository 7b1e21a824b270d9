import { useCallback, useMemo, useRef, useState } from "react";
import { sidesOf } from "../../experiments/sockets/sides.ts";
import type { Size } from "../../scene/geometry.ts";
import { wireLayout, wireRoom } from "../../scene/sockets/wire-layout.ts";
import { wirePlan, wireScene, type WireScene } from "../../scene/sockets/wire.ts";
import type { StageProps } from "../experiments/shown.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { MessagePop } from "../stage/message-pop.tsx";
import { MessageCanvas } from "../stage/message-canvas.tsx";
import type { MessageLayer } from "../stage/message-layer.ts";
import { MessageSvg } from "../stage/message-svg.tsx";
import { NodePop } from "../stage/node-pop.tsx";
import type { PickedMessage, PickedNode } from "../stage/pop.tsx";
import type { Anchor } from "../stage/pop.tsx";
import { rove, tabIndexOf } from "../stage/roving.ts";
import { useMarks } from "../stage/use-marks.ts";
import { useSize } from "../stage/use-size.ts";
import { useTypeScale } from "../theme/use-type-scale.ts";
import { useWorkbench } from "../use-workbench.ts";
import "../stage/stage.css";
import type { Script } from "./bytes.ts";
import { HostCard } from "./host-card.tsx";
import { useHosts } from "./use-hosts.ts";
import "./wire-stage.css";

/** The segments of more hosts than this are painted. */
const drawnMost = 16;

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
      <ScriptSwitch script={script} change={setScript} />
    </div>
  );
}

interface PictureProps {
  readonly size: Size;
  readonly script: Script;
  readonly readOnly: boolean;
}

function Picture({ size, script, readOnly }: PictureProps) {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const story = useWorkbench((workbench) => workbench.history.story);
  const scale = useTypeScale();
  const { hosts, sockets } = useHosts();
  const { processes, flights } = run.trace;
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
  const { marks, pace, gone } = useMarks(ground, run, scene);
  const [node, setNode] = useState<PickedNode | null>(null);
  const [message, setMessage] = useState<PickedMessage | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const layer = useRef<MessageLayer>(null);
  const Segments = processes.length > drawnMost ? MessageCanvas : MessageSvg;
  const pick = useCallback(
    (flight: number, anchor: Anchor) => setMessage({ name: flights[flight]?.name ?? "", anchor }),
    [flights],
  );
  const pickNode = useCallback((process: number, anchor: Anchor) => setNode({ process, anchor }), []);
  const open = (flight: number) => {
    const anchor = layer.current?.anchorOf(flight);
    if (anchor) pick(flight, anchor);
  };
  const picked = message && (flights.find(({ name }) => name === message.name)?.index ?? null);
  const acting = run.trace.steps[cursor]?.process ?? -1;
  return (
    <>
      <svg className="stage-layer" width={size.width} height={size.height} aria-hidden="true">
        {scene.wires.map(({ key, path, stands }) => (
          <path key={key} className="wire" d={path} data-stands={stands || undefined} />
        ))}
      </svg>
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
              acting={acting === place.process}
              script={script}
              scale={scale}
              pick={readOnly ? null : pickNode}
            />
          )
        );
      })}
      <Segments
        ref={layer}
        size={size}
        room={room}
        marks={marks}
        pace={pace}
        gone={gone}
        ringed={focused ?? picked}
        pick={readOnly ? null : pick}
      />
      {scene.leftOut > 0 && <p className="stage-left-out">{scene.leftOut} more segments are under way</p>}
      {!readOnly && <UnderWay scene={scene} focus={setFocused} open={open} />}
      {node && <NodePop picked={node} close={() => setNode(null)} />}
      {message && <MessagePop picked={message} close={() => setMessage(null)} />}
    </>
  );
}

function ScriptSwitch({ script, change }: { script: Script; change: (script: Script) => void }) {
  return (
    <fieldset className="script-switch" aria-label="Bytes in the buffers">
      {(["text", "hex"] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === script}
          onMouseDown={keepFocus}
          onClick={() => change(each)}
        >
          {each}
        </button>
      ))}
    </fieldset>
  );
}

interface UnderWayProps {
  readonly scene: WireScene;
  readonly focus: (flight: number | null) => void;
  readonly open: (flight: number) => void;
}

/** The segments in words, for those who do not see them, and for keys. */
function UnderWay({ scene, focus, open }: UnderWayProps) {
  const run = useWorkbench((workbench) => workbench.run);
  const nameAt = (process: number) => run.experiment.nameOf(run.trace.processes[process] ?? "");
  return (
    <div className="stage-spoken">
      <ul aria-label="Segments under way" data-roving="">
        {scene.marks.map(({ key, flight, lost }, index) => {
          const journey = run.trace.flights[flight];
          if (!journey) return null;
          const { from, to, message } = journey;
          const label = run.subject.reader.labelOf(message, run.trace.processes[from] ?? "");
          return (
            <li key={key}>
              <button
                type="button"
                aria-haspopup="dialog"
                tabIndex={tabIndexOf(index)}
                onKeyDown={rove}
                onFocus={() => focus(flight)}
                onBlur={() => focus(null)}
                onClick={() => open(flight)}
              >
                {label} from {nameAt(from)} to {nameAt(to)}
                {lost ? ", lost" : ""}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
