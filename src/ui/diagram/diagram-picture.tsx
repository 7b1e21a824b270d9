import { useMemo, useRef, useState } from "react";
import type { Arrow } from "../../scene/arrows.ts";
import { frontMarks } from "../../scene/diagram-front.ts";
import { groundMarks } from "../../scene/diagram-ground.ts";
import { nameMarks } from "../../scene/diagram-marks.ts";
import { arrowAt, diagramScene, type DiagramScene } from "../../scene/diagram.ts";
import type { Frame } from "../../scene/frame.ts";
import type { Box } from "../../scene/geometry.ts";
import { lensOn } from "../../scene/lens.ts";
import { timeText } from "../../scene/time-text.ts";
import { kindsUntil } from "../../scene/kind-look.ts";
import { xOf } from "../../scene/time-axis.ts";
import { sceneUpTo } from "../../scene/up-to.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import { still } from "../stage/pace.ts";
import { MessagePop, NodePop } from "../stage/later-menus.ts";
import type { PickedMessage, PickedNode } from "../stage/pop.tsx";
import { Sheet } from "../picture/sheet.tsx";
import { anchorAt, type Anchor } from "../stage/pop.tsx";
import { useGlide } from "../stage/use-glide.ts";
import { usePace } from "../stage/use-pace.ts";
import { useWorkbench } from "../use-workbench.ts";
import { CursorFlag, Veil } from "./cursor.tsx";
import { DiagramSlider } from "./diagram-slider.tsx";
import { LaneButtons } from "./lane-buttons.tsx";
import { Legend } from "./legend.tsx";
import { MessageSlider } from "./message-slider.tsx";
import { useGestures } from "./use-gestures.ts";
import { useGhost } from "./use-ghost.ts";
import type { Planned } from "./use-plan.ts";
import { useScroll, type Rows } from "./use-scroll.ts";
import { useView } from "./use-view.ts";
import { Window } from "./window.tsx";
import { ZoomButtons } from "./zoom-buttons.tsx";

const Tooltip = inPlace(new Chunk(() => import("./tooltip.tsx").then(({ Tooltip }) => Tooltip)));

interface Props {
  readonly planned: Planned;
  readonly height: number;
  /** Whether steps can be gone to and looked at, and nothing changed. */
  readonly readOnly: boolean;
}

