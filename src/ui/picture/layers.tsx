import type { Picture } from "../../scene/picture/mark.ts";
import { Sheet } from "./sheet.tsx";

/**
 * A picture whose layers count from its corner, a canvas for each: only the layers are painted anew whose marks have
 * changed.
 */
export function Layers({ size, layers }: Picture) {
  return layers.map(({ name, clip, marks }) => (
    <Sheet key={name} marks={marks} box={clip ?? { x: 0, y: 0, ...size }} />
  ));
}
