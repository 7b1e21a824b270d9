/**
 * The scripts that a browser fetches before the page stands: the one that index.html names, and whatever it
 * imports, and so on. What is imported later, by a call, is no part of it.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** @param {string} folder where the site is built @returns {string[]} paths in that folder */
export function firstLoad(folder) {
  const entry = /<script[^>]+src="\.\/([^"]+\.js)"/.exec(
    readFileSync(join(folder, "index.html"), "utf8"),
  )?.[1];
  if (entry === undefined) throw new Error(`${folder}/index.html names no script`);
  const found = new Set([entry]);
  for (const file of found) {
    const code = readFileSync(join(folder, file), "utf8");
    for (const [, path = ""] of code.matchAll(/\b(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
      found.add(posix.join(posix.dirname(file), path));
  }
  return [...found];
}
