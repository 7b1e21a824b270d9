import { keepFocus } from "../keys/keep-focus.ts";
import type { ViewControl } from "./use-view.ts";

export const zoomStep = 1.5;

/** What the marks mean; and closer, further and back to how it was, where there is something to zoom. */
export function ZoomButtons({ control }: { control: ViewControl }) {
  const { canZoomIn, canZoomOut, zoom, reset, view } = control;
  // `ui/explain` answers it with a list in its place; without that it leads to the glossary.
  const marks = (
    <a
      href="./glossary.html#of-shared"
      target="_blank"
      rel="noreferrer"
      aria-label="What the marks mean"
      data-marks=""
    >
      ?
    </a>
  );
  if (!canZoomIn && !canZoomOut) return <div className="zoom-buttons">{marks}</div>;
  return (
    <div className="zoom-buttons" role="toolbar" aria-label="Zoom of the diagram">
      {marks}
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
