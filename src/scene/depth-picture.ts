import { max, scaleBand, scaleLinear } from "d3";
import type { Size } from "./geometry.ts";
import { box, filled, layerOf, level, solid, type Picture } from "./picture/mark.ts";

/** How many states a search has found at each depth: bars on the picture's floor, the longest as high as the picture. */
export function depthPicture(states: readonly number[], size: Size): Picture {
  const floor = size.height - 0.5;
  const x = scaleBand([...states.keys()], [0, size.width]).paddingInner(0.14);
  const y = scaleLinear([0, Math.max(1, max(states) ?? 1)], [floor, 0]);
  const bars = states.map((count, depth) => {
    const bar = { x: x(depth) ?? 0, y: y(count), width: x.bandwidth(), height: floor - y(count) };
    return box(`depth:${depth}`, bar, filled("accent"));
  });
  const line = level("floor", 0, size.width, floor, solid("line-2", 1));
  return { size, layers: [layerOf("depths", [...bars, line])] };
}
