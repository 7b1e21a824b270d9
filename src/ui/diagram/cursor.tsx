import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { Frame } from "../../scene/frame.ts";
import { clamp } from "../../scene/geometry.ts";
import { textWidth } from "../../scene/text.ts";
import { useShown, type Shown, type ShownView } from "./use-shown.ts";

const far = 1e7;

/** The two sides of the cursor, as clips for what is drawn on both: what has happened, and what has not. */
export function CursorClips({ x, clip, height }: { x: MotionValue<number>; clip: string; height: number }) {
  const past = useRef<SVGRectElement>(null);
  const future = useRef<SVGRectElement>(null);
  const draw = useCallback(() => {
    past.current?.setAttribute("width", (far + x.get()).toFixed(2));
    future.current?.setAttribute("x", x.get().toFixed(2));
  }, [x]);
  useLayoutEffect(draw);
  useMotionValueEvent(x, "change", draw);
  return (
    <>
      <clipPath id={`${clip}past`}>
        <rect ref={past} x={-far} y={0} height={height} />
      </clipPath>
      <clipPath id={`${clip}future`}>
        <rect ref={future} y={0} width={far} height={height} />
      </clipPath>
    </>
  );
}

/** The line at the cursor, among elements. */
export function CursorLine({ x, frame: { plot } }: { x: MotionValue<number>; frame: Frame }) {
  const line = useRef<SVGLineElement>(null);
  const draw = useCallback(() => {
    line.current?.setAttribute("x1", x.get().toFixed(2));
    line.current?.setAttribute("x2", x.get().toFixed(2));
  }, [x]);
  useLayoutEffect(draw);
  useMotionValueEvent(x, "change", draw);
  return <line ref={line} className="cursor-line" y1={plot.y - 3} y2={plot.y + plot.height + 6} />;
}

/** Over what is painted and still to come: it is faint. */
export function Veil({ x, frame: { plot } }: { x: MotionValue<number>; frame: Frame }) {
  const veil = useRef<SVGRectElement>(null);
  const draw = useCallback(() => veil.current?.setAttribute("x", x.get().toFixed(2)), [x]);
  useLayoutEffect(draw);
  useMotionValueEvent(x, "change", draw);
  return <rect ref={veil} className="diagram-veil" y={plot.y - 8} width={far} height={plot.height + 16} />;
}

interface CarriedProps extends ShownView {
  readonly x: MotionValue<number>;
  readonly frame: Frame;
}

/** The same over what is painted: moved, so that nothing is drawn for it. It is centred on the pixel it stands at. */
export function CarriedLine({ x, view, left, hand, frame }: CarriedProps) {
  const { plot, inset, size } = frame;
  const line = useRef<HTMLDivElement>(null);
  const draw = useCallback(
    (shown: Shown) => {
      const at = inset + x.get() * shown.stretch - shown.left;
      if (line.current) line.current.style.transform = `translateX(${at.toFixed(2)}px)`;
    },
    [x, inset],
  );
  const redraw = useShown({ view, left, hand }, draw);
  useMotionValueEvent(x, "change", redraw);
  return (
    <div
      className="carried-room"
      style={{ left: plot.x, top: plot.y - 3, width: size.width - plot.x, height: plot.height + 9 }}
      aria-hidden="true"
    >
      <div ref={line} className="cursor-line" />
    </div>
  );
}

/** True time at the cursor. It stays whole at the edges, though the line be at the very end. */
export function CursorFlag({ x, view, left, hand, frame, label }: CarriedProps & { readonly label: string }) {
  const { plot, inset, size, scale, label: font } = frame;
  const flag = useRef<HTMLDivElement>(null);
  const width = textWidth(label, font) + 16;
  const draw = useCallback(
    (shown: Shown) => {
      const at = plot.x + inset + x.get() * shown.stretch - shown.left;
      const kept = clamp(at, plot.x + width / 2 - 8, size.width - width / 2 - 2);
      if (!flag.current) return;
      flag.current.style.transform = `translateX(${(kept - width / 2).toFixed(2)}px)`;
      flag.current.toggleAttribute("data-away", at < plot.x || at > size.width);
    },
    [x, plot, inset, size, width],
  );
  const redraw = useShown({ view, left, hand }, draw);
  useMotionValueEvent(x, "change", redraw);
  return (
    <div
      ref={flag}
      className="cursor-flag"
      style={{ top: plot.y - 21 * scale, width, height: 18 * scale, fontSize: 11 * scale }}
      aria-hidden="true"
    >
      {label}
    </div>
  );
}
