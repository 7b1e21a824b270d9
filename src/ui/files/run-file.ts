import type { WorkbenchStore } from "../../store/workbench.ts";
import { Chunk } from "../chunk/chunk.ts";

const opening = new Chunk(() => import("./open-run.ts"));
const saving = new Chunk(() => import("./save-run.ts"));

/** Opens the run of a file. What reads and writes files is fetched with the first of them. */
export async function openFile(store: WorkbenchStore, file: File): Promise<void> {
  const found = await opening.want();
  await found?.openRunFile(store, file);
}

/** Opens the run of a file, or the editor with Python programs. @param folder the name of a folder among them */
export async function openFiles(
  store: WorkbenchStore,
  files: readonly File[],
  folder?: string,
): Promise<void> {
  const found = await opening.want();
  await found?.openAny(store, files, folder);
}

/** Hands the run out as a file. */
export async function saveFile(store: WorkbenchStore): Promise<void> {
  const found = await saving.want();
  found?.saveRun(store);
}

/** Copies the run as a test. */
export async function copyTest(store: WorkbenchStore): Promise<void> {
  const found = await saving.want();
  await found?.copyAsTest(store);
}
