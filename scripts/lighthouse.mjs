/**
 * Measures the built site as a phone loads it, with Lighthouse, on the server of `npm start`: prints performance,
 * accessibility, best practices and SEO of each load, and the median. Lighthouse has 150 packages and 190 MB, so it is
 * no dependency: npx fetches this exact version. A busy machine lowers the performance; the other three stay the same.
 *
 *     npm run lighthouse -- [--loads 3] [--save FOLDER]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { browserFlags, ensureBrowser } from "./browser.mjs";
import { buildSite, serveSite } from "./site.mjs";
import { run } from "./tools.mjs";

const lighthouse = "lighthouse@12.8.2";

/** The category's key in a report, and what a site should reach. */
const wanted = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

const { values } = parseArgs({
  options: { loads: { type: "string", default: "3" }, save: { type: "string" } },
});

/** @param {string} address @param {string} file where the report is written @param {string} browser */
async function measure(address, file, browser) {
  const { code, output } = await run(
    process.platform === "win32" ? "npx.cmd" : "npx",
    [
      "--yes",
      lighthouse,
      address,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      `--chrome-flags=${["--headless=new", ...browserFlags].join(" ")}`,
    ],
    { CHROME_PATH: browser },
  );
  if (code !== 0) throw new Error(`Lighthouse did not run: ${output.trim()}`);
  const { categories, audits } = JSON.parse(readFileSync(file, "utf8"));
  const figures = Object.keys(wanted).map((key) => Math.round(categories[key].score * 100));
  const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"].map(
    (key) => audits[key].displayValue,
  );
  console.log(`${figures.join("  ")}   first, largest paint, blocked: ${times.join(", ")}`);
  return figures;
}

/** @param {readonly number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const browser = await ensureBrowser();
await buildSite();
const site = await serveSite(4773);
const folder = values.save ? resolve(values.save) : mkdtempSync(join(tmpdir(), "interleave-lighthouse-"));
mkdirSync(folder, { recursive: true });
try {
  const loads = [];
  for (let load = 1; load <= Number(values.loads); load++)
    loads.push(await measure(site.address, join(folder, `load-${load}.json`), browser));
  for (const [column, [category, least]] of Object.entries(wanted).entries()) {
    const reached = median(loads.map((figures) => figures[column] ?? 0));
    console.log(`${category}: ${reached} (wanted: ${least} or more)`);
    if (reached < least) process.exitCode = 1;
  }
} finally {
  await site.close();
  if (!values.save) rmSync(folder, { recursive: true });
}
