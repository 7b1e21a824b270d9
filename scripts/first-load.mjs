/**
 * The scripts that a browser fetches before the page stands: those that index.html names, what they import, and so
 * on. What is imported later, by a call, is not part of it.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** @param {string} folder where the site is built @returns {string[]} paths in that folder */
export function firstLoad(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const entries = [...html.matchAll(/<script[^>]+src="\.\/([^"]+\.js)"/g)].map(([, path = ""]) => path);
  if (entries.length === 0) throw new Error(`${folder}/index.html names no script`);
  const found = new Set(entries);
  for (const file of found) {
    const code = readFileSync(join(folder, file), "utf8");
    for (const [, path = ""] of code.matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
      found.add(posix.join(posix.dirname(file), path));
  }
  return [...found];
}
