import { extent, line, scaleLinear } from "d3";
import type { Size } from "./geometry.ts";
import {
  dashed,
  filled,
  layerOf,
  level,
  path,
  solid,
  symbol,
  upright,
  words,
  type Mark,
  type Picture,
} from "./picture/mark.ts";
import { textWidth } from "./text.ts";

/** A number that a program has, over true time. It keeps a value until the next one. */
export interface Series {
  readonly key: string;
  readonly process: number;
  /** Which one of its process it is: lines of one colour differ by their dashes. */
  readonly index: number;
  readonly points: readonly { readonly atMs: number; readonly value: number }[];
}

const font = 11;
/** The dashes of the lines of one process, by their `index`. */
export const watchDashes: readonly (readonly number[] | null)[] = [null, [6, 3], [2, 3], [10, 3, 2, 3]];

/** Watched numbers over true time up to `endMs`, and the moment that is shown; sizes grow by `scale`. */
export function watchPicture(
  all: readonly Series[],
  { atMs, endMs }: { readonly atMs: number; readonly endMs: number },
  size: Size,
  scale: number,
): Picture {
  const numbers = all.flatMap(({ points }) => points.map(({ value }) => value));
  const [least = 0, most = 0] = extent(numbers);
  const margin = most > least ? 0 : Math.max(1, Math.abs(least) / 10);
  const high = font * scale;
  const top = 0.75 * high;
  const bottom = size.height - 1.75 * high;
  const y = scaleLinear([least - margin, most + margin], [bottom, top]).nice(3);
  const ticks = y.ticks(3).map((value) => ({ value, text: y.tickFormat(3)(value) }));
  const left = Math.max(...ticks.map(({ text }) => textWidth(text, high))) + 10;
  const x = scaleLinear([0, Math.max(1, endMs)], [left, size.width - high]).clamp(true);
  return {
    size,
    layers: [
      layerOf("scale", [
        ...ticks.flatMap(({ value, text }): Mark[] => [
          level(`grid:${value}`, left, size.width, y(value), solid("line", 1)),
          words(
            `tick:${value}`,
            text,
            { x: left - 6, y: y(value) + 0.35 * high },
            { align: "end", font: high, ink: "ink-3" },
          ),
        ]),
        ...x.ticks(3).map((ms) => {
          const text = ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`;
          const half = textWidth(text, high) / 2;
          const at = { x: Math.min(Math.max(x(ms), half), size.width - half), y: size.height - 0.4 * high };
          return words(`tick:at:${ms}`, text, at, { font: high, ink: "ink-3" });
        }),
      ]),
      layerOf(
        "lines",
        all.map(({ key, process, index, points }) =>
          path(`watch:${key}`, stairs(points), null, strokeOf(process, index)),
        ),
      ),
      layerOf("front", [
        upright("cursor", x(atMs), top, bottom, solid("ink", 1.5)),
        ...all.flatMap(({ key, process, points }) => {
          const now = points.findLast((point) => point.atMs <= atMs);
          if (!now) return [];
          return [
            symbol(
              `now:${key}`,
              "disc",
              { x: x(atMs), y: y(now.value) },
              filled(process),
              solid("panel", 1.5),
            ),
          ];
        }),
      ]),
    ],
  };

  /** Level up to the next value, then straight to it. */
  function stairs(points: Series["points"]): string {
    const corners = points.flatMap(({ atMs: from, value }, index): [number, number][] => {
      const until = points[index + 1]?.atMs ?? endMs;
      return [
        [x(from), y(value)],
        [x(until), y(value)],
      ];
    });
    return line().digits(2)(corners) ?? "";
  }
}

function strokeOf(process: number, index: number) {
  const dash = watchDashes[index % watchDashes.length] ?? null;
  return dash ? dashed(process, 2, dash) : solid(process, 2);
}
