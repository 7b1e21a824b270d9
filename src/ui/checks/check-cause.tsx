import { useMemo } from "react";
import { causeOf } from "../../store/fault.ts";
import type { Check } from "../../trace/checks.ts";
import { useFaultOf } from "../experiments/use-fault-of.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";

/** A way to the earlier step that let this check break, where that is known. The step says there why. */
export function CheckCause({ check }: { readonly check: Check }) {
  const run = useWorkbench((workbench) => workbench.run);
  const store = useWorkbenchStore();
  const faultOf = useFaultOf();
  const cause = useMemo(() => faultOf && causeOf(run, check, faultOf), [run, check, faultOf]);
  if (!cause) return null;
  return (
    <span>
      The cause is{" "}
      <button
        type="button"
        className="check-break"
        onMouseDown={keepFocus}
        onClick={() => store.getState().goTo(cause.step)}
      >
        {stepName(cause.step)}
      </button>
    </span>
  );
}
