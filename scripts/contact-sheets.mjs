/** Contact sheets: several pictures in one image, each with its name, so that they can be looked at side by side. */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Width and height of a sheet in px, so that the words of a picture can still be read. */
const sheet = { width: 1950, height: 1500 };

/**
 * Writes `sheets/NAME-1.png`, `sheets/NAME-2.png` and so on into the folder.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder the folder that the pictures `NAMES.png` are in
 * @param {string} name
 * @param {{width: number, height: number}} size of each picture in px
 * @param {readonly string[]} names
 */
export async function makeSheets(browser, folder, name, size, names) {
  mkdirSync(join(folder, "sheets"), { recursive: true });
  const columns = size.width > size.height ? 3 : 6;
  const width = Math.floor(sheet.width / columns) - 8;
  const rows = Math.max(1, Math.floor(sheet.height / ((width * size.height) / size.width + 24)));
  const page = await browser.newPage({ viewport: sheet });
  // Only a page from disk may show pictures from disk.
  await page.goto(pathToFileURL(join(folder, `${names[0] ?? ""}.png`)).href);
  for (let first = 0, number = 1; first < names.length; first += columns * rows, number += 1) {
    const figures = names.slice(first, first + columns * rows).map((each) => {
      const source = pathToFileURL(join(folder, `${each}.png`)).href;
      return `<figure><figcaption>${each}</figcaption><img src="${source}" width="${width}"></figure>`;
    });
    const style =
      "body{margin:4px;display:flex;flex-wrap:wrap;gap:4px;font:14px sans-serif;background:#888}figure{margin:0}img{display:block}";
    await show(page, style, figures);
    await page.screenshot({ path: join(folder, "sheets", `${name}-${number}.png`), fullPage: true });
  }
  await page.close();
}

/**
 * Puts each picture of a folder beside the one of the same name in another, two in a row, before and after, and three
 * rows to a sheet.
 *
 * @param {import("@playwright/test").Browser} browser
 * @param {string} before
 * @param {string} after
 * @param {string} into the folder for `1.png`, `2.png` and so on
 * @returns {Promise<string>} how many there are
 */
export async function putBeside(browser, before, after, into) {
  const there = new Set(readdirSync(after));
  const names = readdirSync(before).filter((name) => name.endsWith(".png") && there.has(name));
  mkdirSync(into, { recursive: true });
  const page = await browser.newPage({ viewport: sheet });
  // Only a page from disk may show pictures from disk.
  await page.goto(pathToFileURL(join(before, names[0] ?? "")).href);
  const rows = 3;
  for (let first = 0; first < names.length; first += rows) {
    const figures = names.slice(first, first + rows).map((name) => {
      const images = [before, after].map((from) => `<img src="${pathToFileURL(join(from, name)).href}">`);
      return `<figure><figcaption>${name}</figcaption>${images.join(" ")}</figure>`;
    });
    const style =
      "body{margin:4px;font:14px sans-serif;background:#888}figure{margin:0 0 8px}img{max-width:49%;max-height:900px;vertical-align:top}";
    await show(page, style, figures);
    await page.screenshot({ path: join(into, `${first / rows + 1}.png`), fullPage: true });
  }
  await page.close();
  return `${names.length} pairs on ${Math.ceil(names.length / rows)} sheets in ${into}`;
}

/** @param {import("@playwright/test").Page} page @param {string} style @param {readonly string[]} figures */
async function show(page, style, figures) {
  await page.evaluate(
    async ([html = ""]) => {
      document.documentElement.innerHTML = html;
      await Promise.all([...document.images].map((image) => image.decode()));
    },
    [`<style>${style}</style><body>${figures.join("")}</body>`],
  );
}
