import { frontMarks, type DiagramLook } from "./diagram-front.ts";
import { groundMarks } from "./diagram-ground.ts";
import type { DiagramScene } from "./diagram.ts";
import type { Frame } from "./frame.ts";
import {
  box,
  filled,
  layerOf,
  solid,
  upright,
  words,
  type Layer,
  type Mark,
  type Picture,
  type TextMark,
} from "./picture/mark.ts";

/** The opacity of the veil over later steps. */
const veilAlpha = 0.66;
/** So far veil and cursor reach beyond the lanes, in pixels. */
const beyond = 8;

/** The whole picture of a window. */
export function diagramPicture(scene: DiagramScene, look: DiagramLook): Picture {
  const { size, plot, inset } = scene.frame;
  const at = { x: plot.x + inset - scene.view.left, y: 0 };
  const clip = { x: plot.x, y: 0, width: size.width - plot.x, height: size.height };
  const layer = (name: string, marks: readonly Mark[]): Layer => ({ name, at, clip, marks });
  return {
    size,
    layers: [
      layerOf("names", nameMarks(scene.frame)),
      layer("ground", groundMarks(scene, look)),
      layer("veil", veilMarks(scene, look.cursorX)),
      layer("front", frontMarks(scene, look)),
    ],
  };
}

export function nameMarks({ lanes, font }: Frame): TextMark[] {
  return lanes.map(({ process, thread, name, y }) => {
    const [x, weight] = thread === null ? [14, 700] : [22, 500];
    return words(
      `name:${process}${thread === null ? "" : `.${thread}`}`,
      name,
      { x, y: y + 0.35 * font },
      { align: "start", font, weight, ink: process },
    );
  });
}

/** The veil over later steps, and the cursor at its edge. */
function veilMarks({ frame: { plot, inset, size }, view }: DiagramScene, x: number): Mark[] {
  const [y, height] = [plot.y - beyond, plot.height + 2 * beyond];
  const width = Math.max(0, view.left + size.width - inset - x);
  return [
    box("veil", { x, y, width, height }, filled("panel", veilAlpha)),
    upright("cursor", x, y, y + height, solid("ink", 1.5)),
  ];
}
