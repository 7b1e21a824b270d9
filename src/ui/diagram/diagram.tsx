import { useRef } from "react";
import type { Size } from "../../scene/geometry.ts";
import { useSize } from "../stage/use-size.ts";
import { DiagramPicture } from "./diagram-picture.tsx";
import "./diagram.css";
import { usePlan } from "./use-plan.ts";

/** The run as lanes and arrows: a picture of all of it, and the way to any step of it. */
export function Diagram({ readOnly = false }: { readonly readOnly?: boolean }) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  return (
    <div className="diagram" ref={element}>
      {size && size.width > 0 && size.height > 0 && <Planned size={size} readOnly={readOnly} />}
    </div>
  );
}

function Planned({ size, readOnly }: { size: Size; readOnly: boolean }) {
  return <DiagramPicture planned={usePlan(size)} height={size.height} readOnly={readOnly} />;
}
