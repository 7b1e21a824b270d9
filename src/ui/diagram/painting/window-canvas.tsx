import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { createRef, useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { DiagramScene } from "../../../scene/diagram.ts";
import { clamp, type Box } from "../../../scene/geometry.ts";
import type { Ghost } from "../../../scene/ghost.ts";
import type { Lens } from "../../../scene/lens.ts";
import type { Theme } from "../../../store/workbench.ts";
import { paletteOf } from "../../theme/palette.ts";
import { useWorkbench } from "../../use-workbench.ts";
import { sheetOn } from "./sheet.ts";
import { paintWindow, type Side } from "./window.ts";

interface Props {
  readonly scene: DiagramScene;
  readonly ghost: Ghost | null;
  readonly lens: Lens | null;
  /** Where the cursor is going to be, and the window's left end, in pixels of the run. */
  readonly cursorX: number;
  /** Where both are shown, which may be gliding. */
  readonly x: MotionValue<number>;
  readonly left: MotionValue<number>;
  /** Whether the last change was a cut, as while a slider is dragged. */
  readonly cut: boolean;
}

/**
 * The window of a long run, painted: once as it looks when it has happened, and once as it looks before. Which of them
 * is seen where is a matter of two openings that meet at the cursor, so that a step paints nothing. Where nothing
 * glides, as while a slider is dragged, both sides of the cursor are painted on one canvas: each has its price.
 */
export function WindowCanvas(props: Props) {
  const theme = useWorkbench((workbench) => workbench.theme);
  return <Painted key={theme} theme={theme} {...props} />;
}

function Painted({ theme, scene, ghost, lens, cursorX, x, left, cut }: Props & { readonly theme: Theme }) {
  const past = useOpening();
  const future = useOpening();
  const { frame, view } = scene;
  const { plot, inset, size } = frame;
  const width = size.width - plot.x;
  const painted = useRef<Painting | null>(null);
  // Letters that were not there yet were painted in others.
  const [isLettered, setLettered] = useState(document.fonts.status === "loaded");

  const move = useCallback(() => {
    if (!painted.current) return;
    const { box, until } = painted.current;
    const start = box.x - left.get() + inset;
    const cursor = clamp(x.get() - left.get() + inset, 0, width);
    place(past, until === null ? cursor - width : 0, start);
    if (until === null) place(future, cursor, start);
  }, [x, left, inset, width, past, future]);

  useLayoutEffect(() => {
    const target = { scene, ghost, lens, isLettered };
    const last = painted.current;
    // Where the window glides from and where to: all that lies between is going to be seen.
    const shown = cut ? view.left : left.get();
    const [least, most] = [Math.min(shown, view.left), Math.max(shown, view.left)];
    // At rest the canvas stands on whole pixels.
    const from = view.left - inset - Math.ceil(view.left - least);
    const box = {
      x: from,
      y: 0,
      width: Math.ceil(most - least) + width,
      height: size.height,
    };
    const isSame = last !== null && isAlike(last, target) && covers(last, box, cut ? cursorX : null);
    if (!isSame) {
      const until = cut ? cursorX : null;
      painted.current = { ...target, box, until };
      const palette = paletteOf(theme);
      const sheet = (canvas: HTMLCanvasElement | null) => {
        const context = sheetOn(canvas, box);
        context?.translate(-box.x, -box.y);
        return context;
      };
      const paint = (context: CanvasRenderingContext2D | null, side: Side) => {
        const within = partOf(box, until, side);
        if (context && within.width > 0) paintWindow(context, { scene, ghost, lens, side, within }, palette);
      };
      const pasts = sheet(past.canvas.current);
      paint(pasts, "past");
      paint(until === null ? sheet(future.canvas.current) : pasts, "future");
      show(future, until === null);
    }
    move();
  }, [
    theme,
    scene,
    view,
    ghost,
    lens,
    cursorX,
    cut,
    size,
    width,
    inset,
    left,
    isLettered,
    past,
    future,
    move,
  ]);
  useMotionValueEvent(x, "change", move);
  useMotionValueEvent(left, "change", move);
  useEffect(() => void document.fonts.ready.then(() => setLettered(true)), []);
  return (
    <div className="diagram-canvas" style={{ left: plot.x, width, height: size.height }} aria-hidden="true">
      <Opening of={past} />
      <Opening of={future} />
    </div>
  );
}

interface OpeningRefs {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

function useOpening(): OpeningRefs {
  return useState(() => ({
    box: createRef<HTMLDivElement>(),
    canvas: createRef<HTMLCanvasElement>(),
  }))[0];
}

function Opening({ of: { box, canvas } }: { of: OpeningRefs }) {
  return (
    <div ref={box} className="diagram-opening">
      <canvas ref={canvas} />
    </div>
  );
}

/** Moves an opening, and the canvas in it so that it stays where it was. */
function place({ box, canvas }: OpeningRefs, opening: number, start: number): void {
  if (box.current) box.current.style.transform = `translateX(${opening.toFixed(2)}px)`;
  if (canvas.current) canvas.current.style.transform = `translateX(${(start - opening).toFixed(2)}px)`;
}

function show({ box }: OpeningRefs, isShown: boolean): void {
  if (box.current) box.current.style.visibility = isShown ? "" : "hidden";
}

interface Painting {
  readonly scene: DiagramScene;
  readonly ghost: Ghost | null;
  readonly lens: Lens | null;
  readonly isLettered: boolean;
  readonly box: Box;
  /** Where on the one canvas the past ends, in pixels of the run; null where both sides are whole, each on its own. */
  readonly until: number | null;
}

function isAlike(a: Painting, b: Omit<Painting, "box" | "until">): boolean {
  return a.scene === b.scene && a.ghost === b.ghost && a.lens === b.lens && a.isLettered === b.isLettered;
}

function covers({ box, until }: Painting, wanted: Box, cursorX: number | null): boolean {
  const isWide = box.x <= wanted.x && box.x + box.width >= wanted.x + wanted.width;
  return isWide && (until === null || until === cursorX);
}

/** What of a side is seen, on whole pixels: to clip between them takes many times as long. */
function partOf(box: Box, until: number | null, side: Side): Box {
  if (until === null) return box;
  const past = clamp(Math.round(until - box.x), 0, box.width);
  return side === "past" ? { ...box, width: past } : { ...box, x: box.x + past, width: box.width - past };
}
