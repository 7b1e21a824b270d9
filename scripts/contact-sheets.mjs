/** Contact sheets: several pictures in one image, each with its name, so that they can be looked at side by side. */
import { mkdirSync } from "node:fs";
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
    await page.evaluate(
      async ([html = ""]) => {
        document.documentElement.innerHTML = html;
        await Promise.all([...document.images].map((image) => image.decode()));
      },
      [`<style>${style}</style><body>${figures.join("")}</body>`],
    );
    await page.screenshot({ path: join(folder, "sheets", `${name}-${number}.png`), fullPage: true });
  }
  await page.close();
}
