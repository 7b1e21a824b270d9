import type { Experiment } from "../../experiments/experiment.ts";
import type { History } from "../../store/history.ts";
import type { Notice } from "../../store/page-state.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { readAddress, stepIn } from "./address.ts";
import { recordings } from "./chunks.ts";
import { linkedRun, missing } from "./linked-run.ts";

/** A scenario as it was left, with everything that was changed about it. */
export interface Left {
  readonly experiment: Experiment;
  readonly history: History;
  readonly cursor: number;
  readonly showsLive: boolean;
}

/**
 * Opens what an address means or, where it was open before and left, that. Where the address means nothing the run on
 * the screen stays, and a notice says what was wrong. Of two openings the later one counts, however long the earlier
 * one takes to unpack.
 */
export function addressOpener(store: WorkbenchStore): (hash: string, left?: Left) => Promise<void> {
  let latest = 0;
  return async (hash, left) => {
    const { open, tell, dismiss, showTheme, present, showLive } = store.getState();
    const opening = ++latest;
    if (left) {
      const { is } = await open(left.experiment, left.history, left.cursor);
      return is === "open" ? showLive(left.showsLive) : undefined;
    }
    const read = readAddress(hash);
    if (!read) return;
    const { address, complaint } = read;
    if (address.theme) showTheme(address.theme);
    if (address.present) present(true);
    const found = address.recording === null ? null : await recordings.want();
    const linked = address.recording === null || found ? await linkedRun(address) : missing;
    if (opening !== latest) return;
    if (!linked.ok) {
      tell({ kind: "problem", title: "This link could not be opened", text: linked.text });
      return;
    }
    const kept =
      address.recording === null ? null : await found?.keptRecording(address.recording, linked.experiment);
    if (opening !== latest) return;
    let notice: Notice | null = kept?.notice ?? null;
    if (complaint !== null) notice = leftOut(complaint);
    const { is } = await open(linked.experiment, kept?.scenario ?? linked.scenario, (last) => {
      // Programs that wait for Run have no steps yet.
      if (typeof address.step === "number" && address.step > last && last > 0)
        notice = leftOut(
          `The link names step ${address.step}, but this run has steps 0 to ${last}. The last one is shown.`,
        );
      return stepIn(address.step, last);
    });
    if (is !== "open") return;
    showLive(address.live);
    if (notice) tell(notice);
    else dismiss();
  };
}

function leftOut(text: string): Notice {
  return { kind: "problem", title: "Part of this link was ignored", text };
}
