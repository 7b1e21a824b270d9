import type { WorkbenchStore } from "../../store/workbench.ts";
import { currentAddress } from "../address/current-address.ts";
import { shareLink } from "../address/chunks.ts";
import { saveFile } from "../files/run-file.ts";
import { stepName } from "../words/step-name.ts";

/** A notice shows no longer link: it would cover the run. */
const SHOWN_MAX = 1000;

/** Copies a link to the run at its step; of a recording, which no link can hold, it offers the file. */
export async function share(store: WorkbenchStore): Promise<void> {
  const state = store.getState();
  if (state.run.isRecorded) {
    state.tell({
      kind: "problem",
      title: "A link cannot hold a recording",
      text: "A link holds only the scenario, and opens as a new simulation. Share the recording as a file.",
      act: { label: "Save the recording", do: () => void saveFile(store) },
    });
    return;
  }
  if (!(await shareLink.want())) return;
  const url = new URL(await currentAddress(state, null), window.location.href).href;
  try {
    await navigator.clipboard.writeText(url);
    const title = "Link copied";
    state.tell({ kind: "done", title, text: `It opens this run at ${stepName(state.cursor)}.` });
  } catch {
    const title = "The browser did not let the link be copied";
    if (url.length <= SHOWN_MAX)
      return state.tell({ kind: "problem", title, text: `Copy it from here: ${url}` });
    state.tell({
      kind: "problem",
      title,
      text: `It has ${url.length} characters. Copy it from the address bar, or share the run as a file.`,
      act: { label: "Save the run", do: () => void saveFile(store) },
    });
  }
}
