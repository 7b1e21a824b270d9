import type { OwnProcess } from "../../experiments/sockets/python/templates.ts";
import type { Draft } from "./drafts.ts";

/** Changes of programs as they are edited. All processes share one folder, so a file that two of them have is one file. */

/** A file of the folder gets another text. */
export function withText(draft: Draft, file: string, text: string): Draft {
  return draft.map((process) =>
    file in process.python.files ? withFiles(process, { ...process.python.files, [file]: text }) : process,
  );
}

/** A process gets a file; where another one has a file of this name, it is that file. */
export function withFile(draft: Draft, index: number, file: string): Draft {
  const known = draft.find(({ python }) => file in python.files)?.python.files[file];
  return draft.map((process, i) =>
    i === index ? withFiles(process, { ...process.python.files, [file]: known ?? "" }) : process,
  );
}

/** A process loses a file that it does not begin with. */
export function withoutFile(draft: Draft, index: number, file: string): Draft {
  return draft.map((process, i) => {
    if (i !== index || process.python.main === file) return process;
    const { [file]: _, ...files } = process.python.files;
    return withFiles(process, files);
  });
}

export function withFileRenamed(draft: Draft, from: string, to: string): Draft {
  return draft.map((process) => {
    const { main, files } = process.python;
    if (!(from in files)) return process;
    const renamed = Object.entries(files).map(([name, text]) => [name === from ? to : name, text] as const);
    const python = { ...process.python, main: main === from ? to : main, files: Object.fromEntries(renamed) };
    return { ...process, python };
  });
}

/** What is wrong with a name for a file, or null. @param others the names in the folder that it must not have */
export function fileNameProblem(name: string, others: readonly string[]): string | null {
  if (name === "" || name === "." || name === ".." || name.length > 100 || /[/\0]/.test(name))
    return "must be 1 to 100 characters without “/”, like server.py";
  return others.includes(name) ? "is the name of another file" : null;
}

export function namesIn(draft: Draft): readonly string[] {
  return [...new Set(draft.flatMap(({ python }) => Object.keys(python.files)))];
}

/** One more process, with a name and a file that no other has. */
export function withProcess(draft: Draft): Draft {
  let number = draft.length + 1;
  const names = namesIn(draft);
  while (draft.some(({ name }) => name === `process ${number}`) || names.includes(`process${number}.py`))
    number++;
  const main = `process${number}.py`;
  return [
    ...draft,
    { name: `process ${number}`, startAt: 300, python: { main, files: { [main]: "import socket\n" } } },
  ];
}

function withFiles(process: OwnProcess, files: Readonly<Record<string, string>>): OwnProcess {
  return { ...process, python: { ...process.python, files } };
}
