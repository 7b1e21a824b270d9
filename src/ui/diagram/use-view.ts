import { useMotionValue, type MotionValue } from "framer-motion";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { axisWidth } from "../../scene/frame.ts";
import { xOf } from "../../scene/time-axis.ts";
import { following, kept, panned, zoomed, zoomLeast, zoomMost, type View } from "../../scene/view.ts";
import { loop } from "../loop/loop.ts";
import type { Planned } from "./use-plan.ts";

/** What moves the window. */
interface Moves {
  readonly pan: (byPx: number) => void;
  /** Whether there is something to be seen on that side. */
  readonly canPan: (byPx: number) => boolean;
  readonly zoom: (factor: number, atX?: number) => void;
  readonly reset: () => void;
  /** Moves the window so that a place of the run, in drawn pixels, is in it. */
  readonly show: (x: number) => void;
}

export interface ViewControl extends Moves {
  readonly view: View;
  /** Whether the user is moving the window: then it follows the hand at once. */
  readonly held: boolean;
  /** Where the hand has the window until that is drawn: meanwhile what is drawn is moved and stretched. */
  readonly hand: MotionValue<View | null>;
  readonly canZoomIn: boolean;
  readonly canZoomOut: boolean;
}

interface Looked {
  readonly plan: DiagramPlan;
  readonly story: unknown;
  readonly cursor: number;
  readonly view: View;
  readonly held: boolean;
}

/**
 * The window on the time axis: it follows the cursor, and stays where the user puts it until the cursor moves. While
 * something is tried out it does not move by itself, and the same story goes on being looked at as closely. What the
 * hand does to the window is seen at once, and drawn when the loop has room for the diagram.
 */
export function useView({ plan, story, held }: Planned, cursor: number, hides: boolean): ViewControl {
  const onwards = hides ? 0.6 : 0.2;
  const width = axisWidth(plan.frame);
  const { axis } = plan;
  const follow = (view: View): View => following(view, xOf(axis, cursor), axis, width, onwards);
  const [looked, setLooked] = useState<Looked>(() => ({
    plan,
    story,
    cursor,
    view: follow(first),
    held: false,
  }));
  let current = looked;
  if (looked.plan !== plan || looked.cursor !== cursor) {
    const isSame = looked.plan.trace === plan.trace || looked.story === story;
    const view = isSame && held ? looked.view : follow(isSame ? looked.view : first);
    current = { plan, story, cursor, view, held: looked.plan !== plan };
    setLooked(current);
  }
  const { view } = current;
  const hand = useMotionValue<View | null>(null);
  const drawn = useRef({ view, trace: plan.trace, cursor, axis, width });
  const moves = useMemo((): Moves => {
    type Next = (view: View, of: typeof drawn.current) => View;
    const seen = () => hand.get() ?? drawn.current.view;
    const draw = () => {
      const wanted = hand.get();
      if (wanted === null) return;
      const { axis, width } = drawn.current;
      hand.set(null);
      setLooked((last) => ({ ...last, view: kept(wanted, axis, width), held: true }));
    };
    const move = (next: Next) => {
      const wanted = next(seen(), drawn.current);
      if (wanted === seen()) return;
      hand.set(wanted);
      loop.invalidate("diagram", draw);
    };
    const xOfCursor = () => xOf(drawn.current.axis, drawn.current.cursor);
    return {
      pan: (byPx) => move((view, { axis, width }) => panned(view, byPx, axis, width)),
      canPan: (byPx) => {
        const { axis, width } = drawn.current;
        return Math.abs(panned(seen(), byPx, axis, width).left - seen().left) > 0.5;
      },
      zoom: (factor, atX) =>
        move((view, { axis, width }) =>
          zoomed(view, factor, atX ?? xOfCursor() * view.zoom - view.left, axis, width),
        ),
      reset: () => move((_, { axis, width }) => following(first, xOfCursor(), axis, width)),
      show: (x) => move((view, { axis, width }) => following(view, x / view.zoom, axis, width)),
    };
  }, [hand]);
  useLayoutEffect(() => {
    const { trace, cursor: before } = drawn.current;
    const wanted = hand.get();
    drawn.current = { view, trace: plan.trace, cursor, axis, width };
    // What was asked for in another run stands elsewhere in this one.
    if (trace !== plan.trace) hand.set(null);
    // A step is followed from where the hand has the window.
    else if (before !== cursor && wanted !== null) {
      hand.set(null);
      setLooked((last) => ({
        ...last,
        view: following(wanted, xOf(axis, cursor), axis, width, onwards),
        held: true,
      }));
    }
  }, [view, plan.trace, cursor, axis, width, hand, onwards]);
  return {
    ...moves,
    view,
    held: current.held,
    hand,
    canZoomIn: view.zoom < zoomMost(axis) * 0.999,
    canZoomOut: view.zoom > zoomLeast(axis, width) * 1.001,
  };
}

const first: View = { zoom: 1, left: 0 };
