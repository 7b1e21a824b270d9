import type { Point, Size } from "../geometry.ts";
import { box, filled, line, solid, type Mark } from "../picture/mark.ts";
import { isSpoilt, type Field } from "./shared-picture.ts";

/** The latest fields of the picture that all draw, as many as there is room for; a spoilt one stands in red. */
export function sharedPictureMarks(fields: readonly Field[], { width, height }: Size, rem: number): Mark[] {
  const pitch = Math.min(rem * 9.5, width / 4);
  const columns = Math.max(1, Math.floor(width / pitch));
  const rows = Math.max(1, Math.floor(height / pitch));
  const first = Math.max(0, Math.ceil(fields.length / columns) - rows) * columns;
  const [size, room] = [pitch * 0.72, pitch * 0.96];
  const indent = (width - columns * pitch) / 2;
  return fields.slice(first).flatMap((field, place): Mark[] => {
    const x = indent + (place % columns) * pitch + (pitch - size) / 2;
    const y = Math.floor(place / columns) * pitch + (pitch - size) / 2;
    const around = { x: x - (room - size) / 2, y: y - (room - size) / 2, width: room, height: room };
    const spoilt = box(`spoilt:${first + place}`, around, filled("bad-soft"), solid("bad", 1.5));
    const at = (point: Point) => ({ x: x + point.x * size, y: y + point.y * size });
    const strokes = field.lines.map(({ process, from, to }, index) =>
      line(`stroke:${first + place}:${index}`, at(from), at(to), solid(process, 3)),
    );
    return isSpoilt(field) ? [spoilt, ...strokes] : strokes;
  });
}
