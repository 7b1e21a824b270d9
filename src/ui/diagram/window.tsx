import { useCallback, useRef, type ReactNode } from "react";
import type { Frame } from "../../scene/frame.ts";
import { useShown, type Shown, type ShownView } from "./use-shown.ts";

interface Props extends ShownView {
  readonly frame: Frame;
  readonly clip: string;
  readonly children: ReactNode;
}

/** What is seen of the run: the drawing as a whole, moved under an opening. */
export function Window({ frame, view, left, hand, clip, children }: Props) {
  const content = useRef<SVGGElement>(null);
  const { plot, inset, size } = frame;
  const draw = useCallback(
    (shown: Shown) => {
      const x = plot.x + inset - shown.left;
      const stretch = shown.stretch === 1 ? "" : ` scale(${shown.stretch.toFixed(5)} 1)`;
      content.current?.setAttribute("transform", `translate(${x.toFixed(2)} 0)${stretch}`);
    },
    [plot, inset],
  );
  useShown({ view, left, hand }, draw);
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
