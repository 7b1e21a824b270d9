import { useState } from "react";
import { NumberField } from "../form/number-field.tsx";
import { keepFocus } from "../keys/keep-focus.ts";

const MOST_MS = 1e13;

/** Sets the clock of a process from outside. */
export function SetClock({ set }: { readonly set: (byMs: number) => void }) {
  const [byMs, setByMs] = useState(-500);
  return (
    <div className="change-menu-row">
      <NumberField
        label="Set its clock by"
        unit="ms"
        bounds={{ min: -MOST_MS, max: MOST_MS }}
        value={byMs}
        change={setByMs}
      />
      <button type="button" className="push" onMouseDown={keepFocus} onClick={() => set(byMs)}>
        Set it here
      </button>
    </div>
  );
}
