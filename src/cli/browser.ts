import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Page } from "@playwright/test";
import type { Size } from "../scene/geometry.ts";
import { NotForThis } from "./files.ts";

/** The flags of `scripts/browser.mjs`, which finds the browser and hands its path on in CHROME_PATH. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];

/** A Chromium without a window, for what only a browser can do: to paint pixels, and to print. */
export class Browser {
  readonly #close: () => Promise<void>;
  readonly #page: Page;

  private constructor(page: Page, close: () => Promise<void>) {
    this.#page = page;
    this.#close = close;
  }

  /** @throws NotForThis if there is no Chromium */
  static async open(scale: number): Promise<Browser> {
    const executablePath = process.env["CHROME_PATH"] ?? "";
    if (executablePath === "")
      throw new NotForThis(
        "this needs Chromium, and none was found: install one, or name it with CHROME_PATH",
      );
    const browser = await chromium.launch({ executablePath, args: flags });
    const page = await browser.newPage({ deviceScaleFactor: scale });
    return new Browser(page, () => browser.close());
  }

  /** Each picture as PNG, in the letters of the page. @param size of all of them, in CSS pixels */
  async *paint(svgs: Iterable<string>, size: Size): AsyncGenerator<Buffer> {
    await this.#page.setViewportSize({ width: Math.round(size.width), height: Math.round(size.height) });
    await this.#page.setContent(
      `<!doctype html><style>${lettered()}body{margin:0}svg{display:block}</style>`,
    );
    await this.#page.evaluate("document.fonts.load('16px Inter')");
    for (const svg of svgs) {
      await this.#page.evaluate(`document.body.innerHTML = ${JSON.stringify(svg)}`);
      yield await this.#page.screenshot();
    }
  }

  /** A page of HTML as PDF. */
  async print(html: string): Promise<Buffer> {
    await this.#page.setContent(html.replace("<style>", `<style>${lettered()}`));
    return await this.#page.pdf({ preferCSSPageSize: true, printBackground: true });
  }

  close(): Promise<void> {
    return this.#close();
  }
}

/** The page's own letters, which pictures ask for by name. */
function lettered(): string {
  const file = createRequire(import.meta.url).resolve(
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  );
  const font = readFileSync(file).toString("base64");
  return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${font})}`;
}
