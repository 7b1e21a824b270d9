import { Share2 } from "lucide-react";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { currentAddress } from "../address/current-address.ts";
import { keepFocus } from "../keys/keep-focus.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";

const notInLink = {
  kind: "problem",
  title: "A link cannot hold a recording",
  text: "It holds only the scenario, and opens as a new simulation. Share the recording as a file.",
} as const;

const save = async (store: WorkbenchStore) => (await import("../files/save-run.ts")).saveRun(store);

/** Copies a link to this run at this step. */
export function ShareButton() {
  const store = useWorkbenchStore();
  const share = async () => {
    const state = store.getState();
    if (state.run.isRecorded) {
      state.tell({ ...notInLink, act: { label: "Save the recording", do: () => void save(store) } });
      return;
    }
    const url = new URL(await currentAddress(state, null), window.location.href).href;
    try {
      await navigator.clipboard.writeText(url);
      const title = "Link copied";
      state.tell({ kind: "done", title, text: `It opens this run at ${stepName(state.cursor)}.` });
    } catch {
      const title = "The browser did not let the link be copied";
      state.tell({ kind: "problem", title, text: `Copy it from here: ${url}` });
    }
  };
  return (
    <button
      type="button"
      className="tool tool-share"
      data-tip="Copy a link to this step"
      onMouseDown={keepFocus}
      onClick={() => void share()}
    >
      <Share2 size="1.15em" aria-hidden="true" />
      Share
    </button>
  );
}
