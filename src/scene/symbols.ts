import {
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTimes,
  symbolTriangle,
  type SymbolType,
} from "d3";
import type { Happening } from "../trace/trace.ts";

/** What kind of step a mark stands for: told by shape, so that it is seen without colour. */
export type Shape = "disc" | "diamond" | "square" | "triangle" | "cross" | "bar";

/** A message is a disc, a wish a diamond, a timer a square, the rest says so by its own shape. */
export function shapeOf(happening: Happening): Shape {
  switch (happening.kind) {
    case "receive":
      return "disc";
    case "ask":
    case "unheard":
      return "diamond";
    case "timer":
    case "set-clock":
      return "square";
    case "restart":
      return "triangle";
    case "crash":
    case "lost":
      return "cross";
    case "begin":
    case "partition":
    case "heal":
      return "bar";
    default:
      return "disc";
  }
}

const types: Readonly<Record<Exclude<Shape, "bar">, readonly [SymbolType, number]>> = {
  disc: [symbolCircle, 95],
  diamond: [symbolDiamond, 110],
  square: [symbolSquare, 88],
  triangle: [symbolTriangle, 84],
  cross: [symbolTimes, 70],
};

const outlines = new Map<string, string>();

/** The outline of a mark round (0, 0), `scale` times the usual size of about 11 px across. Few differ: drawn once. */
export function outlineOf(shape: Shape, scale = 1): string {
  const name = `${shape} ${scale}`;
  const known = outlines.get(name);
  if (known !== undefined) return known;
  const outline = drawn(shape, scale);
  outlines.set(name, outline);
  return outline;
}

function drawn(shape: Shape, scale: number): string {
  if (shape === "bar") return `M0,${-5 * scale}V${5 * scale}`;
  const [type, area] = types[shape];
  return symbol(type, area * scale * scale).digits(2)() ?? "";
}
