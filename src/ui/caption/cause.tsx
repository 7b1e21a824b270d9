import { useMemo } from "react";
import { causeAt } from "../../store/fault.ts";
import { useFaultOf } from "../experiments/use-fault-of.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { ProcessChip } from "../process/process-chip.tsx";
import { useStep, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import { Pieces } from "./pieces.tsx";
import "./cause.css";

/** Which earlier step let this one break a check, and what the correct algorithm would have done there. */
export function Cause() {
  const { run, cursor } = useStep();
  const store = useWorkbenchStore();
  const faultOf = useFaultOf();
  const cause = useMemo(() => faultOf && causeAt(run, cursor, faultOf), [run, cursor, faultOf]);
  if (!cause) return null;
  return (
    <p className="caption-cause">
      The cause is{" "}
      <button type="button" onMouseDown={keepFocus} onClick={() => store.getState().goTo(cause.step)}>
        {stepName(cause.step)}
      </button>
      <ProcessChip index={run.trace.steps[cause.step]?.process ?? -1} />
      <span>
        <Pieces of={cause.words} />
      </span>
    </p>
  );
}
