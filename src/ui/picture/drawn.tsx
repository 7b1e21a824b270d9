import { useMemo, useRef } from "react";
import type { Size } from "../../scene/geometry.ts";
import type { Picture } from "../../scene/picture/mark.ts";
import { useSize } from "../stage/use-size.ts";
import { Layers } from "./layers.tsx";

interface Props {
  readonly className: string;
  /** The same function as long as the picture is the same. */
  readonly draw: (size: Size) => Picture;
}

/** A picture that fills the room its style gives it. */
export function Drawn({ className, draw }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const picture = useMemo(() => size && draw(size), [size, draw]);
  return (
    <div ref={element} className={className} style={{ position: "relative" }} aria-hidden="true">
      {picture && <Layers {...picture} />}
    </div>
  );
}
