import { useMotionValueEvent, type MotionValue } from "framer-motion";
import {
  createRef,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from "react";
import type { Work } from "../../../base/work.ts";
import type { DiagramScene } from "../../../scene/diagram.ts";
import { clamp } from "../../../scene/geometry.ts";
import type { Ghost } from "../../../scene/ghost.ts";
import type { Lens } from "../../../scene/lens.ts";
import type { View } from "../../../scene/view.ts";
import { paletteOf, type Look } from "../../theme/palette.ts";
import { useLook } from "../../theme/use-look.ts";
import { useShown, type Shown } from "../use-shown.ts";
import { isSamePainting, paintingOf, paintOn, type Painting } from "./painting.ts";
import { sheetOn } from "./sheet.ts";

/** What is painted, and where the cursor stands in it. */
interface Painted {
  readonly scene: DiagramScene;
  readonly ghost: Ghost | null;
  /** Where the cursor is going to be, in pixels of the run. */
  readonly cursorX: number;
}

/** Paints a window beside the page, as it is drawn soon after when nothing glides. */
export type PaintAhead = (painted: Painted) => Work<void>;

interface Props extends Painted {
  readonly lens: Lens | null;
  /** Where the cursor and the window's left end are shown, both of which may be gliding. */
  readonly x: MotionValue<number>;
  readonly left: MotionValue<number>;
  readonly hand: MotionValue<View | null>;
  /** The rows that are seen, in pixels of the picture. */
  readonly top: number;
  readonly height: number;
  /** Whether the last change was a cut, as while a slider is dragged. */
  readonly cut: boolean;
  readonly paintAhead: Ref<PaintAhead>;
}

/**
 * The window of a long run, painted: once as it looks when it has happened, and once as it looks before. Which of them
 * is seen where is a matter of two openings that meet at the cursor, so that a step paints nothing. Where nothing
 * glides, as while a slider is dragged, both sides of the cursor are painted on one canvas: each has its price.
 */
export function WindowCanvas(props: Props) {
  const look = useLook();
  return <Canvases key={look} look={look} {...props} />;
}

function Canvases(props: Props & { readonly look: Look }) {
  const { look, scene, ghost, lens, cursorX, x, left, hand, top, height, cut, paintAhead } = props;
  const past = useOpening();
  const future = useOpening();
  const { frame, view } = scene;
  const { plot, inset, size } = frame;
  const width = size.width - plot.x;
  const painted = useRef<Painting | null>(null);
  /** What the canvas of the future has, which is painted a frame later where the window glides. */
  const behind = useRef<Painting | null>(null);
  const nextFrame = useRef(0);
  const ahead = useRef<{ readonly painting: Painting; readonly sheet: ImageBitmap } | null>(null);
  // Letters that were not there yet were painted in others.
  const [isLettered, setLettered] = useState(document.fonts.status === "loaded");

  const move = useCallback(
    (shown: Shown) => {
      if (!painted.current) return;
      const { until } = painted.current;
      const start = ({ box }: Painting) => box.x * shown.stretch - shown.left + inset;
      const cursor = clamp(x.get() * shown.stretch - shown.left + inset, 0, width);
      place(past, until === null ? cursor - width : 0, start(painted.current), shown.stretch);
      if (until === null) place(future, cursor, start(behind.current ?? painted.current), shown.stretch);
    },
    [x, inset, width, past, future],
  );

  useImperativeHandle(
    paintAhead,
    () =>
      function* ({ scene, ghost, cursorX }): Work<void> {
        const { left } = scene.view;
        const painting = paintingOf({ scene, ghost, lens, isLettered }, cursorX, [left, left], {
          y: top,
          height,
        });
        const { box } = painting;
        const ratio = window.devicePixelRatio;
        const canvas = new OffscreenCanvas(Math.round(box.width * ratio), Math.round(box.height * ratio));
        const context = canvas.getContext("2d");
        if (!context) return;
        context.scale(ratio, ratio);
        context.translate(-box.x, -box.y);
        for (const side of ["past", "future"] as const) {
          paintOn(context, painting, side, paletteOf(look));
          yield;
        }
        // Only here the browser does what it has been told.
        ahead.current?.sheet.close();
        ahead.current = { painting, sheet: canvas.transferToImageBitmap() };
      },
  );
  useEffect(() => () => ahead.current?.sheet.close(), []);

  useEffect(() => () => cancelAnimationFrame(nextFrame.current), []);

  const redraw = useShown({ view, left, hand }, move);
  const latest = useRef(redraw);
  useLayoutEffect(() => {
    latest.current = redraw;
  });
  useLayoutEffect(() => {
    const target = paintingOf(
      { scene, ghost, lens, isLettered },
      cut ? cursorX : null,
      // Where the window glides from and where to: all that lies between is going to be seen.
      [cut ? view.left : left.get(), view.left],
      { y: top, height },
    );
    const { box, until } = target;
    const before = painted.current;
    if (before && isSamePainting(before, target)) return;
    cancelAnimationFrame(nextFrame.current);
    painted.current = target;
    redraw();
    const sheet = (canvas: HTMLCanvasElement | null) => sheetOn(canvas, box);
    const pasts = sheet(past.canvas.current);
    show(future, until === null);
    if (ahead.current && isSamePainting(ahead.current.painting, target)) {
      pasts?.drawImage(ahead.current.sheet, 0, 0, box.width, box.height);
      return;
    }
    const palette = paletteOf(look);
    pasts?.translate(-box.x, -box.y);
    if (pasts) paintOn(pasts, target, "past", palette);
    if (until !== null) {
      if (pasts) paintOn(pasts, target, "future", palette);
      return;
    }
    const paintFuture = () => {
      behind.current = target;
      const futures = sheet(future.canvas.current);
      futures?.translate(-box.x, -box.y);
      if (futures) paintOn(futures, target, "future", palette);
    };
    // Both canvases are more than one frame can paint; where a glide begins, the second one can wait for the next.
    if (before?.until !== null) {
      paintFuture();
      redraw();
    } else
      nextFrame.current = requestAnimationFrame(() => {
        paintFuture();
        latest.current();
      });
  }, [look, scene, view, ghost, lens, cursorX, cut, left, top, height, isLettered, past, future, redraw]);
  useMotionValueEvent(x, "change", redraw);
  useEffect(() => void document.fonts.ready.then(() => setLettered(true)), []);
  return (
    <div className="diagram-canvas" style={{ left: plot.x, top, width, height }} aria-hidden="true">
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
function place({ box, canvas }: OpeningRefs, opening: number, start: number, stretch: number): void {
  if (box.current) box.current.style.transform = `translateX(${opening.toFixed(2)}px)`;
  const wide = stretch === 1 ? "" : ` scaleX(${stretch.toFixed(5)})`;
  if (canvas.current) canvas.current.style.transform = `translateX(${(start - opening).toFixed(2)}px)${wide}`;
}

function show({ box }: OpeningRefs, isShown: boolean): void {
  if (box.current) box.current.style.visibility = isShown ? "" : "hidden";
}
