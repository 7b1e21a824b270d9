/**
 * Bundles a TypeScript entry for Node, once for each state of the sources: the bundle's folder is named after
 * them. A bundle is made in a folder of its own and renamed when it is whole, so that several commands may run
 * at once, and one that is there already costs no more than looking at the sources.
 *
 * `node scripts/bundle.mjs ENTRY` makes one ahead of time and never fails (npm runs it at install).
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "interleave");
const keptForMs = 3_600_000;

/** @param {string} path relative to the root; a folder is looked through @returns {string[]} */
function stamps(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(join(root, path)).flatMap((name) => stamps(`${path}/${name}`));
}

/** Names an entry and the state of its sources. @param {string} entry @param {readonly string[]} [more] */
export function stateOf(entry, more = []) {
  const sources = ["src", parse(entry).dir, "package-lock.json", "scripts/bundle.mjs", ...more].flatMap(
    stamps,
  );
  const key = createHash("sha256").update([...new Set(sources)].sort().join("\n"));
  return `${parse(entry).name}-${key.digest("hex").slice(0, 16)}`;
}

/** Bundles of older sources; a young one may still be running. @param {string} entry @param {string} current */
function removeStale(entry, current) {
  for (const name of readdirSync(cache)) {
    const ours = name.startsWith(`${parse(entry).name}-`) || name.startsWith("making-");
    if (!ours || name === current) continue;
    const stat = statSync(join(cache, name), { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > keptForMs)
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** @param {string} entry @param {string} folder */
async function make(entry, folder) {
  const { build } = await import("vite");
  mkdirSync(cache, { recursive: true });
  const workshop = mkdtempSync(join(cache, "making-"));
  try {
    await build({
      root,
      configFile: false,
      logLevel: "silent",
      ssr: { noExternal: true, external: ["@playwright/test", "vite", "pyodide"] },
      build: {
        ssr: entry,
        target: "node20",
        outDir: workshop,
        copyPublicDir: false,
        minify: false,
        rolldownOptions: { output: { entryFileNames: "entry.mjs", chunkFileNames: "[name]-[hash].mjs" } },
      },
    });
    renameSync(workshop, join(cache, folder));
  } catch (error) {
    if (!existsSync(join(cache, folder, "entry.mjs"))) throw error;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  removeStale(entry, folder);
}

/**
 * @param {string} entry path of the TypeScript entry, relative to the root
 * @returns {Promise<string>} path of the bundle, to be imported
 */
export async function bundle(entry) {
  const folder = stateOf(entry);
  const file = join(cache, folder, "entry.mjs");
  if (!existsSync(file)) await make(entry, folder);
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const entry = process.argv[2] ?? "";
  if (existsSync(join(root, entry)))
    await bundle(entry).catch((error) => console.error(`${entry} is bundled later: ${String(error)}`));
}
