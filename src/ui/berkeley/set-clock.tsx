import { limits } from "../../contract/limits.ts";
import { useState } from "react";
import type { ProcessId } from "../../base/words.ts";
import { NumberField } from "../form/number-field.tsx";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { Push } from "../form/push.tsx";

interface Props {
  readonly process: ProcessId;
  readonly atMs: number;
  readonly done?: (() => void) | undefined;
}

/** Sets the clock of a process from outside. */
export function SetClock({ process, atMs, done }: Props) {
  const store = useWorkbenchStore();
  const [byMs, setByMs] = useState(-500);
  return (
    <div className="change-menu-row">
      <NumberField
        label="Set its clock by"
        unit="ms"
        bounds={{ min: -limits.clockMs, max: limits.clockMs }}
        value={byMs}
        change={setByMs}
      />
      <Push
        onMouseDown={keepFocus}
        onClick={() => {
          store.getState().edit({ kind: "set-clock", process, atMs, byMs });
          done?.();
        }}
      >
        Set it here
      </Push>
    </div>
  );
}
