import { useDrop } from "./use-drop.ts";
import "./files.css";

/** While a file is held over the page: that it can be dropped. */
export function DropSign() {
  const held = useDrop();
  return held ? <div className="drop-sign">Drop a run to open it</div> : null;
}
