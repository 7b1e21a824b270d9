/**
 * Takes pictures of every shipped scenario at its first, a middle and its last step, at three sizes, in each
 * theme, into pictures/ (not committed). Says what the page complained about and where it is wider than the
 * window.
 *
 *     npm run pictures -- [--only SCENARIO]... [--size 1280x720]... [--theme light]... [--step first]...
 *     npm run pictures -- --docs
 *
 * With --docs it makes the committed pictures of README and the guides instead.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launchBrowser } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { takeDocsPictures } from "./docs-pictures.mjs";
import { buildSite, serveSite } from "./site.mjs";
import { root } from "./tools.mjs";

const { values } = parseArgs({
  options: {
    docs: { type: "boolean" },
    only: { type: "string", multiple: true },
    size: { type: "string", multiple: true },
    theme: { type: "string", multiple: true },
    step: { type: "string", multiple: true },
  },
});
if (values.docs) {
  await takeDocsPictures();
  process.exit();
}
const sizes = values.size ?? ["1280x720", "1920x1080", "390x844"];
const themes = values.theme ?? ["light", "dark", "projector"];
const steps = values.step ?? ["first", "middle", "last"];

/** @returns {Promise<readonly {id: string, experiment: string}[]>} the scenarios that the page ships */
async function shippedScenarios() {
  const module = await import(pathToFileURL(await bundle("src/experiments/catalogue.ts")).href);
  return module.catalogue;
}

const scenarios = (await shippedScenarios()).filter(
  ({ id }) => values.only === undefined || values.only.includes(id),
);
await buildSite();
const site = await serveSite(4373);
const browser = await launchBrowser();
const folder = join(root, "pictures");
mkdirSync(folder, { recursive: true });
let taken = 0;
/** @type {string[]} */
const complaints = [];

/** @param {import("@playwright/test").Page} page @param {string} url @param {string} name */
async function take(page, url, name) {
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "networkidle" });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  taken += 1;
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (excess > 0) complaints.push(`${name}: the page is ${excess} px wider than the window`);
}

for (const size of sizes) {
  const [width = 1280, height = 720] = size.split("x").map(Number);
  for (const theme of themes) {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
    const page = await context.newPage();
    let name = "";
    page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        complaints.push(`${name}: ${message.text()}`);
    });
    for (const { id, experiment } of scenarios) {
      for (const step of steps) {
        name = `${id}-${step}-${size}-${theme}`;
        const at = step === "first" ? "0" : step;
        await take(page, `${site.address}#/${experiment}/${id}?step=${at}&theme=${theme}`, name);
      }
    }
    await context.close();
  }
}
await browser.close();
await site.close();
for (const complaint of complaints) console.log(complaint);
console.log(
  `${taken} pictures of ${scenarios.length} scenarios in pictures/, ${complaints.length} complaints`,
);
process.exitCode = complaints.length === 0 && taken > 0 ? 0 : 1;
