import { Minus, Plus } from "lucide-react";
import { speeds } from "../../store/speed.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

/** How fast a run plays. */
export function SpeedControl() {
  const store = useWorkbenchStore();
  const speed = useWorkbench((workbench) => workbench.speed);
  return (
    <fieldset className="speed" aria-label="Speed">
      <button
        type="button"
        aria-label="Slower"
        aria-disabled={speed === speeds[0]}
        data-tip="Slower"
        data-keys=","
        onMouseDown={keepFocus}
        onClick={() => store.getState().slower()}
      >
        <Minus size="1em" />
      </button>
      <output aria-label="Speed" data-term="speed">
        {speed}×
      </output>
      <button
        type="button"
        aria-label="Faster"
        aria-disabled={speed === speeds.at(-1)}
        data-tip="Faster"
        data-keys="."
        onMouseDown={keepFocus}
        onClick={() => store.getState().faster()}
      >
        <Plus size="1em" />
      </button>
    </fieldset>
  );
}
