import type { PictureTheme } from "../scene/palette.ts";
import { qrCode, qrSvg } from "./qr.ts";
import { slideSvg, type Slide } from "./slide.ts";
import { escaped } from "./xml.ts";

export interface HandoutLook {
  readonly title: string;
  /** The link to the run or talk, with its QR code where it is short enough; null for none. */
  readonly link: string | null;
  readonly perPage: 1 | 2 | 4;
  readonly theme?: PictureTheme;
}

/** A handout in two parts, for a page that may have no styles of its own. */
export interface Handout {
  readonly style: string;
  readonly body: string;
}

/** A handout for the browser's own print: each slide with picture, sentence and line of code. */
export function handout(
  slides: readonly Slide[],
  { title, link, perPage, theme = "print" }: HandoutLook,
): Handout {
  const code = link === null ? null : qrCode(link);
  const head = [
    `<header><div><h1>${escaped(title)}</h1>`,
    link === null ? "" : `<p class="link">${escaped(link)}</p>`,
    `</div>${code ? qrSvg(code, 96) : ""}</header>`,
  ].join("");
  const parts = slides.map((slide, index) => placeOf(slide, index, theme));
  return { style: `${styles[perPage]}${style}`, body: `${head}<main>${parts.join("\n")}</main>` };
}

/** The same as one HTML page. */
export function handoutHtml(slides: readonly Slide[], look: HandoutLook): string {
  const { style, body } = handout(slides, look);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"/><title>${escaped(look.title)}</title><style>${style}</style></head>
<body>${body}</body></html>
`;
}

function placeOf(slide: Slide, index: number, theme: PictureTheme): string {
  const { title, sentence, code } = slide;
  // Each picture has names of its own for what it clips by.
  const svg = slideSvg(slide, theme).replaceAll(/(id="|url\(#)/g, `$1n${index}-`);
  return `<section><h2>${index + 1}. ${escaped(title)}</h2>${svg}<p>${escaped(sentence)}</p>${
    code === null ? "" : `<pre>${escaped(code)}</pre>`
  }</section>`;
}

const styles = {
  1: `@page{size:A4 landscape;margin:12mm}section{break-before:page}section:first-child{break-before:auto}svg[role=img]{max-height:125mm}`,
  2: `@page{size:A4 portrait;margin:12mm}section:nth-child(2n+1):not(:first-child){break-before:page}svg[role=img]{max-height:88mm}`,
  4: `@page{size:A4 landscape;margin:10mm}main{display:grid;grid-template-columns:1fr 1fr;gap:4mm 8mm}section svg[role=img]{max-height:52mm}p{font-size:8.5pt}`,
} as const;

const style = `
@page{@bottom-right{content:counter(page) " / " counter(pages);font:9pt Inter,'Helvetica Neue',Arial,sans-serif}}
body{margin:0;color:#000;background:#fff;font:11pt/1.35 Inter,'Helvetica Neue',Arial,sans-serif;print-color-adjust:exact}
header{display:flex;justify-content:space-between;gap:8mm}h1{font-size:15pt;margin:0}.link{overflow-wrap:anywhere;font-size:8pt}
header svg{flex:none;width:24mm;height:24mm}section{break-inside:avoid}h2{font-size:11pt;margin:2mm 0}section svg{width:100%;height:auto;border:1px solid #999}
p{margin:1.5mm 0}pre{margin:1mm 0;font:8.5pt 'JetBrains Mono','DejaVu Sans Mono',monospace;white-space:pre-wrap;overflow-wrap:anywhere}
`;
