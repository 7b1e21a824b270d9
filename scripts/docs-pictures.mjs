/**
 * Makes the pictures of README and the guides, into docs/pictures (committed): the page at moments that the texts speak
 * of, and an animated run. Run as `npm run pictures -- --docs`.
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { buildSite, serveSite } from "./site.mjs";
import { root } from "./tools.mjs";

const folder = join(root, "docs", "pictures");
const mostBytes = 500_000;

/** Name, address behind `#/`, and buttons to press. @type {readonly [string, string, ...string[]][]} */
const pictures = [
  ["page", "ricart-agrawala/two-nodes?step=5"],
  ["sockets", "sockets/one-at-a-time?step=33"],
  ["berkeley", "berkeley/drift?step=30"],
  ["violation", "ricart-agrawala/text-violation?step=9"],
  ["schedules", "ricart-agrawala/two-nodes-text?step=3", "Menu", "Every schedule…", "Find a violation"],
  ["present", "ricart-agrawala/two-nodes?step=5&present"],
];

export async function takeDocsPictures() {
  mkdirSync(folder, { recursive: true });
  const { animatedSvg } = await import(pathToFileURL(await bundle("src/cli/animation.ts")).href);
  writeFileSync(join(folder, "violation.svg"), animatedSvg("ricart-agrawala", "text-violation"));
  await buildSite();
  const site = await serveSite(4373);
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
    colorScheme: "light",
  });
  const page = await context.newPage();
  // A first visit's hints would stand in the pictures.
  await page.addInitScript(() => {
    try {
      localStorage.setItem("interleave.hints", "gone");
    } catch {
      // about:blank has no storage.
    }
  });
  for (const [name, address, ...buttons] of pictures) {
    await page.goto("about:blank");
    await page.goto(`${site.address}#/${address}`, { waitUntil: "networkidle" });
    for (const button of buttons) await page.getByRole("button", { name: button, exact: true }).click();
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
  await browser.close();
  await site.close();
  for (const name of ["violation.svg", ...pictures.map(([name]) => `${name}.png`)]) {
    const { size } = statSync(join(folder, name));
    console.log(`docs/pictures/${name}: ${Math.round(size / 1000)} kB`);
    if (size > mostBytes) process.exitCode = 1;
  }
}