/** The diagram in a room of known size. With a step only the cursor and a few marks change. */
export function DiagramPicture({ planned, height, readOnly }: Props) {
  const { plan } = planned;
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hovered = useWorkbench((workbench) => workbench.hovered);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const element = useRef<HTMLDivElement>(null);
  const control = useView(planned, cursor, hides);
  const { view } = control;
  const stepPace = usePace(plan, cursor);
  const pace = control.held || planned.held ? still : stepPace;
  const cursorX = xOf(plan.axis, cursor) * view.zoom;
  // Only where the window glides from one place to another is something seen that lies beside it.
  const beside = pace.cut ? 0 : 1;
  const scene = useMemo(() => diagramScene(plan, view, beside), [plan, view, beside]);
  /** What may be read and hit: all of it, or what has happened. */
  const told = useMemo(
    () => (hides ? sceneUpTo(scene, cursor, cursorX) : scene),
    [hides, scene, cursor, cursorX],
  );
  const ghost = useGhost(plan, view, beside);
  const lens = useMemo(
    () => (hovered === null ? null : lensOn(plan.trace, told, hovered)),
    [plan, told, hovered],
  );
  const rows = useScroll(element, plan, cursor, height);
  const x = useGlide(cursorX, pace);
  const left = useGlide(view.left, pace);
  const [picked, setPicked] = useState<PickedMessage | null>(null);
  const [node, setNode] = useState<PickedNode | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const { flights } = plan.trace;
  const { frame } = plan;
  const names = run.trace.processes.map((id) => run.experiment.nameOf(id));

  const pick = (flight: number, anchor: Anchor) => {
    const name = flights[flight]?.name;
    if (name !== undefined) setPicked({ name, anchor });
  };
  const { grip, over, dragged, handlers } = useGestures({
    element,
    scene: told,
    plan,
    control,
    pick,
    readOnly,
  });
  const focusOn = (flight: number | null) => {
    setFocused(flight);
    const end = flights[flight ?? -1]?.endStep ?? -1;
    if (end >= 0) control.show(xOf(plan.axis, end) * view.zoom);
  };
  const arrowOf = (flight: number): Arrow | undefined =>
    told.arrows.find((each) => each.flight === flight) ??
    (scene.dense && !hides && flights[flight] ? arrowAt(plan, view.zoom, flights[flight]) : undefined);
  const open = (flight: number) => {
    const box = element.current?.getBoundingClientRect();
    const arrow = arrowOf(flight);
    const middle = arrow ? (arrow.from.x + arrow.to.x) / 2 - view.left + frame.plot.x + frame.inset : 0;
    const middleY = arrow ? (arrow.from.y + arrow.to.y) / 2 : frame.plot.y;
    pick(flight, anchorAt((box?.left ?? 0) + middle, (box?.top ?? 0) + middleY));
  };

  const named = dragged ?? picked?.name ?? null;
  const namedFlight = useMemo(
    () => (named === null ? -1 : flights.findIndex(({ name, copy }) => name === named && !copy)),
    [flights, named],
  );
  const shownArrow =
    arrowOf(named === null ? (focused ?? -1) : namedFlight) ??
    (over ? arrowOf(over.arrow.flight) : undefined);
  const hasGrip = shownArrow !== undefined && (dragged !== null || focused !== null || over?.part === "head");
  const focus = useMemo(
    () => (shownArrow ? { arrow: shownArrow, grip: hasGrip } : null),
    [shownArrow, hasGrip],
  );
  const ground = useMemo(() => groundMarks(scene, { lens, ghost, hides }), [scene, lens, ghost, hides]);
  const front = useMemo(
    () => frontMarks(told, { cursor, cursorX, lens, ghost, focus }),
    [told, cursor, cursorX, lens, ghost, focus],
  );
  const isShown = useMemo(
    () => (hides ? kindsUntil(run.trace, run.subject.reader, cursor) : null),
    [hides, run, cursor],
  );
  const nameSheet = useMemo(() => nameMarks(frame), [frame]);
  const box = boxOf(frame, pace.cut ? view.left : left.get(), view.left, rows);
  return (
    <>
      <div className="diagram-top">
        <Legend looks={plan.looks} isShown={isShown} />
        {scene.arrowsLeftOut > 0 && <DrawnNote scene={scene} />}
        <ZoomButtons control={control} />
      </div>
      <div className="diagram-scroll" data-tall={frame.size.height > height + 1 || undefined}>
        <div
          ref={element}
          className="diagram-picture"
          data-lens={lens ? "" : undefined}
          data-grip={grip ?? undefined}
          data-over={over?.part}
          style={{ height: frame.size.height }}
          {...handlers}
        >
          <DiagramSlider plan={plan} control={control} />
          {!readOnly && <LaneButtons frame={frame} names={names} pick={setNode} />}
          {!readOnly && <MessageSlider focused={focused ?? -1} focus={focusOn} open={open} />}
          <Sheet marks={nameSheet} box={{ x: 0, width: frame.plot.x, ...rows }} />
          <Window frame={frame} view={view} left={left} hand={control.hand}>
            <Sheet marks={ground} box={box} />
            <Veil x={x} frame={frame} />
            <Sheet marks={front} box={box} />
          </Window>
          <CursorFlag
            x={x}
            view={view}
            left={left}
            hand={control.hand}
            frame={frame}
            label={timeText(plan.trace, plan.trace.steps[cursor]?.atMs ?? 0)}
          />
        </div>
      </div>
      {hovered !== null && <Tooltip plan={plan} step={hovered} />}
      {picked && <MessagePop picked={picked} close={() => setPicked(null)} />}
      {node && <NodePop picked={node} close={() => setNode(null)} />}
    </>
  );
}

/** What is seen while the window glides from one left end to another, on whole pixels at rest. */
function boxOf({ plot, inset, size }: Frame, from: number, to: number, rows: Rows): Box {
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  return {
    x: to - inset - Math.ceil(to - least),
    y: rows.y,
    width: Math.ceil(most - least) + size.width - plot.x,
    height: rows.height,
  };
}

/** How many of the messages in the window have a line of their own. */
function DrawnNote({ scene: { arrowsLeftOut, arrows, dense } }: { scene: DiagramScene }) {
  const drawn = dense ? dense.lines.length : arrows.length;
  return (
    <span className="diagram-note">
      {drawn} of {drawn + arrowsLeftOut}
      <span> messages drawn</span>
    </span>
  );
}
