/**
 * Writes licences.html: every package that is shipped, with the text of its licence. The packages come from what is
 * really bundled: modules of the page and of its workers, and fonts. Vite's own list has neither the workers nor the
 * fonts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../tools.mjs";

/** What the bundler itself puts into the site. */
const ownModules = [
  { begins: "\0vite/", package: "vite" },
  { begins: "\0rolldown/", package: "rolldown" },
];

/** @param {string} id the path of a module or a font @returns {string | null} the folder of its package */
function packageOf(id) {
  const own = ownModules.find(({ begins }) => id.startsWith(begins));
  if (own) return join(root, "node_modules", own.package);
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll("\\", "/"))?.[0] ?? null;
}

const texts = join(root, "scripts", "site-plugins", "licence-texts");

/** Packages that ship no licence file: the interpreter's own licence, and that of the CPython in it. */
const shippedWithout = { pyodide: ["MPL-2.0.txt", "PSF-2.0.txt"] };

/** @param {string} folder @returns {string} */
function licenceText(folder) {
  const own = Object.entries(shippedWithout).find(([name]) => folder.endsWith(`/${name}`));
  if (own) return own[1].map((name) => readFileSync(join(texts, name), "utf8").trim()).join("\n\n");
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence file: its licence cannot be shown`);
  const text = readFileSync(join(folder, file), "utf8");
  // A bundler lists the licences of all that it is made of; none of that is shipped.
  return (text.split(/^# Licenses of bundled dependencies/m)[0] ?? text).trim();
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** @param {string} title @param {string} text */
const section = (title, text) => `<h2>${escaped(title)}</h2>\n<pre>${escaped(text)}</pre>\n`;

/** @param {Iterable<string>} folders */
function licencesPage(folders) {
  const packages = [...folders].map((folder) => {
    /** @type {{name: string, version: string, license?: string}} */
    const { name, version, license = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { title: `${name} ${version} (${license})`, text: licenceText(folder) };
  });
  packages.sort((a, b) => (a.title < b.title ? -1 : 1));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>Licences · Interleave</title>
</head>
<body>
<h1>Licences</h1>
<p><a href="./index.html">Interleave</a> contains the work of others. These are their licences, after its own.</p>
${section("Interleave", licenceText(root))}${packages.map(({ title, text }) => section(title, text)).join("")}</body>
</html>
`;
}

/** @returns {{page: import("vite").Plugin, worker: () => import("vite").Plugin}} for the page, and for each worker */
export function licences() {
  /** @type {Set<string>} */
  const folders = new Set();
  /** @param {string} id */
  const add = (id) => {
    const folder = packageOf(id);
    if (folder !== null) folders.add(folder);
  };
  /** @param {import("vite").Rolldown.OutputBundle} bundle */
  const collect = (bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === "chunk") file.moduleIds.forEach(add);
      else for (const name of file.originalFileNames) add(resolve(root, name));
  };
  return {
    page: {
      name: "licences",
      apply: "build",
      // Workers are built while the page's modules are read: they are known by now.
      generateBundle(_options, bundle) {
        collect(bundle);
        this.emitFile({ type: "asset", fileName: "licences.html", source: licencesPage(folders) });
      },
    },
    worker: () => ({
      name: "licences-of-worker",
      generateBundle(_options, bundle) {
        collect(bundle);
      },
    }),
  };
}
