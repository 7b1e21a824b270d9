import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { stepNear } from "../../scene/diagram-steps.ts";
import type { DiagramScene } from "../../scene/diagram.ts";
import { stepAt } from "../../scene/time-axis.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import type { ViewControl } from "./use-view.ts";

/** How near to a mark a press means that step; less where another mark is nearer. */
const reachPx = 13;

type Grip = "scrub" | "pan";

/**
 * A press on a step goes to it; anywhere else it goes to the last step at or before that place, and follows the
 * pointer while it is held. The wheel, a drag with Shift or the middle button, and two fingers pan; with Ctrl
 * the wheel zooms.
 */
export function useGestures(
  element: RefObject<HTMLElement | null>,
  scene: DiagramScene,
  plan: DiagramPlan,
  control: ViewControl,
) {
  const store = useWorkbenchStore();
  const [grip, setGrip] = useState<Grip | null>(null);
  const pointers = useRef(new Map<number, number>());
  const { plot, inset } = plan.frame;

  const place = (event: { clientX: number; clientY: number }) => {
    const box = element.current?.getBoundingClientRect();
    const inWindow = event.clientX - (box?.left ?? 0) - plot.x - inset;
    return { inWindow, x: inWindow + scene.view.left, y: event.clientY - (box?.top ?? 0) };
  };
  const near = (event: PointerEvent) => {
    const { x, y } = place(event);
    return stepNear(scene.steps, x, y, reachPx);
  };
  const scrub = (event: PointerEvent) =>
    store.getState().goTo(stepAt(plan.axis, place(event).x / scene.view.zoom));
  const hover = (step: number | null) => {
    const { hovered, hover: show } = store.getState();
    if (hovered !== step) show(step);
  };

  useWheel(element, (event) => {
    if (event.ctrlKey) control.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, place(event).inWindow);
    else control.pan(Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY);
  });

  const press = (event: PointerEvent) => {
    pointers.current.set(event.pointerId, event.clientX);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.button === 1 || event.shiftKey || pointers.current.size > 1) return setGrip("pan");
    if (event.button !== 0) return undefined;
    const step = near(event);
    if (step === null) scrub(event);
    else store.getState().goTo(step);
    return setGrip("scrub");
  };
  const move = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return hover(near(event));
    pointers.current.set(event.pointerId, event.clientX);
    if (grip === "pan") control.pan((before - event.clientX) / pointers.current.size);
    else if (grip === "scrub" && event.clientX !== before) scrub(event);
    return undefined;
  };
  const release = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    if (pointers.current.size === 0) setGrip(null);
  };
  return {
    grip,
    handlers: {
      onPointerDown: press,
      onPointerMove: move,
      onPointerUp: release,
      onPointerCancel: release,
      onPointerLeave: () => hover(null),
    },
  };
}

/** React hears the wheel passively; here the page must not scroll by it. */
function useWheel(element: RefObject<HTMLElement | null>, turn: (event: WheelEvent) => void): void {
  const heard = useRef(turn);
  useEffect(() => {
    heard.current = turn;
  });
  useEffect(() => {
    const target = element.current;
    const hear = (event: WheelEvent) => {
      event.preventDefault();
      heard.current(event);
    };
    target?.addEventListener("wheel", hear, { passive: false });
    return () => target?.removeEventListener("wheel", hear);
  }, [element]);
}
