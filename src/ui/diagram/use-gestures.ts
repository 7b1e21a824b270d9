import { useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from "react";
import { arrowNear, type ArrowHit } from "../../scene/arrow-hit.ts";
import { denseArrowNear, denseStepNear } from "../../scene/dense-hit.ts";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { stepNear } from "../../scene/diagram-steps.ts";
import type { DiagramScene } from "../../scene/diagram.ts";
import { clamp, type Point } from "../../scene/geometry.ts";
import { stepAt } from "../../scene/time-axis.ts";
import { anchorAt, type Anchor } from "../stage/pop.tsx";
import { useWorkbenchStore } from "../use-workbench.ts";
import { useArrowDrag } from "./use-arrow-drag.ts";
import type { ViewControl } from "./use-view.ts";
import { useWheel } from "./use-wheel.ts";

/** How near to a mark a press means that step; less where another mark is nearer. A thumb is wider than a mouse. */
const reachOf = (type: string) => (type === "touch" ? { head: 20, line: 9 } : { head: 13, line: 5 });
/** Less than this is a press that trembles, and no drag. */
const trembleOf = (type: string) => (type === "touch" ? 7 : 3);

/** How much a move of the wheel zooms: by two for a hundred pixels, and one event never by more than a third. */
const zoomOf = (deltaY: number) => 2 ** (clamp(-deltaY, -40, 40) / 100);

/** Fingers nearer to each other than this are as good as one. */
const pinchLeast = 24;

type Grip = "scrub" | "pan" | "arrow";

/** A press on an arrow, which may become a drag. */
interface Pressed extends ArrowHit {
  readonly clientX: number;
  readonly clientY: number;
}

interface Means {
  readonly element: RefObject<HTMLElement | null>;
  readonly scene: DiagramScene;
  readonly plan: DiagramPlan;
  readonly control: ViewControl;
  readonly pick: (flight: number, anchor: Anchor) => void;
  /** Whether arrows are only looked at: then a press goes to a step, wherever it is. */
  readonly readOnly: boolean;
}

/**
 * A press on a step goes to it, one on an arrow's line picks the message; an arrow head is dragged along its lane.
 * Anywhere else a press goes to the last step at or before that place, and follows the pointer while it is held.
 * The wheel, a drag with Shift or the middle button, and two fingers pan; with Ctrl the wheel zooms, as do two
 * fingers that part or meet.
 */
export function useGestures({ element, scene, plan, control, pick, readOnly }: Means) {
  const store = useWorkbenchStore();
  const [grip, setGrip] = useState<Grip | null>(null);
  const [over, setOver] = useState<ArrowHit | null>(null);
  const pointers = useRef(new Map<number, Point>());
  const pressed = useRef<Pressed | null>(null);
  const clicked = useRef<Pressed | null>(null);
  /** Where the run stood before the first finger of a pinch moved it. */
  const cursorBefore = useRef(0);
  const drag = useArrowDrag(plan, scene.view);
  const { plot, inset } = plan.frame;

  const place = (event: { clientX: number; clientY: number }) => {
    const box = element.current?.getBoundingClientRect();
    const inWindow = event.clientX - (box?.left ?? 0) - plot.x - inset;
    return { inWindow, x: inWindow + scene.view.left, y: event.clientY - (box?.top ?? 0) };
  };
  /** The step and the arrow at a place; an arrow's line gives way to a step, its head is one. */
  const under = (event: PointerEvent) => {
    const { x, y, inWindow } = place(event);
    if (inWindow < -inset) return { step: null, arrow: null };
    const reach = reachOf(event.pointerType);
    const { dense, view } = scene;
    const at = { x, y };
    const step = dense
      ? denseStepNear(plan, view.zoom, at, reach.head)
      : stepNear(scene.steps, x, y, reach.head);
    const hit = readOnly
      ? null
      : dense
        ? denseArrowNear(plan, view.zoom, dense, at, reach)
        : arrowNear(scene.arrows, at, reach);
    const isOther = hit && step !== null && (hit.part === "line" || hit.arrow.endStep !== step);
    return { step, arrow: isOther ? null : hit };
  };
  const scrub = (event: PointerEvent) =>
    store.getState().goTo(stepAt(plan.axis, place(event).x / scene.view.zoom));
  const hover = (step: number | null, arrow: ArrowHit | null) => {
    const { hovered, hover: show } = store.getState();
    if (hovered !== step) show(step);
    setOver((last) => (last?.arrow.key === arrow?.arrow.key && last?.part === arrow?.part ? last : arrow));
  };

  useWheel(element, (move) => {
    if (move.zooms) {
      // At its end too: the page would be zoomed instead, by the same move of the hand.
      const canZoom = control.canZoomIn || control.canZoomOut;
      if (canZoom) control.zoom(zoomOf(move.deltaY), place(move).inWindow);
      return canZoom;
    }
    const isAcross = Math.abs(move.deltaX) > Math.abs(move.deltaY);
    // More lanes than there is room for: the wheel goes from lane to lane.
    const scroller = element.current?.parentElement;
    if (!isAcross && scroller && scroller.scrollHeight > scroller.clientHeight + 1) return false;
    const byPx = isAcross ? move.deltaX : move.deltaY;
    if (!control.canPan(byPx)) return false;
    control.pan(byPx);
    return true;
  });

  /** One pointer pans, two do and zoom as well, by how far they are apart. */
  const pan = (id: number, now: Point) => {
    const held = pointers.current;
    const before = held.get(id);
    if (!before) return;
    const other = [...held].find(([each]) => each !== id)?.[1];
    held.set(id, now);
    control.pan((before.x - now.x) / held.size);
    if (!other) return;
    const apart = (from: Point) => Math.max(pinchLeast, Math.hypot(from.x - other.x, from.y - other.y));
    const middle = { clientX: (now.x + other.x) / 2, clientY: now.y };
    control.zoom(apart(now) / apart(before), place(middle).inWindow);
  };

  const press = (event: PointerEvent) => {
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.button === 1 || event.shiftKey || pointers.current.size > 1) {
      drag.cancel();
      pressed.current = null;
      if (grip === "scrub") store.getState().goTo(cursorBefore.current);
      return setGrip("pan");
    }
    if (event.button !== 0) return undefined;
    cursorBefore.current = store.getState().cursor;
    const { step, arrow } = under(event);
    if (arrow) {
      pressed.current = { ...arrow, clientX: event.clientX, clientY: event.clientY };
      return undefined;
    }
    if (step === null) scrub(event);
    else store.getState().goTo(step);
    return setGrip("scrub");
  };
  const begin = (event: PointerEvent, { arrow, part, clientX, clientY }: Pressed) => {
    const away = Math.hypot(event.clientX - clientX, event.clientY - clientY);
    if (away <= trembleOf(event.pointerType)) return;
    pressed.current = null;
    hover(null, null);
    if (part === "line") return setGrip("scrub");
    drag.take(arrow, place({ clientX, clientY }).x);
    return setGrip("arrow");
  };
  const move = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) {
      const { step, arrow } = under(event);
      return hover(step, arrow);
    }
    const now = { x: event.clientX, y: event.clientY };
    if (grip === "pan") return pan(event.pointerId, now);
    pointers.current.set(event.pointerId, now);
    if (pressed.current) begin(event, pressed.current);
    if (grip === "scrub" && now.x !== before.x) scrub(event);
    else drag.moveTo(place(event).x);
    return undefined;
  };
  const release = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    const still = pressed.current;
    pressed.current = null;
    if (event.type === "pointercancel") drag.cancel();
    else drag.letGo();
    if (event.type === "pointerup") clicked.current = still;
    if (pointers.current.size === 0) setGrip(null);
  };
  /** Not before the click: a popover that opens with the release of a press is closed by it. */
  const click = (event: MouseEvent) => {
    const still = clicked.current;
    clicked.current = null;
    if (!still) return;
    if (still.part === "head" && still.arrow.endStep >= 0) store.getState().goTo(still.arrow.endStep);
    else pick(still.arrow.flight, anchorAt(event.clientX, event.clientY));
  };
  return {
    grip: grip === "arrow" && drag.name === null ? null : grip,
    over,
    dragged: drag.name,
    handlers: {
      onPointerDown: press,
      onPointerMove: move,
      onPointerUp: release,
      onPointerCancel: release,
      onClick: click,
      onPointerLeave: () => hover(null, null),
    },
  };
}
