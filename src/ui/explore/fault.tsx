import { useMemo } from "react";
import { faultIn } from "../../store/fault.ts";
import { Pieces } from "../caption/pieces.tsx";
import { useFaultOf } from "../experiments/use-fault-of.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

/** Where a run that breaks a check went wrong: what the right rule would have done there. */
export function Fault() {
  const run = useWorkbench((workbench) => workbench.run);
  const store = useWorkbenchStore();
  const faultOf = useFaultOf();
  const fault = useMemo(() => {
    if (!faultOf) return null;
    const found = run.checks.flatMap((check) => {
      if (check.verdict !== "broken") return [];
      return faultIn(run, check.step ?? run.trace.steps.length - 1, check.id, faultOf) ?? [];
    });
    return found.at(0) ?? null;
  }, [run, faultOf]);
  if (!fault) return null;
  return (
    <section className="explore-fault" aria-label="Where it went wrong">
      <h3>Where it went wrong</h3>
      <p>
        <button type="button" className="explore-step" onClick={() => store.getState().goTo(fault.step)}>
          Step {fault.step + 1}
        </button>{" "}
        <Pieces of={fault.words} />
      </p>
    </section>
  );
}
