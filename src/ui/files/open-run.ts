import { sentences } from "../../scenario/problem.ts";
import { keepRecording } from "../../store/run.ts";
import { decodeTrace } from "../../trace/codec.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { loadShown } from "../experiments/offer.ts";
import { offerOf } from "../experiments/offers.ts";
import { isProgram, openPrograms } from "./open-programs.ts";
import { isRecord, openRecord } from "./open-record.ts";
import { readRunFile, type Named } from "./read-run-file.ts";
import { formats } from "../../experiments/formats.ts";

/** What a file of a recording has been held to, once it is open. */
const RECORDED = "A recording: the page replayed it, and every step agrees.";

let latest = 0;

/** Opens the run of a file, a record of a real run, or the editor with Python programs and the files beside them. */
export async function openAny(store: WorkbenchStore, files: readonly File[], folder?: string): Promise<void> {
  const [first, second] = files;
  const refuse = (title: string, text: string) =>
    store.getState().tell({ kind: "problem", title, text: `${text} The previous run is still open.` });
  if (folder !== undefined) return refuse(`“${folder}” is a folder`, "Drop files out of it.");
  if (files.some(isProgram)) return openPrograms(store, files);
  if (first && (await isRecord(first))) return openRecord(store, files);
  if (second) return refuse(`${files.length} files at once`, "One run is shown at a time: drop one file.");
  return first && openRunFile(store, first);
}

/** Opens the run of a file. Where it holds none, the run on the screen stays and a notice says what is wrong. */
export async function openRunFile(store: WorkbenchStore, file: Named): Promise<void> {
  const opening = ++latest;
  const read = await readRunFile(file);
  if (opening !== latest) return;
  const { open, tell } = store.getState();
  const offer = read.ok ? offerOf(read.scenario.experiment) : undefined;
  const title = `${file.name === "" ? "The file" : `“${shortened(file.name)}”`} could not be opened`;
  if (!read.ok) return tell({ kind: "problem", title, text: `${read.text} The previous run is still open.` });
  if (!offer)
    return tell({
      kind: "problem",
      title,
      text: `It holds a run of “${read.scenario.experiment}”, which this page does not show yet. The previous run is still open.`,
    });
  try {
    const shown = await loadShown(offer);
    if (opening !== latest) return;
    if (!shown)
      return tell({
        kind: "problem",
        title,
        text: "A part of the page could not be loaded. The previous run is still open.",
      });
    const { experiment } = shown;
    const decoded = read.recording === undefined ? null : decodeTrace(read.recording, formats);
    if (decoded && !decoded.ok)
      return tell({
        kind: "problem",
        title,
        text: `The file is a recording that cannot be replayed. ${sentences("The recording", decoded.problems, 1)} The previous run is still open.`,
      });
    const { is } = await open(
      experiment,
      decoded ? keepRecording(experiment, decoded.value).scenario : read.scenario,
    );
    if (is !== "open") return;
    // The editor shows what was opened, with Run: a notice over it would only hide that.
    if (store.getState().run.isHeld) return store.getState().dismiss();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return tell({ kind: "problem", title, text: `${why}. The previous run is still open.` });
  }
  const text = read.recording === undefined ? read.scenario.title : `${read.scenario.title}. ${RECORDED}`;
  return tell({ kind: "done", title: `“${shortened(file.name)}” is open`, text });
}

export function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 40)}…${text.slice(-16)}`;
}
