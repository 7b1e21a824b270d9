import { Code, Maximize, RectangleHorizontal, Waypoints, X, type LucideIcon } from "lucide-react";
import type { Place } from "../../store/page-state.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { toggleFullScreen } from "./full-screen.ts";

const places: readonly (readonly [Place, string, LucideIcon])[] = [
  ["stage", "Only the stage", RectangleHorizontal],
  ["diagram", "Only the diagram", Waypoints],
  ["side", "Only the code, state and checks", Code],
];

/** In the header while a run is presented: what to enlarge, the whole screen, and the way back. */
export function PresentTools() {
  const store = useWorkbenchStore();
  const enlarged = useWorkbench((workbench) => workbench.enlarged);
  return (
    <>
      {places.map(([place, label, Icon], index) => (
        <button
          key={place}
          type="button"
          className="tool tool-enlarge"
          aria-label={label}
          aria-pressed={enlarged === place}
          data-tip={label}
          data-keys={index + 1}
          onMouseDown={keepFocus}
          onClick={() => store.getState().enlarge(place)}
        >
          <Icon size="1.2em" aria-hidden="true" />
        </button>
      ))}
      <button
        type="button"
        className="tool"
        aria-label="Full screen"
        data-tip="Full screen"
        data-keys="F"
        onMouseDown={keepFocus}
        onClick={() => toggleFullScreen(store.getState())}
      >
        <Maximize size="1.2em" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="tool"
        aria-label="Leave the presentation"
        data-tip="Leave the presentation"
        data-keys="Esc"
        onMouseDown={keepFocus}
        onClick={() => store.getState().present(false)}
      >
        <X size="1.2em" aria-hidden="true" />
      </button>
    </>
  );
}
