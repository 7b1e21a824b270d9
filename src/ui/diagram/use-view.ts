import { useMotionValue, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Work } from "../../base/work.ts";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import type { Planned } from "./use-plan.ts";
import { axisWidth } from "../../scene/frame.ts";
import { xOf } from "../../scene/time-axis.ts";
import { useFramesAhead } from "./use-frames-ahead.ts";
import { following, kept, panned, zoomed, zoomLeast, zoomMost, type View } from "../../scene/view.ts";

export interface ViewControl {
  readonly view: View;
  /** Whether the user is moving the window: then it follows the hand at once. */
  readonly held: boolean;
  /** Where the hand has the window, as long as that is not drawn: until then what is drawn is moved and stretched. */
  readonly hand: MotionValue<View | null>;
  readonly pan: (byPx: number) => void;
  /** Whether there is something to be seen on that side. */
  readonly canPan: (byPx: number) => boolean;
  readonly zoom: (factor: number, atX?: number) => void;
  readonly reset: () => void;
  /** Moves the window so that a place of the run, in drawn pixels, is in it. */
  readonly show: (x: number) => void;
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
 * something is tried out it does not move by itself, and the same story goes on being looked at as closely.
 *
 * What takes long to draw is prepared in frames before it is drawn; without `prepare` the window is drawn at once.
 */
export function useView(
  { plan, story, held }: Planned,
  cursor: number,
  prepare: ((view: View) => Work<void>) | null,
): ViewControl {
  const width = axisWidth(plan.frame);
  const { axis } = plan;
  const follow = (view: View): View => following(view, xOf(axis, cursor), axis, width);
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
  const hand = useMotionValue<View | null>(null);
  const drawn = useRef({ view: current.view, trace: plan.trace, cursor });
  const put = useCallback(
    (view: View) => {
      hand.set(null);
      setLooked((last) => ({ ...last, view, held: true }));
    },
    [hand],
  );
  useLayoutEffect(() => {
    const { trace, cursor: before } = drawn.current;
    const wanted = hand.get();
    drawn.current = { view: current.view, trace: plan.trace, cursor };
    // What was asked for in another run stands elsewhere in this one.
    if (trace !== plan.trace) hand.set(null);
    // A step is followed from where the hand has the window.
    else if (before !== cursor && wanted !== null) put(following(wanted, xOf(axis, cursor), axis, width));
  });
  const change = useCallback(
    (next: (view: View) => View) => put(next(hand.get() ?? drawn.current.view)),
    [hand, put],
  );
  const soon = useFramesAhead(hand, prepare, (view) =>
    flushSync(() => setLooked((last) => ({ ...last, view: kept(view, axis, width), held: true }))),
  );
  const isLong = prepare !== null;
  const byHand = useCallback(
    (next: (view: View) => View) => {
      if (!isLong) return change(next);
      const before = hand.get() ?? drawn.current.view;
      const wanted = next(before);
      if (wanted === before) return undefined;
      hand.set(wanted);
      return soon();
    },
    [isLong, change, hand, soon],
  );
  const pan = useCallback(
    (byPx: number) => byHand((view) => panned(view, byPx, axis, width)),
    [axis, width, byHand],
  );
  const canPan = (byPx: number) => {
    const { left } = hand.get() ?? current.view;
    return Math.abs(panned(hand.get() ?? current.view, byPx, axis, width).left - left) > 0.5;
  };
  const zoom = useCallback(
    (factor: number, atX?: number) => {
      if (atX !== undefined) return byHand((view) => zoomed(view, factor, atX, axis, width));
      return change((view) => zoomed(view, factor, xOf(axis, cursor) * view.zoom - view.left, axis, width));
    },
    [axis, width, cursor, change, byHand],
  );
  const reset = useCallback(
    () => change(() => following(first, xOf(axis, cursor), axis, width)),
    [axis, width, cursor, change],
  );
  const show = useCallback(
    (x: number) => change((view) => following(view, x / view.zoom, axis, width)),
    [axis, width, change],
  );
  return {
    view: current.view,
    held: current.held,
    hand,
    pan,
    canPan,
    zoom,
    reset,
    show,
    canZoomIn: current.view.zoom < zoomMost(axis) * 0.999,
    canZoomOut: current.view.zoom > zoomLeast(axis, width) * 1.001,
  };
}

const first: View = { zoom: 1, left: 0 };
