/**
 * Runs the benches of bench/ and prints one table: the figure, what was measured, what is wanted.
 *
 * A bench is a file `bench/NAME.bench.ts` that default-exports `(report) => void | Promise<void>`; in
 * `bench/NAME.browser.bench.ts` it is `(report, {page, address})` with a Playwright page and the address where
 * the built site is served. Each figure is told by one call of report; where `ok` is false the command fails,
 * null means that nothing is demanded.
 *
 * `npm run bench -- WORD...` runs only the benches with one of the words in their name.
 *
 * @typedef {(figure: string, measured: string, wanted: string, ok: boolean | null) => void} Report
 * @typedef {(report: Report) => void | Promise<void>} Bench
 * @typedef {{page: import("@playwright/test").Page, address: string}} Site
 * @typedef {(report: Report, site: Site) => void | Promise<void>} BrowserBench
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launchBrowser } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { buildSite, serveSite } from "./site.mjs";
import { SWITCHING } from "./stack-switching.mjs";
import { root } from "./tools.mjs";

if (SWITCHING.some((flag) => !process.execArgv.includes(flag))) {
  const self = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, [...SWITCHING, self, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exit(status ?? 70);
}

const words = process.argv.slice(2);
const folder = join(root, "bench");
const files = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();

/** @type {{figure: string, measured: string, wanted: string, ok: boolean | null}[]} */
const rows = [];
/** @type {Report} */
const report = (figure, measured, wanted, ok) => {
  rows.push({ figure, measured, wanted, ok });
  console.error(`  ${figure}: ${measured}`);
};

/** @param {string} name */
async function load(name) {
  const module = await import(pathToFileURL(await bundle(`bench/${name}`)).href);
  return module.default;
}

const isBrowserBench = (/** @type {string} */ name) => name.endsWith(".browser.bench.ts");

/** @param {readonly string[]} names */
async function runInBrowser(names) {
  await buildSite();
  const site = await serveSite(4273);
  const browser = await launchBrowser();
  try {
    for (const name of names) {
      console.error(name);
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await (
        await load(name)
      )(report, { page, address: site.address });
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

for (const name of files.filter((file) => !isBrowserBench(file))) {
  console.error(name);
  await (
    await load(name)
  )(report);
}
if (files.some(isBrowserBench)) await runInBrowser(files.filter(isBrowserBench));

const head = { figure: "figure", measured: "measured", wanted: "wanted", mark: "" };
const table = [
  head,
  ...rows.map(({ ok, ...row }) => ({ ...row, mark: ok === null ? "" : ok ? "ok" : "MISSED" })),
];
const width = (/** @type {"figure" | "measured" | "wanted"} */ column) =>
  Math.max(...table.map((row) => row[column].length));
console.log("");
for (const row of table)
  console.log(
    [
      row.figure.padEnd(width("figure")),
      row.measured.padStart(width("measured")),
      row.wanted.padEnd(width("wanted")),
      row.mark,
    ]
      .join("   ")
      .trimEnd(),
  );
process.exitCode = rows.some((row) => row.ok === false) ? 1 : 0;
