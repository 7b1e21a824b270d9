import { Copy, Download } from "lucide-react";
import type { Listing } from "../../../experiments/experiment.ts";
import { handOut } from "../../files/hand-out.ts";
import { keepFocus } from "../../keys/keep-focus.ts";
import { useWorkbenchStore } from "../../use-workbench.ts";

/** Copies a listing, or saves it as a file: its text alone, without notes and line numbers. */
export function TakeListing({ listing: { name, text } }: { readonly listing: Listing }) {
  const store = useWorkbenchStore();
  const copy = async () => {
    const { tell } = store.getState();
    try {
      await navigator.clipboard.writeText(text);
      tell({ kind: "done", title: "Copied", text: `${name} is on the clipboard.` });
    } catch {
      tell({ kind: "problem", title: `The browser refused to copy ${name}`, text: "Download it instead." });
    }
  };
  return (
    <span className="code-take">
      <button
        type="button"
        title={`Copy ${name}`}
        aria-label={`Copy ${name}`}
        onMouseDown={keepFocus}
        onClick={() => void copy()}
      >
        <Copy size="1.1em" />
        <span>Copy</span>
      </button>
      <button
        type="button"
        title={`Download ${name}`}
        aria-label={`Download ${name}`}
        onMouseDown={keepFocus}
        onClick={() => handOut(name, text, "text/x-python")}
      >
        <Download size="1.1em" />
        <span>Download</span>
      </button>
    </span>
  );
}
