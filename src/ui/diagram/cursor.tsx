import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { Frame } from "../../scene/frame.ts";
import { clamp } from "../../scene/geometry.ts";
import { textWidth } from "../../scene/text.ts";
import { useMoved, type Moved } from "./window.tsx";

interface VeilProps {
  readonly x: MotionValue<number>;
  readonly frame: Frame;
}

/** The line at the cursor, and over all that is still to come a veil. It is moved: a step paints neither. */
export function Veil({ x, frame: { plot } }: VeilProps) {
  const veil = useRef<HTMLDivElement>(null);
  const draw = useCallback(() => {
    if (veil.current) veil.current.style.transform = `translateX(${x.get().toFixed(2)}px)`;
  }, [x]);
  useLayoutEffect(draw);
  useMotionValueEvent(x, "change", draw);
  return (
    <div ref={veil} className="veil" style={{ top: plot.y - 8, height: plot.height + 16 }} aria-hidden="true">
      <div className="cursor-line" />
    </div>
  );
}

interface CarriedProps extends Moved {
  readonly x: MotionValue<number>;
  readonly frame: Frame;
}

/** True time at the cursor. It stays whole at the edges, though the line be at the very end. */
export function CursorFlag({ x, view, left, hand, frame, label }: CarriedProps & { readonly label: string }) {
  const { plot, inset, size, scale, label: font } = frame;
  const flag = useRef<HTMLDivElement>(null);
  const width = textWidth(label, font) + 16;
  const place = useCallback(
    (stretch: number, from: number) => {
      const at = plot.x + inset + x.get() * stretch - from;
      const kept = clamp(at, plot.x + width / 2 - 8, size.width - width / 2 - 2);
      if (!flag.current) return;
      flag.current.style.transform = `translateX(${(kept - width / 2).toFixed(2)}px)`;
      flag.current.toggleAttribute("data-away", at < plot.x || at > size.width);
    },
    [x, plot, inset, size, width],
  );
  const again = useMoved({ view, left, hand }, place);
  useMotionValueEvent(x, "change", again);
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
