import { fitted, textWidth } from "../scene/text.ts";

/** A text in at most `most` lines of this width, in pixels; the last one ends with an ellipsis where it is cut. */
export function wrapped(text: string, font: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, font) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines.map((each) => fitted(each, font, width));
  const last = lines.slice(most - 1).join(" ");
  return [...lines.slice(0, most - 1), fitted(last, font, width)];
}
