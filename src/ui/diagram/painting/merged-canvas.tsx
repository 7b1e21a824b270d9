import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef } from "react";
import type { Dense } from "../../../scene/dense.ts";
import type { Frame } from "../../../scene/frame.ts";
import type { Lens } from "../../../scene/lens.ts";
import type { View } from "../../../scene/view.ts";
import type { Theme } from "../../../store/workbench.ts";
import { paletteOf } from "../../theme/palette.ts";
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
  return <Painted key={theme} theme={theme} {...props} />;
}

function Painted({ theme, dense, frame, view, left, lens }: Props & { readonly theme: Theme }) {
  const element = useRef<HTMLCanvasElement>(null);
  const { plot, size, inset } = frame;
  const width = size.width - plot.x;
  useLayoutEffect(() => {
    const context = sheetOn(element.current, { width, height: size.height });
    if (!context) return;
    context.translate(inset - view.left, 0);
    paintMerged(context, dense, frame, paletteOf(theme), lens);
  }, [theme, dense, frame, view, inset, width, size, lens]);
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
