import { guessKind } from "../../records/guess.ts";
import { isGzip, MOST_BYTES } from "../../records/text/gzip.ts";
import type { RecordFile } from "../../store/page-state.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { records } from "../records/records-chunk.ts";

/** How much of a file shows of what kind it is. */
const BEGINNING = 2_000_000;

/** Whether a file is a record of a real run, and no run of this page's. */
export async function isRecord(file: File): Promise<boolean> {
  const bytes = await bytesOf(file.slice(0, BEGINNING));
  if (bytes === null) return false;
  if (isGzip(bytes)) return true;
  try {
    guessKind({ name: file.name, bytes });
    return true;
  } catch {
    return false;
  }
}

/** Shows the record that the files hold together; a notice says what cannot be taken. */
export async function openRecord(store: WorkbenchStore, files: readonly File[]): Promise<void> {
  const refuse = (title: string, text: string) =>
    store.getState().tell({ kind: "problem", title, text: `${text} The previous run is still open.` });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES)
    return refuse(
      "The record is too large",
      `It has ${Math.ceil(size / 1_000_000)} MB; up to ${MOST_BYTES / 1_000_000} MB can be read.`,
    );
  const given: RecordFile[] = [];
  for (const file of files) {
    const bytes = await bytesOf(file);
    if (bytes === null)
      return refuse(`“${file.name}” could not be opened`, "It may have been moved or locked.");
    given.push({ name: file.name, bytes });
  }
  if (!(await records.want())) return undefined;
  const { pause, dismiss } = store.getState();
  pause();
  dismiss();
  store.setState({ recordFiles: given });
  return undefined;
}

async function bytesOf(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
