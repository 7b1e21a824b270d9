/**
 * Modules with which a process reaches others through the kernel alone. With `os`, `multiprocessing`, `logging` and so on it
 * could share files or memory.
 */
const ALONE = new Set(
  `__future__ _thread abc argparse base64 bisect collections contextlib copy dataclasses datetime decimal enum errno
  fractions functools hashlib heapq itertools json math operator pickle queue random re select selectors socket statistics
  string struct sys textwrap threading time traceback types typing uuid zlib`.split(/\s+/),
);
const REACHES_FURTHER = /\b(?:open|exec|eval|compile|__import__|__builtins__|__loader__|modules|FileIO)\b/;
const IMPORT = /^[^#\n]*?\b(?:from\s+([.\w]+)\s+import|import\s+([^#;\n]+))/gm;

/**
 * Whether the processes share nothing but the network and the clock: no file and no memory. Told from the text, and `false`
 * wherever that is in doubt.
 *
 * @param files the working folder: name → text
 */
export function areApart(files: Readonly<Record<string, string>>): boolean {
  const own = new Set(Object.keys(files).map((name) => name.replace(/\.py$/, "")));
  return Object.values(files).every((text) => !REACHES_FURTHER.test(text) && importedBy(text).every(isAlone));

  function isAlone(name: string): boolean {
    return own.has(name) || ALONE.has(name);
  }
}

/** The modules that a program imports, by their first name. */
function importedBy(text: string): string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from, names = ""]) =>
    from === undefined
      ? names.split(",").map((name) => name.trim().split(/[\s.]/)[0] ?? "")
      : [from.split(".")[0] ?? ""],
  );
}
