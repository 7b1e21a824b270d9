import { useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from "react";
import { arrowNear, type ArrowHit } from "../../scene/arrow-hit.ts";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { stepNear } from "../../scene/diagram-steps.ts";
import type { DiagramScene } from "../../scene/diagram.ts";
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
 * The wheel, a drag with Shift or the middle button, and two fingers pan; with Ctrl the wheel zooms.
 */
export function useGestures({ element, scene, plan, control, pick, readOnly }: Means) {
  const store = useWorkbenchStore();
  const [grip, setGrip] = useState<Grip | null>(null);
  const [over, setOver] = useState<ArrowHit | null>(null);
  const pointers = useRef(new Map<number, number>());
  const pressed = useRef<Pressed | null>(null);
  const clicked = useRef<Pressed | null>(null);
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
    const step = stepNear(scene.steps, x, y, reach.head);
    const hit = readOnly ? null : arrowNear(scene.arrows, { x, y }, reach);
    const isOther = hit && step !== null && (hit.part === "line" || hit.arrow.endStep !== step);
    return { step, arrow: isOther ? null : hit };
  };
  const scrub = (event: PointerEvent) =>
    store.getState().goTo(stepAt(plan.axis, place(event).x / scene.view.zoom));
  const hover = (step: number | null, arrow: ArrowHit | null) => {
    const { hovered, hover: show } = store.getState();
    if (hovered !== step) show(step);
    setOver((last) => (last?.arrow === arrow?.arrow && last?.part === arrow?.part ? last : arrow));
  };

  useWheel(element, (event) => {
    if (event.ctrlKey) control.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, place(event).inWindow);
    else control.pan(Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY);
  });

  const press = (event: PointerEvent) => {
    pointers.current.set(event.pointerId, event.clientX);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.button === 1 || event.shiftKey || pointers.current.size > 1) {
      drag.cancel();
      pressed.current = null;
      return setGrip("pan");
    }
    if (event.button !== 0) return undefined;
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
    pointers.current.set(event.pointerId, event.clientX);
    if (pressed.current) begin(event, pressed.current);
    if (grip === "pan") control.pan((before - event.clientX) / pointers.current.size);
    else if (grip === "scrub" && event.clientX !== before) scrub(event);
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
