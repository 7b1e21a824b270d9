import type { WorkbenchStore } from "../../store/workbench.ts";
import { readAddress, stepIn } from "./address.ts";
import { linkedRun } from "./linked-run.ts";

/**
 * Opens what an address means. Where it means nothing the run on the screen stays, and a notice says what was
 * wrong. Of two openings the later one counts, however long the earlier one takes to unpack.
 */
export function addressOpener(store: WorkbenchStore): (hash: string) => Promise<void> {
  let latest = 0;
  return async (hash) => {
    const read = readAddress(hash);
    if (!read) return;
    const turn = ++latest;
    const { address, complaint } = read;
    const { open, tell, dismiss, showTheme } = store.getState();
    if (address.theme) showTheme(address.theme);
    const linked = await linkedRun(address);
    if (turn !== latest) return;
    if (!linked.ok) {
      tell({ kind: "problem", title: "This link could not be opened", text: linked.text });
      return;
    }
    try {
      open(linked.experiment, linked.scenario);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      tell({
        kind: "problem",
        title: "This run could not be computed",
        text: `${why}. The run before it is still here.`,
      });
      return;
    }
    const last = store.getState().run.trace.steps.length - 1;
    store.getState().goTo(stepIn(address.step, last));
    const beyond = typeof address.step === "number" && address.step > last;
    const text = beyond
      ? `The link names step ${address.step}, but the steps of this run are 0 to ${last}. This is the last one.`
      : complaint;
    if (text === null) dismiss();
    else tell({ kind: "problem", title: "A part of this link was left out", text });
  };
}
