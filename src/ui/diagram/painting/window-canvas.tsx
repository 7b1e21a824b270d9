import { cancelFrame, frame as framer, useMotionValueEvent, type MotionValue } from "framer-motion";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { DiagramScene } from "../../../scene/diagram.ts";
import type { Ghost } from "../../../scene/ghost.ts";
import type { Lens } from "../../../scene/lens.ts";
import { useWorkbench } from "../../use-workbench.ts";
import { sheetOn } from "./sheet.ts";
import { paintWindow } from "./window.ts";

interface Props {
  readonly scene: DiagramScene;
  readonly ghost: Ghost | null;
  readonly lens: Lens | null;
  readonly cursor: number;
  /** Where the cursor is shown, and the window's left end: while one of them glides it is painted in each frame. */
  readonly x: MotionValue<number>;
  readonly left: MotionValue<number>;
}

/** The window of a long run, each step in full as elements would show it, painted. */
export function WindowCanvas(props: Props) {
  const theme = useWorkbench((workbench) => workbench.theme);
  return <Painted key={theme} {...props} />;
}

function Painted({ scene, ghost, lens, cursor, x, left }: Props) {
  const element = useRef<HTMLCanvasElement>(null);
  const { frame } = scene;
  const paint = useRef(() => {});
  const painted = useRef({ x: NaN, left: NaN });
  useLayoutEffect(() => {
    paint.current = () => {
      const sheet = sheetOn(element.current, frame);
      if (!sheet) return;
      const { context, paper } = sheet;
      painted.current = { x: x.get(), left: left.get() };
      context.translate(frame.inset - left.get(), 0);
      paintWindow(context, { scene, ghost, lens, cursor, cursorX: x.get(), left: left.get() }, paper);
    };
    // Letters make the page work out its styles: not before everything else of this change has been written.
    let isCurrent = true;
    queueMicrotask(() => isCurrent && paint.current());
    return () => void (isCurrent = false);
  }, [frame, scene, ghost, lens, cursor, x, left]);
  // Both may move in a frame; it is painted once, and not again where it was painted with the change that moved them.
  const later = useRef(() => {
    if (painted.current.x !== x.get() || painted.current.left !== left.get()) paint.current();
  });
  const anew = () => framer.render(later.current);
  useMotionValueEvent(x, "change", anew);
  useMotionValueEvent(left, "change", anew);
  useEffect(() => {
    const pending = later.current;
    return () => cancelFrame(pending);
  }, []);
  // Letters that were not there yet are painted in others.
  useEffect(() => void document.fonts.ready.then(() => paint.current()), []);
  const width = frame.size.width - frame.plot.x;
  return (
    <div
      className="diagram-canvas"
      style={{ left: frame.plot.x, width, height: frame.size.height }}
      aria-hidden="true"
    >
      <canvas ref={element} style={{ width, height: frame.size.height }} />
    </div>
  );
}
