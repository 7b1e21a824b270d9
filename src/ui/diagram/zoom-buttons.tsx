import { keepFocus } from "../keys/keep-focus.ts";
import type { ViewControl } from "./use-view.ts";

export const zoomStep = 1.5;

/** Closer, further, and back to how it was; only where there is something to zoom. */
export function ZoomButtons({ control }: { control: ViewControl }) {
  const { canZoomIn, canZoomOut, zoom, reset, view } = control;
  if (!canZoomIn && !canZoomOut) return null;
  return (
    <div className="zoom-buttons" role="toolbar" aria-label="Zoom of the diagram">
      <button
        type="button"
        aria-label="Zoom out"
        disabled={!canZoomOut}
        onMouseDown={keepFocus}
        onClick={() => zoom(1 / zoomStep)}
      >
        −
      </button>
      {view.zoom !== 1 && (
        <button type="button" aria-label="Reset zoom" onMouseDown={keepFocus} onClick={reset}>
          1:1
        </button>
      )}
      <button
        type="button"
        aria-label="Zoom in"
        disabled={!canZoomIn}
        onMouseDown={keepFocus}
        onClick={() => zoom(zoomStep)}
      >
        +
      </button>
    </div>
  );
}
