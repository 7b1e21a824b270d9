import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { Dense } from "../../../scene/dense.ts";
import type { Frame } from "../../../scene/frame.ts";
import type { Lens } from "../../../scene/lens.ts";
import type { View } from "../../../scene/view.ts";
import { useWorkbench } from "../../use-workbench.ts";
import { paintMerged } from "./merged.ts";
import { sheetOn } from "./sheet.ts";

interface Props {
  readonly dense: Dense;
  readonly frame: Frame;
  readonly view: View;
  readonly left: MotionValue<number>;
  readonly lens: Lens | null;
}

/** A window with more steps than can be told apart: painted once in each theme, and then only moved. */
export function MergedCanvas(props: Props) {
  const theme = useWorkbench((workbench) => workbench.theme);
  return <Painted key={theme} {...props} />;
}

function Painted({ dense, frame, view, left, lens }: Props) {
  const element = useRef<HTMLCanvasElement>(null);
  const { plot, size, inset } = frame;
  const width = size.width - plot.x;
  useLayoutEffect(() => {
    const sheet = sheetOn(element.current, frame, { width, height: size.height });
    if (!sheet) return;
    sheet.context.translate(inset - view.left, 0);
    paintMerged(sheet.context, dense, frame, sheet.paper, lens);
  }, [dense, frame, view, inset, width, size, lens]);
  const move = useCallback(() => {
    if (element.current) element.current.style.translate = `${(view.left - left.get()).toFixed(2)}px`;
  }, [view, left]);
  useLayoutEffect(move);
  useMotionValueEvent(left, "change", move);
  return (
    <div className="diagram-canvas" style={{ left: plot.x, width, height: size.height }} aria-hidden="true">
      <canvas ref={element} />
    </div>
  );
}
