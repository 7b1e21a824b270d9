import { clamp, type Point, type Size } from "../geometry.ts";
import { fitted, textWidth } from "../text.ts";
import { layerOf, type Mark, type PathMark, type Picture } from "./mark.ts";

/** The room of a sample, in px. */
export const sampleSize: Size = { width: 48, height: 22 };

const middle: Point = { x: sampleSize.width / 2, y: sampleSize.height / 2 };
const [left, right] = [2, sampleSize.width - 2];
/** The letters of a sample: no smaller than can be read, and then cut. */
const [least, most] = [7.5, 11];
/** A line with one jump, and an area under one. */
const jump = `M${left},15H24V7H${right}`;
const area = `${jump}V19H${left}Z`;
const errorBar = `M${middle.x},3V19M${middle.x - 3.5},3h7M${middle.x - 3.5},19h7`;

/** One mark alone, as large as a word: what a list shows beside the sentence on it. */
export function sampleOf(mark: Mark): Picture {
  return { size: sampleSize, layers: [layerOf("sample", [shrunk(mark)])] };
}

/** The same mark with the same look, in the middle of a sample. */
function shrunk(mark: Mark): Mark {
  switch (mark.kind) {
    case "line": {
      const isUpright = Math.abs(mark.to.x - mark.from.x) < Math.abs(mark.to.y - mark.from.y);
      const ends = isUpright
        ? { from: { x: middle.x, y: 1 }, to: { x: middle.x, y: sampleSize.height - 1 } }
        : { from: { x: left, y: middle.y }, to: { x: right, y: middle.y } };
      return { ...mark, ...ends };
    }
    case "arrow":
    case "curve": {
      const [from, to] = [
        { x: left, y: middle.y },
        { x: right, y: middle.y },
      ];
      if (mark.kind === "curve") return { ...mark, curve: { from, control: middle, to } };
      return { ...mark, from, to, tip: { x: right - 1, y: middle.y }, along: { x: 1, y: 0 } };
    }
    case "path":
      return { ...mark, d: shapeOf(mark) };
    case "box": {
      const [width, height] = [
        clamp(mark.width, 8, right - left),
        clamp(mark.height, 3, sampleSize.height - 4),
      ];
      const round = Math.min(mark.round, height / 2);
      return { ...mark, x: middle.x - width / 2, y: middle.y - height / 2, width, height, round };
    }
    case "symbol":
      return { ...mark, at: middle, scale: mark.shape === "ring" ? Math.min(mark.scale, 9) : mark.scale };
    case "text":
      return {
        ...mark,
        ...written(mark.text, right - left),
        align: "middle",
        at: { x: middle.x, y: middle.y + 4 },
      };
    case "pill": {
      const less = Math.min(1, (right - left) / mark.size.width, 20 / mark.size.height);
      const size = { width: mark.size.width * less, height: mark.size.height * less };
      const curve = { from: middle, control: middle, to: middle };
      const label = mark.font === 0 ? {} : written(mark.text, size.width - 6);
      return { ...mark, ...label, curve, aside: 0, tilt: 0, size, round: mark.round * less };
    }
  }
}

/** Of the many small things that are one path the first alone; of a line or an area one jump. */
function shapeOf({ key, d, fill }: PathMark): string {
  if (key.startsWith("bars:")) return errorBar;
  const [, small = null, begins, radius = ""] = /^M[-\d.,]+(([la])([\d.]+),[^M]*)/.exec(d) ?? [];
  if (small === null) return fill ? area : jump;
  const from =
    begins === "l"
      ? { x: middle.x, y: middle.y - Number(radius) }
      : { x: middle.x - Number(radius), y: middle.y };
  return `M${from.x},${from.y}${small}`;
}

/** The first word, where there is no room for all of them. */
function written(text: string, width: number): { readonly text: string; readonly font: number } {
  const first = text.split(" ", 1)[0] ?? "";
  const shown = textWidth(text, least) <= width ? text : first;
  const font = clamp(width / Math.max(textWidth(shown, 1), 0.1), least, most);
  return { text: fitted(shown, font, width), font };
}
