import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef, type ReactNode } from "react";
import type { Frame } from "../../scene/frame.ts";

interface Props {
  readonly frame: Frame;
  readonly left: MotionValue<number>;
  readonly clip: string;
  readonly children: ReactNode;
}

/** What is seen of the run: the drawing as a whole, moved under an opening. */
export function Window({ frame, left, clip, children }: Props) {
  const content = useRef<SVGGElement>(null);
  const { plot, inset, size } = frame;
  const draw = useCallback(() => {
    const x = plot.x + inset - left.get();
    content.current?.setAttribute("transform", `translate(${x.toFixed(2)} 0)`);
  }, [plot, inset, left]);
  useLayoutEffect(draw);
  useMotionValueEvent(left, "change", draw);
  return (
    <>
      <clipPath id={`${clip}window`}>
        <rect x={plot.x} y={0} width={size.width - plot.x} height={size.height} />
      </clipPath>
      <g clipPath={`url(#${clip}window)`}>
        <g ref={content}>{children}</g>
      </g>
    </>
  );
}
