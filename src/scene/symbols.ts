import type { Happening } from "../trace/trace.ts";

/** The kind of a step, by shape, so that it can be seen without colour. */
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

/** Each is about as large to the eye. In pixels; corners as x, y, x, y. */
const discRadius = 5.5;
const corners = {
  diamond: [0, -9.76, 5.63, 0, 0, 9.76, -5.63, 0],
  square: [-4.69, -4.69, 4.69, -4.69, 4.69, 4.69, -4.69, 4.69],
  triangle: [0, -8.04, 6.96, 4.02, -6.96, 4.02],
} as const;
const crossReach = 5.11;
const barReach = 5;

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
  const at = (length: number) => Number((length * scale).toFixed(2));
  switch (shape) {
    case "disc": {
      const radius = at(discRadius);
      const half = (x: number) => `A${radius},${radius},0,1,1,${x},0`;
      return `M${radius},0${half(-radius)}${half(radius)}Z`;
    }
    case "cross": {
      const reach = at(crossReach);
      return `M${-reach},${-reach}L${reach},${reach}M${-reach},${reach}L${reach},${-reach}`;
    }
    case "bar":
      return `M0,${-at(barReach)}V${at(barReach)}`;
    default:
      return `M${corners[shape].map(at).join()}Z`;
  }
}
