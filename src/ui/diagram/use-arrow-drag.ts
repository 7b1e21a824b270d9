import { useCallback, useEffect, useRef, useState } from "react";
import { arrivalAt } from "../../scene/arrival.ts";
import type { Arrow } from "../../scene/arrows.ts";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import type { View } from "../../scene/view.ts";
import type { Flight } from "../../trace/trace.ts";
import { loop } from "../loop/loop.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

export interface ArrowDrag {
  /** The message whose arrow head is being dragged. */
  readonly name: string | null;
  /** Takes the head at a place of the window's drawing; a copy cannot be taken. */
  readonly take: (arrow: Arrow, x: number) => void;
  readonly moveTo: (x: number) => void;
  readonly letGo: () => void;
  readonly cancel: () => void;
}

interface Held {
  readonly flight: Flight;
  /** The run, its axis and the window as they were when it was taken: they do not change under the hand. */
  readonly plan: DiagramPlan;
  readonly view: View;
  /** How far from the head the hand is. */
  readonly beside: number;
  atMs: number;
  x: number;
}

/** Tries out an arrival for as long as an arrow head is held: at most once a frame. Escape takes it back. */
export function useArrowDrag(plan: DiagramPlan, view: View): ArrowDrag {
  const store = useWorkbenchStore();
  const held = useRef<Held | null>(null);
  const [name, setName] = useState<string | null>(null);

  const attempt = useCallback(() => {
    const now = held.current;
    if (!now) return;
    const atMs = arrivalAt(now.plan.axis, now.view.zoom, now.x - now.beside, now.flight);
    if (atMs === now.atMs) return;
    now.atMs = atMs;
    store.getState().tryOutSoon({ kind: "deliver", message: now.flight.name, atMs });
  }, [store]);
  const release = (): Held | null => {
    const last = held.current;
    held.current = null;
    setName(null);
    return last;
  };
  const cancel = () => {
    if (release()) store.getState().cancelPreview();
  };
  const take = (arrow: Arrow, x: number) => {
    const flight = plan.trace.flights[arrow.flight];
    if (!flight || flight.copy) return;
    held.current = { flight, plan, view, beside: x - arrow.to.x, atMs: flight.dueMs, x };
    setName(flight.name);
  };
  const moveTo = (x: number) => {
    const now = held.current;
    if (!now) return;
    now.x = x;
    loop.invalidate("hand", attempt);
  };
  const letGo = () => {
    if (!held.current) return;
    if (loop.callOff(attempt)) attempt();
    release();
    store.getState().commitPreview();
  };

  const isHeld = name !== null;
  useEffect(() => {
    if (!isHeld) return undefined;
    const end = () => {
      const last = held.current;
      held.current = null;
      if (!last) return;
      store.getState().cancelPreview();
    };
    const hear = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end();
      setName(null);
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => {
      window.removeEventListener("keydown", hear, { capture: true });
      end();
    };
  }, [isHeld, store]);
  return { name, take, moveTo, letGo, cancel };
}
