import type { ProgramFile } from "../../store/page-state.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";

/** The largest program that a scenario may have, in characters, and how many files. */
const SOURCE_MOST = 2_000_000;
const FILES_MOST = 64;

export function isProgram({ name }: File): boolean {
  return /\.py$/i.test(name);
}

/** Opens the editor with Python programs and the files beside them; a notice says what cannot be taken. */
export async function openPrograms(store: WorkbenchStore, files: readonly File[]): Promise<void> {
  const { takePrograms, tell } = store.getState();
  const refuse = (title: string, text: string) => tell({ kind: "problem", title, text });
  if (files.length > FILES_MOST)
    return refuse(`${files.length} files at once`, `The editor takes up to ${FILES_MOST} files.`);
  const read: ProgramFile[] = [];
  for (const file of files) {
    const title = `“${file.name}” could not be opened`;
    if (file.size > SOURCE_MOST)
      return refuse(
        title,
        `It is larger than ${SOURCE_MOST / 1_000_000} MB, the most that a program may have.`,
      );
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return refuse(title, "It could not be read: it may have been moved or locked.");
    const text = textOf(bytes);
    if (text === null)
      return refuse(title, "It is not UTF-8 text. Save it as UTF-8 in your editor, and drop it again.");
    read.push({ name: file.name, text });
  }
  return takePrograms(read);
}

/** The text of the bytes, each one kept: a byte order mark is the first character. */
function textOf(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
