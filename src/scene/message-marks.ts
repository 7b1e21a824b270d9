import { isOutlined } from "./kind-look.ts";
import type { Size } from "./geometry.ts";
import {
  filled,
  layerOf,
  solid,
  type CurveMark,
  type Layer,
  type Mark,
  type Picture,
  type PillMark,
  type Stroke,
} from "./picture/mark.ts";
import { fallPx } from "./message-key.ts";
import type { PlacedMessage } from "./stage-messages.ts";

/** The marks under the cards of a stage, and those over them. */
export interface StagePicture extends Picture {
  readonly layers: readonly [under: Layer, over: Layer];
}

export function stagePictureOf(size: Size, under: readonly Mark[], over: readonly Mark[]): StagePicture {
  return { size, layers: [layerOf("under", under), layerOf("over", over)] };
}

/** How much of a message is left that is lost, and how far it is tilted, in degrees. */
const lostAlpha = 0.55;
const lostTilt = 9;

/** A message where it stands: filled where it asks, hollow where it answers, with less round corners else. */
export function messagePill(message: PlacedMessage): PillMark {
  const { key, process, curve, share, death, aside, form, size, font, look, label, lost } = message;
  const { head } = look;
  const isFull = head === "full";
  const isDot = form === "dot";
  const alpha = lost ? lostAlpha : 1;
  const isAnswer = isOutlined(head);
  const isRound = isFull || isAnswer;
  const across = isRound ? 12 : 10;
  // Never dashed: that would mean that it is missing.
  const stroke = solid(process, isAnswer ? 2 : 1.75, alpha);
  return {
    kind: "pill",
    key,
    curve,
    share,
    ends: [0, death],
    aside: aside + (lost ? fallPx : 0),
    tilt: lost ? lostTilt : 0,
    size: isDot ? { width: across, height: across } : size,
    round: isRound ? size.height / 2 : isDot ? 2 : 5,
    fill: filled(isFull ? process : "panel", alpha),
    // Over a faint body its edge would be seen twice.
    stroke: lost && isFull ? null : stroke,
    text: label,
    font: isDot ? 0 : font,
    written: isFull ? filled("on-colour") : filled(process, alpha),
    cross: lost ? solid("bad", 3.5) : null,
  };
}

/** The way that a message takes, as long as it is on it. */
export function wayCurve({ key, process, curve, look }: PlacedMessage): CurveMark {
  const stroke: Stroke = { ink: process, width: 1.5, dash: look.dash, alpha: 0.5 };
  return { kind: "curve", key: `way:${key}`, curve, head: "open", stroke };
}
