import { useCallback, useMemo, useRef } from "react";
import type { Size } from "../../scene/geometry.ts";
import type { Layer } from "../../scene/picture/mark.ts";
import type { Session } from "../../store/live/session.ts";
import { SheetCanvas, usePainter, type PictureCanvas } from "../picture/sheet.tsx";
import { useSize } from "../stage/use-size.ts";
import { useFrames } from "./use-version.ts";

interface Props {
  readonly session: Session;
  /** The picture as it is now; the layers count from its corner. */
  readonly draw: (size: Size) => readonly Layer[];
}

/** A picture that changes by itself, in the room that it has. */
export function LiveCanvas(props: Props) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  return (
    <div className="live-canvas" ref={element}>
      {size && size.width > 0 && size.height > 0 && <Canvas {...props} size={size} />}
    </div>
  );
}

function Canvas({ session, draw, size }: Props & { readonly size: Size }) {
  const canvas = useRef<PictureCanvas>(null);
  const box = useMemo(() => ({ x: 0, y: 0, ...size }), [size]);
  const show = usePainter(box);
  const paint = useCallback(() => {
    const [ground, ...over] = draw(size);
    show(canvas.current, ground?.marks ?? [], over);
  }, [draw, size, show]);
  useFrames(session, canvas, paint);
  return <SheetCanvas ref={canvas} box={box} />;
}
