import { messagePill, stagePictureOf, type StagePicture } from "../message-marks.ts";
import { dashed, solid, type CurveMark } from "../picture/mark.ts";
import type { Wire, WireScene } from "./wire.ts";

/** Under the hosts the wires, over them the segments. */
export function wirePicture({ size, wires, segments }: WireScene): StagePicture {
  return stagePictureOf(size, wires.map(wireCurve), segments.map(messagePill));
}

/** Dotted while it is being made or taken down. */
export function wireCurve({ key, curve, stands }: Wire): CurveMark {
  const stroke = stands ? solid("line-2", 2) : dashed("line-2", 2, [2, 6]);
  return { kind: "curve", key, curve, head: null, stroke };
}
