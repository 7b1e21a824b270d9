import { messagePill, stagePictureOf, wayCurve, type StagePicture } from "./message-marks.ts";
import { box, dashed, filled, solid, words, type Mark, type PillMark } from "./picture/mark.ts";
import type { Owner, Room, StageScene } from "./stage.ts";
import { fitted, textWidth } from "./text.ts";

/** Under the cards the critical section and the ways of the messages, over them its owners and the messages. */
export function stagePicture({ size, room, owners, messages }: StageScene): StagePicture {
  return stagePictureOf(
    size,
    [...(room ? roomMarks(room) : []), ...messages.map(wayCurve)],
    [...owners.map(ownerPill), ...messages.map(messagePill)],
  );
}

/** The place that only one may be in: dashed while it is empty, an alarm while two are inside. */
function roomMarks({ box: place, inside, font }: Room): Mark[] {
  const isCrowded = inside.length > 1;
  const alarm = `${inside.length} in the critical section`;
  const isNarrow = textWidth(alarm, font) > place.width + 12;
  const [fill, stroke] =
    inside.length === 0
      ? [filled("held", 0), dashed("edge", 1.5, [2, 6])]
      : isCrowded
        ? [filled("bad-soft"), solid("bad", 3.5)]
        : [filled("held", 0.3), solid("held", 1.5)];
  return [
    words(
      "room:title",
      !isCrowded ? "critical section" : isNarrow ? `${inside.length} inside` : alarm,
      { x: place.x + place.width / 2, y: place.y - 7 },
      { font, weight: isCrowded ? 700 : 600, ink: isCrowded ? "bad" : "ink-2" },
    ),
    box("room", place, fill, stroke, 12),
  ];
}

/** A process in the critical section: a disc that comes out of its card, and goes back there. */
function ownerPill({ process, id, home, at, radius }: Owner): PillMark {
  const font = id.length > 3 ? 12 : 18;
  return {
    kind: "pill",
    key: `owner:${id}`,
    curve: { from: home, control: { x: (home.x + at.x) / 2, y: (home.y + at.y) / 2 }, to: at },
    share: 1,
    ends: [0, 0],
    aside: 0,
    tilt: 0,
    size: { width: 2 * radius, height: 2 * radius },
    round: radius,
    fill: filled(process),
    stroke: null,
    text: fitted(id, font, 42),
    font: (font * radius) / 24,
    written: filled("on-colour"),
    cross: null,
  };
}
