/**
 * Writes sw.js, the service worker, and tells it what the site consists of. What takes megabytes and few need (Python,
 * the page as one file) is cached at its first use.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tools.mjs";

/** Not part of what a page needs at all. */
const never = /^(?:sw\.js|robots\.txt|scenario\.schema\.json)$|\.(?:br|gz|map)$/;
/** Cached at first use. */
const optional = /^python-|^assets\/later\/(?:python|schedules)-|^one-file\.html$|^scorm\//;

/** @param {string} dir @returns {{files: string[], optional: string[], version: string, script: string}} */
export function siteLists(dir) {
  const all = readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(dir, name)).isFile() && !never.test(name))
    .sort();
  const hash = createHash("sha256");
  for (const name of all) hash.update(`${name}\n`).update(readFileSync(join(dir, name)));
  const files = all.filter((name) => !optional.test(name));
  return {
    version: hash.digest("hex").slice(0, 12),
    script: files.find((name) => /^assets\/index-.*\.js$/.test(name)) ?? "",
    files: ["./", ...files.filter((name) => name !== "index.html")],
    optional: all.filter((name) => optional.test(name)),
  };
}

/** @returns {import("vite").Plugin} */
export const offline = () => ({
  name: "offline",
  apply: "build",
  writeBundle({ dir }) {
    if (dir === undefined) return;
    const source = readFileSync(join(root, "scripts/site-plugins/service-worker.js"), "utf8");
    writeFileSync(join(dir, "sw.js"), source.replace('JSON.parse("{}")', JSON.stringify(siteLists(dir))));
  },
});
