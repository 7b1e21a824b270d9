import type { Stroke } from "../../contract/live.ts";

type Point = readonly [x: number, y: number];

/** Each digit as lines in a field of 1 by 2, from its upper left corner; the pen is lifted from one to the next. */
const digits: readonly (readonly (readonly Point[])[])[] = [
  [[[0, 0], [1, 0], [1, 2], [0, 2], [0, 0]]],
  [[[0.2, 0.4], [0.6, 0], [0.6, 2]]],
  [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 2], [1, 2]]],
  [[[0, 0], [1, 0], [1, 2], [0, 2]], [[0.2, 1], [1, 1]]],
  [[[0, 0], [0, 1], [1, 1]], [[1, 0], [1, 2]]],
  [[[1, 0], [0, 0], [0, 1], [1, 1], [1, 2], [0, 2]]],
  [[[1, 0], [0, 0], [0, 2], [1, 2], [1, 1], [0, 1]]],
  [[[0, 0], [1, 0], [0.4, 2]]],
  [[[0, 0], [1, 0], [1, 2], [0, 2], [0, 0]], [[0, 1], [1, 1]]],
  [[[1, 1], [0, 1], [0, 0], [1, 0], [1, 2], [0, 2]]],
]; // prettier-ignore

const frame: readonly Point[] = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]; // prettier-ignore

/** The strokes of a node's figure: its number in a frame of 1 by 1. Every stroke goes on from the one before. */
export function figureOf(id: string): readonly Stroke[] {
  const text = id.slice(-2).split("");
  const height = 0.28;
  const gap = 0.12;
  const width = text.length * height + (text.length - 1) * gap;
  const lines = [
    frame,
    ...text.flatMap((digit, i) =>
      (digits[Number(digit)] ?? []).map((line) =>
        line.map(([x, y]): Point => [
          0.5 - width / 2 + i * (height + gap) + x * height,
          0.5 + (y - 1) * height,
        ]),
      ),
    ),
  ];
  const strokes: Stroke[] = [{ kind: "figure" }];
  let [penX, penY]: Point = [0, 0];
  for (const line of lines) {
    for (const [index, [x, y]] of line.entries()) {
      const dx = x - penX;
      const dy = y - penY;
      if (dx !== 0 || dy !== 0) strokes.push({ kind: "line", dx, dy, isLifted: index === 0 });
      [penX, penY] = [x, y];
    }
  }
  return strokes;
}
