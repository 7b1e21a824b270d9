import { useEffect, useState } from "react";
import { focusOf } from "../keys/focus.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { openFile, openFiles } from "./run-file.ts";
import "./files.css";

/** While a file is held over the page: that it can be dropped. */
export function DropSign() {
  const held = useDrop();
  return held ? <div className="drop-sign">Drop a run to open it, Python programs, or a record</div> : null;
}

/** Opens a run or programs that are dropped on the page, or a run that is pasted outside of a field. Answers whether a file is held over it. */
function useDrop(): boolean {
  const store = useWorkbenchStore();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setHeld(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHeld(false);
    };
    const drop = (event: DragEvent) => {
      setHeld(false);
      const { dataTransfer } = event;
      if (dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      take(store, dataTransfer);
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text") ?? "";
      if (focusOf(event.target) === "text" || !/^\s*\{/.test(text)) return;
      event.preventDefault();
      const bytes = new TextEncoder().encode(text);
      void openFile(store, new File([bytes], "the pasted text"));
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
      window.removeEventListener("paste", paste);
    };
  }, [store]);
  return held;
}

function take(store: WorkbenchStore, { items, files }: DataTransfer): void {
  const folder = [...items].map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory);
  void openFiles(store, [...files], folder?.name);
}
