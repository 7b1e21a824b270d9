import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { Dense } from "../../scene/dense.ts";
import type { Frame } from "../../scene/frame.ts";
import type { Lens } from "../../scene/lens.ts";
import type { View } from "../../scene/view.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import { paint, type Paper } from "./paint.ts";

interface Props {
  readonly dense: Dense;
  readonly frame: Frame;
  readonly view: View;
  readonly left: MotionValue<number>;
  readonly lens: Lens | null;
}

/** A window with too many steps for elements: painted once in each theme, and then only moved. */
export function Canvas(props: Props) {
  const theme = useWorkbench((workbench) => workbench.theme);
  return <Painted key={theme} {...props} />;
}

function Painted({ dense, frame, view, left, lens }: Props) {
  const element = useRef<HTMLCanvasElement>(null);
  /** Of the theme that this was made in. To ask for it makes the page work out all its styles: once is enough. */
  const paper = useRef<Paper | null>(null);
  const { plot, size, inset } = frame;
  const width = size.width - plot.x;
  useLayoutEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const ratio = window.devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(size.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, (inset - view.left) * ratio, 0);
    if (paper.current?.colours.length !== frame.lanes.length) paper.current = paperOf(canvas, frame);
    paint(context, dense, frame, paper.current, lens);
  }, [dense, frame, view, width, size, inset, lens]);
  const move = useCallback(() => {
    if (element.current) element.current.style.translate = `${(view.left - left.get()).toFixed(2)}px`;
  }, [view, left]);
  useLayoutEffect(move);
  useMotionValueEvent(left, "change", move);
  return (
    <div className="diagram-canvas" style={{ left: plot.x, width, height: size.height }} aria-hidden="true">
      <canvas ref={element} style={{ width, height: size.height }} />
    </div>
  );
}

/** The page's own colours, as they are in the theme that is shown. */
function paperOf(canvas: HTMLElement, { lanes }: Frame): Paper {
  const style = getComputedStyle(canvas);
  const read = (colour: string) =>
    style.getPropertyValue(/^var\((--[\w-]+)\)$/.exec(colour)?.[1] ?? colour).trim();
  return {
    colours: lanes.map(({ process }) => read(processColour(process))),
    bad: read("--bad"),
    held: read("--held"),
    stroke: Number(read("--stroke-scale")) || 1,
  };
}
