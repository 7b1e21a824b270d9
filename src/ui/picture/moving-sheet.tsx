import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from "react";
import type { Box } from "../../scene/geometry.ts";
import type { Mark } from "../../scene/picture/mark.ts";
import { move } from "../loop/move.ts";
import type { Pace } from "../stage/pace.ts";
import { Glide } from "./glide.ts";
import { SheetCanvas, usePainter, type PictureCanvas } from "./sheet.tsx";

interface Props {
  readonly ref?: Ref<PictureCanvas | null>;
  readonly marks: readonly Mark[];
  readonly box: Box;
  /** A new one has the marks glide to their places; under the same one they are put there. */
  readonly pace: Pace;
}

/** A canvas whose marks glide from picture to picture. At rest nothing is painted. */
export function MovingSheet({ ref, marks, box, pace }: Props) {
  const canvas = useRef<PictureCanvas>(null);
  const [glide] = useState(() => new Glide());
  const paint = usePainter(box);
  const latest = useRef(paint);
  useImperativeHandle<PictureCanvas | null, PictureCanvas | null>(ref, () => canvas.current, []);
  useLayoutEffect(() => {
    latest.current = paint;
    glide.aim(marks, pace);
    paint(canvas.current, glide.shown);
  }, [glide, marks, pace, paint]);
  useEffect(() => {
    if (!glide.isMoving) return undefined;
    return move("hand", pace.seconds() * 1000, glide.easing, (share) => {
      glide.goTo(share);
      latest.current(canvas.current, glide.shown);
    });
  }, [glide, pace]);
  return <SheetCanvas ref={canvas} box={box} />;
}
