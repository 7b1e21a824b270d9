/**
 * Takes pictures of every shipped scenario at its first, a middle and its last step, and of every other screen of the
 * page (menus, dialogs, Present, own programs, real processes), at four sizes, in each theme, into pictures/ (not
 * committed). Puts them together on contact sheets in pictures/sheets/. Says what the page complained about, where it
 * is wider than the window and which texts are cut.
 *
 *     npm run pictures -- [--only SCENARIO|SCREEN]... [--size 1280x720]... [--theme light]... [--step first]...
 *     npm run pictures -- --at http://localhost:4173/ --into FOLDER …
 *     npm run pictures -- --beside BEFORE [AFTER]
 *     npm run pictures -- --docs
 *
 * With --at it takes them of a site that is served there, such as an older build, into another folder. With --beside it
 * takes none: it puts each picture of the folder BEFORE beside the one of the same name in AFTER (pictures/ if none is
 * given), into pictures/beside/. With --docs it makes the committed pictures of README and the guides instead.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launchBrowser } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { makeSheets, putBeside } from "./contact-sheets.mjs";
import { takeDocsPictures } from "./docs-pictures.mjs";
import { openOwn, ownScreens } from "./own-screens.mjs";
import { buildSite, serveSite } from "./site.mjs";
import { root } from "./tools.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: "string" },
    beside: { type: "string" },
    docs: { type: "boolean" },
    into: { type: "string" },
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
const folder = resolve(values.into ?? join(root, "pictures"));
if (values.beside !== undefined) {
  const browser = await launchBrowser();
  const [after = folder] = positionals;
  console.log(
    await putBeside(browser, resolve(values.beside), resolve(after), join(root, "pictures", "beside")),
  );
  await browser.close();
  process.exit();
}
const sizes = values.size ?? ["1280x720", "1920x1080", "820x1180", "390x844"];
const themes = values.theme ?? ["light", "dark", "projector"];
const steps = values.step ?? ["first", "middle", "last"];

/** Name, address behind `#/`, and buttons to press. @type {readonly [string, string, ...string[]][]} */
const allScreens = [
  ["menu", "ricart-agrawala/text-violation?step=5", "Menu"],
  ["scenarios", "sockets/one-at-a-time?step=20", "/^Scenario: /"],
  ["parameters", "ricart-agrawala/two-nodes?step=3", "Menu", "Parameters"],
  ["parameters-clocks", "berkeley/drift?step=8", "Menu", "Parameters"],
  ["schedules", "ricart-agrawala/two-nodes-text?step=3", "Menu", "Every schedule…", "Find a violation"],
  ["keys", "sockets/hello?step=9", "Menu", "/^Keys/"],
  ["programs", "sockets/hello?step=9", "Menu", "Your programs…"],
  ["present-nodes", "ricart-agrawala/text-violation?step=8&present"],
  ["present-clocks", "berkeley/handout?step=7&present"],
  ["present-sockets", "sockets/hello?step=22&present"],
  ["live-nodes", "ricart-agrawala/two-nodes?step=0&live"],
  ["live-clocks", "berkeley/real-processes?step=0&live"],
  ["live-sockets", "sockets/hello?step=0&live"],
  ["glossary", "../glossary.html"],
];

/** @returns {Promise<readonly {id: string, experiment: string}[]>} the scenarios that the page ships */
async function shippedScenarios() {
  const module = await import(pathToFileURL(await bundle("src/experiments/catalogue.ts")).href);
  return module.catalogue;
}

const isWanted = (/** @type {string} */ id) => values.only === undefined || values.only.includes(id);
const scenarios = (await shippedScenarios()).filter(({ id }) => isWanted(id));
const screens = allScreens.filter(([name]) => isWanted(name));
const own = ownScreens.filter(([name]) => isWanted(name));
if (values.at === undefined) await buildSite();
const site = values.at === undefined ? await serveSite(4373) : { address: values.at, close: async () => {} };
const browser = await launchBrowser();
mkdirSync(folder, { recursive: true });
let taken = 0;
/** @type {Set<string>} */
const complaints = new Set();

/** @param {import("@playwright/test").Page} page @param {string} address @param {readonly string[]} buttons */
async function open(page, address, buttons) {
  await page.goto("about:blank");
  await page.goto(`${site.address}${address.startsWith("../") ? address.slice(3) : `#/${address}`}`, {
    waitUntil: "networkidle",
  });
  for (const name of buttons) {
    const pattern = /^\/(.*)\/$/.exec(name)?.[1];
    const button = page.getByRole("button", { name: pattern ? new RegExp(pattern) : name, exact: true });
    await button.first().click();
    await page.waitForLoadState("networkidle");
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** What a reader cannot read: a page wider than its window, and words cut where nothing says so. */
function faultsOf() {
  const faults = [];
  const excess = document.documentElement.scrollWidth - window.innerWidth;
  if (excess > 0) faults.push(`the page is ${excess} px wider than the window`);
  for (const element of document.querySelectorAll("button, h1, h2, h3, label, dt, dd, th, td, small, p")) {
    const { overflowX, textOverflow } = getComputedStyle(element);
    const isCut = element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    if (isCut && overflowX !== "visible" && overflowX !== "auto" && overflowX !== "scroll")
      faults.push(
        `“${element.textContent?.slice(0, 40)}” is cut${textOverflow === "ellipsis" ? " (…)" : ""}`,
      );
  }
  return faults;
}

for (const size of sizes) {
  const [width = 1280, height = 720] = size.split("x").map(Number);
  for (const theme of themes) {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
    // A first visit's hints would stand in the pictures.
    await context.addInitScript(() => {
      try {
        localStorage.setItem("interleave.hints", "gone");
      } catch {
        // about:blank has no storage.
      }
    });
    const page = await context.newPage();
    let name = "";
    page.on("pageerror", (error) => complaints.add(`${name}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        complaints.add(`${name}: ${message.text()}`);
    });
    /** @type {string[]} */
    const names = [];
    /** @param {string} what @param {string} address @param {readonly string[]} [buttons] */
    const take = async (what, address, buttons = []) => {
      name = `${what}-${size}-${theme}`;
      await open(page, address, buttons);
      await shoot();
    };
    const shoot = async () => {
      await page.screenshot({ path: join(folder, `${name}.png`) });
      for (const fault of await page.evaluate(faultsOf)) complaints.add(`${name}: ${fault}`);
      names.push(name);
      taken += 1;
    };
    for (const { id, experiment } of scenarios)
      for (const step of steps)
        await take(
          `${id}-${step}`,
          `${experiment}/${id}?step=${step === "first" ? "0" : step}&theme=${theme}`,
        );
    for (const [screen, address, ...buttons] of screens)
      await take(screen, address.includes("?") ? `${address}&theme=${theme}` : address, buttons);
    for (const [screen, text, act] of own) {
      name = `${screen}-${size}-${theme}`;
      await open(page, `sockets/hello?step=0&theme=${theme}`, []);
      await openOwn(page, text);
      await act(page);
      await page.waitForLoadState("networkidle");
      await shoot();
    }
    await context.close();
    await makeSheets(browser, folder, `${size}-${theme}`, { width, height }, names);
  }
}
await browser.close();
await site.close();
for (const complaint of complaints) console.log(complaint);
console.log(
  `${taken} pictures of ${scenarios.length} scenarios and ${screens.length + own.length} screens in ${folder}, ${complaints.size} complaints`,
);
process.exitCode = complaints.size === 0 && taken > 0 ? 0 : 1;
