import { scaleLinear } from "d3";
import type { Size } from "../geometry.ts";
import { box, filled, layerOf, type Ink, type Picture } from "../picture/mark.ts";
import type { Wait } from "./waits.ts";

const inks: Readonly<Record<string, Ink>> = {
  accept: 0,
  connect: 1,
  recv: "held",
  sleep: "line-2",
  until: "line-2",
};
/** Any other call. */
const otherCall: Ink = 3;

/** When a process waited and in which call, from the start to `endMs`; and the moment that is shown. */
export function waitsPicture(waits: readonly Wait[], endMs: number, atMs: number, size: Size): Picture {
  const x = scaleLinear([0, endMs], [0, size.width]).clamp(true);
  const bar = (key: string, from: number, width: number, y: number, ink: Ink) =>
    box(key, { x: from, y, width, height: size.height - 2 * y }, filled(ink));
  return {
    size,
    layers: [
      layerOf("waits", [
        bar("row", 0, size.width, 0, "sunken"),
        ...waits.map(({ op, fromMs, toMs }, index) => {
          const width = Math.max(0.004 * size.width, x(toMs) - x(fromMs));
          return bar(`wait:${index}`, x(fromMs), width, size.height / 10, inks[op] ?? otherCall);
        }),
        bar("now", x(atMs) - 0.5, 1, 0, "ink"),
      ]),
    ],
  };
}
