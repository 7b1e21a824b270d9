import { max, scaleBand, scaleLinear } from "d3";
import type { Size } from "./geometry.ts";
import { filled, layerOf, solid, type Mark, type Picture } from "./picture/mark.ts";

/** How many states a search has found at each depth: bars on the picture's floor, the longest as high as the picture. */
export function depthPicture(states: readonly number[], size: Size): Picture {
  const { width, height } = size;
  const floor = height - 0.5;
  const x = scaleBand([...states.keys()], [0, width]).paddingInner(0.14);
  const y = scaleLinear([0, Math.max(1, max(states) ?? 1)], [floor, 0]);
  const bars = states.map((count, depth): Mark => ({
    kind: "box",
    key: `depth:${depth}`,
    x: x(depth) ?? 0,
    y: y(count),
    width: x.bandwidth(),
    height: floor - y(count),
    round: 0,
    fill: filled("accent"),
    stroke: null,
  }));
  const line: Mark = {
    kind: "line",
    key: "floor",
    from: { x: 0, y: floor },
    to: { x: width, y: floor },
    stroke: solid("line-2", 1),
  };
  return { size, layers: [layerOf("depths", [...bars, line])] };
}
