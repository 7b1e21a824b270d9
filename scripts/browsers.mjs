/**
 * Walks the three experiments in Firefox, where it is installed (or FIREFOX_PATH names it), and compares every
 * sentence with Chromium's. Prints what it did and how many checks passed. It is no part of the tests: it says so and
 * succeeds where there is no Firefox.
 *
 *     npm run browsers
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { launch } from "puppeteer-core";
import { browserFlags, ensureBrowser } from "./browser.mjs";
import { walk } from "./browsers/walk.mjs";
import { buildSite, serveSite } from "./site.mjs";

const runs = ["sockets/hello", "berkeley/handout", "ricart-agrawala/two-nodes"];

/** @returns {string | undefined} */
function findFirefox() {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [
    process.env["FIREFOX_PATH"] ?? "",
    ...["firefox-esr", "firefox"].flatMap((command) => folders.map((folder) => join(folder, command))),
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
  ].find((candidate) => candidate !== "" && existsSync(candidate));
}

let passed = 0;
let failed = 0;

/** @param {string} what @param {boolean} isRight */
function check(what, isRight) {
  console.log(`  ${isRight ? "passed" : "FAILED"}: ${what}`);
  if (isRight) passed++;
  else failed++;
}

/**
 * @param {"firefox" | "chrome"} name
 * @param {string} executablePath
 * @param {string} site
 * @returns {Promise<Map<string, string[]>>} the sentences of each run
 */
async function walkAll(name, executablePath, site) {
  const browser = await launch({
    browser: name,
    executablePath,
    headless: true,
    args: name === "chrome" ? browserFlags : [],
    defaultViewport: { width: 1280, height: 720 },
  });
  console.log(await browser.version());
  const told = new Map();
  try {
    for (const run of runs) {
      console.log(` ${run}`);
      const page = await browser.newPage();
      /** @type {string[]} */
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      try {
        told.set(run, await walk(page, `${site}#/${run}`, check));
      } catch (error) {
        check(`the walk comes to its end: ${String(error)}`, false);
      }
      check(`the page complains of nothing ${complaints.join("; ")}`.trim(), complaints.length === 0);
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return told;
}

const firefox = findFirefox();
if (firefox === undefined) {
  console.log("No Firefox is installed here, so nothing was tried. FIREFOX_PATH can name one.");
} else {
  const chromium = await ensureBrowser();
  await buildSite();
  const site = await serveSite(4573);
  try {
    const theirs = await walkAll("firefox", firefox, site.address);
    const ours = await walkAll("chrome", chromium, site.address);
    console.log("Both");
    for (const run of runs) {
      const [a, b] = [theirs.get(run) ?? [], ours.get(run) ?? []];
      const differs = a.findIndex((sentence, step) => sentence !== b[step]);
      const isSame = a.length > 0 && a.length === b.length && differs < 0;
      check(`${run}: ${a.length} sentences are the same`, isSame);
      if (!isSame && differs >= 0)
        console.log(`    step ${differs + 1}: ${a[differs]}\n    Chromium: ${b[differs]}`);
    }
  } finally {
    await site.close();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
