import type { Stroke } from "../../contract/live.ts";
import type { Point } from "../geometry.ts";

/** A field of the picture, in which one figure should be. Points are parts of a figure's height from its corner. */
export interface Field {
  readonly lines: readonly Line[];
  /** Who has drawn here, in the order in which they began. */
  readonly by: readonly number[];
}

interface Line {
  readonly process: number;
  readonly from: Point;
  readonly to: Point;
}

/**
 * The one picture that several processes draw, with the one pen that it has. The process that owns it does each stroke as it
 * comes, from wherever the pen is: it does not know whose turn it is, as no memory does that processes share.
 */
export class SharedPicture {
  readonly #fields: { lines: Line[]; by: number[] }[] = [];
  #pen: Point = { x: 0, y: 0 };
  strokes = 0;

  get fields(): readonly Field[] {
    return this.#fields;
  }

  /** How many fields hold what more than one has drawn. */
  get spoilt(): number {
    return this.#fields.filter(isSpoilt).length;
  }

  draw(process: number, stroke: Stroke): void {
    this.strokes++;
    if (stroke.kind === "figure") {
      this.#pen = { x: 0, y: 0 };
      this.#fields.push({ lines: [], by: [process] });
      return;
    }
    const from = this.#pen;
    const to = { x: from.x + stroke.dx, y: from.y + stroke.dy };
    this.#pen = to;
    const field = this.#fields[this.#fields.length - 1];
    if (!field) return;
    if (!field.by.includes(process)) field.by.push(process);
    if (!stroke.isLifted) field.lines.push({ process, from, to });
  }
}

/** Whether more than one has drawn in the field. */
export function isSpoilt({ by }: Field): boolean {
  return by.length > 1;
}
