import { isOutlined } from "../kind-look.ts";
import { pathRound } from "d3";
import { centreOf, rounded } from "../geometry.ts";
import type { Pen } from "../arrows.ts";
import type { Fill, Ink, Layer, Mark, Picture, PillMark, Stroke, TextMark } from "./mark.ts";
import {
  baseline,
  drawCross,
  drawCurve,
  drawCurveHead,
  drawShaft,
  drawTip,
  pillBox,
  symbolOutline,
} from "./outline.ts";

/** The fonts, colours and size of a picture outside the page. */
export interface SvgLook {
  readonly colourOf: (ink: Ink) => string;
  /** How much thicker lines are than at a desk. */
  readonly stroke: number;
  readonly title: string;
  readonly font: string;
}

/** A picture as SVG text. It needs no style sheet and no font, and the same picture gives the same text. */
export function svgText({ size, layers }: Picture, look: SvgLook): string {
  const [width, height] = [rounded(size.width), rounded(size.height)];
  const shown = layers.filter(({ marks }) => marks.length > 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${look.font}">`,
    `<title>${escaped(look.title)}</title>`,
    ...shown.flatMap(({ name, clip }) =>
      clip
        ? [
            `<clipPath id="${name}"><rect x="${rounded(clip.x)}" y="${rounded(clip.y)}" width="${rounded(clip.width)}" height="${rounded(clip.height)}"/></clipPath>`,
          ]
        : [],
    ),
    `<rect width="100%" height="100%" fill="${look.colourOf("panel")}"/>`,
    ...shown.flatMap((layer) => layerText(layer, look)),
    `</svg>`,
    ``,
  ].join("\n");
}

function layerText({ name, at, clip, marks }: Layer, look: SvgLook): string[] {
  const inner = [
    `<g transform="translate(${rounded(at.x)} ${rounded(at.y)})">`,
    ...marks.map((mark) => markText(mark, look)),
    `</g>`,
  ];
  return clip ? [`<g clip-path="url(#${name})">`, ...inner, `</g>`] : inner;
}

function markText(mark: Mark, look: SvgLook): string {
  switch (mark.kind) {
    case "line": {
      const { from, to, stroke } = mark;
      return `<path d="M${rounded(from.x)},${rounded(from.y)}L${rounded(to.x)},${rounded(to.y)}" fill="none"${stroked(stroke, look)}/>`;
    }
    case "path":
      return `<path d="${mark.d}"${filledBy(mark.fill, look)}${stroked(mark.stroke, look, "bevel")}/>`;
    case "box": {
      const { x, y, width, height, round, fill, stroke } = mark;
      const corners = round > 0 ? ` rx="${rounded(round)}"` : "";
      return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(Math.max(0, width))}" height="${rounded(height)}"${corners}${filledBy(fill, look)}${stroked(stroke, look)}/>`;
    }
    case "symbol": {
      const { at, fill, stroke } = mark;
      return `<path d="${symbolOutline(mark)}" transform="translate(${rounded(at.x)} ${rounded(at.y)})"${filledBy(fill, look)}${stroked(stroke, look)}/>`;
    }
    case "arrow": {
      const { head, lost, stroke } = mark;
      const shaft = `<path d="${written((pen) => drawShaft(pen, mark))}" fill="none"${stroked(stroke, look)}/>`;
      if (lost) return shaft;
      const fill = isOutlined(head) ? null : { ink: stroke.ink, alpha: stroke.alpha };
      return `${shaft}<path d="${written((pen) => drawTip(pen, mark))}"${filledBy(fill, look)}${stroked({ ...stroke, dash: null }, look)}/>`;
    }
    case "text":
      return textOf(mark, look);
    case "curve": {
      const { curve, head, stroke } = mark;
      const shaft = `<path d="${written((pen) => drawCurve(pen, curve))}" fill="none"${stroked(stroke, look)}/>`;
      if (!head) return shaft;
      return `${shaft}<path d="${written((pen) => drawCurveHead(pen, mark))}"${filledBy(isOutlined(head) ? null : stroke, look)}${stroked({ ...stroke, dash: null }, look)}/>`;
    }
    case "pill":
      return pillText(mark, look);
  }
}

function pillText(mark: PillMark, look: SvgLook): string {
  const { size, tilt, round, fill, stroke, text, font, written: ink, cross } = mark;
  const { x, y } = centreOf(pillBox(mark));
  const turned = tilt === 0 ? "" : ` transform="rotate(${rounded(tilt)})"`;
  const body = `<rect x="${rounded(-size.width / 2)}" y="${rounded(-size.height / 2)}" width="${rounded(size.width)}" height="${rounded(size.height)}" rx="${rounded(round)}"${filledBy(fill, look)}${stroked(stroke, look)}/>`;
  const label =
    font === 0
      ? ""
      : `<text y="${rounded(font * baseline)}" text-anchor="middle" font-size="${rounded(font)}" font-weight="700"${filledBy(ink, look)}>${escaped(text)}</text>`;
  const over = cross ? `<path d="${written(drawCross)}" fill="none"${stroked(cross, look)}/>` : "";
  return `<g transform="translate(${rounded(x)} ${rounded(y)})"><g${turned}>${body}${label}</g>${over}</g>`;
}

/** What keeps a text clear is a text of its own: programs that import SVG know no order of painting. */
function textOf({ text, at, align, font, weight, fill, halo }: TextMark, look: SvgLook): string {
  const anchor = align === "start" ? "" : ` text-anchor="${align}"`;
  const place = `x="${rounded(at.x)}" y="${rounded(at.y)}"${anchor} font-size="${rounded(font)}" font-weight="${weight}"`;
  const clear =
    halo === null
      ? ""
      : `<text ${place} fill="none" stroke="${look.colourOf(halo)}" stroke-width="4" stroke-linejoin="round">${escaped(text)}</text>`;
  return `${clear}<text ${place}${filledBy(fill, look)}>${escaped(text)}</text>`;
}

function filledBy(fill: Fill | null, { colourOf }: SvgLook): string {
  if (!fill) return ` fill="none"`;
  return ` fill="${colourOf(fill.ink)}"${fill.alpha < 1 ? ` fill-opacity="${rounded(fill.alpha)}"` : ""}`;
}

function stroked(stroke: Stroke | null, look: SvgLook, join = "round"): string {
  if (!stroke) return "";
  const { ink, width, dash, alpha } = stroke;
  const dashes = dash === null ? "" : ` stroke-dasharray="${dash.join(" ")}"`;
  const opacity = alpha < 1 ? ` stroke-opacity="${rounded(alpha)}"` : "";
  return ` stroke="${look.colourOf(ink)}" stroke-width="${rounded(width * look.stroke)}" stroke-linecap="round" stroke-linejoin="${join}"${dashes}${opacity}`;
}

function written(draw: (pen: Pen) => void): string {
  const path = pathRound(2);
  draw(path);
  return path.toString();
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Also without the characters that XML cannot hold at all. */
function escaped(text: string): string {
  const allowed = Array.from(text)
    .filter((letter) => letter >= " " && letter !== "\uFFFE" && letter !== "\uFFFF")
    .join("");
  return allowed.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
