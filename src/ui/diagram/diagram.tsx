import { useMemo, useRef } from "react";
import type { Size } from "../../scene/geometry.ts";
import { diagramPlan } from "../../scene/diagram-plan.ts";
import { useSize } from "../stage/use-size.ts";
import { useWorkbench } from "../use-workbench.ts";
import { DiagramPicture } from "./diagram-picture.tsx";
import "./diagram.css";

/** The run as lanes and arrows: a picture of all of it, and the way to any step of it. */
export function Diagram() {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  return (
    <div className="diagram" ref={element}>
      {size && size.width > 0 && size.height > 0 && <Planned size={size} />}
    </div>
  );
}

function Planned({ size }: { size: Size }) {
  const run = useWorkbench((workbench) => workbench.run);
  const plan = useMemo(() => {
    const names = run.trace.processes.map((id) => run.experiment.nameOf(id));
    return diagramPlan(run.trace, run.subject.reader, names, size);
  }, [run, size]);
  return <DiagramPicture plan={plan} height={size.height} />;
}
