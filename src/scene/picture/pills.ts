import { collide, type Point } from "../geometry.ts";
import { solid, type Mark, type PillMark } from "./mark.ts";
import { pillBox } from "./outline.ts";

/** So far beside a pill it is still hit, in pixels: a dot is smaller than a finger. */
const reach = 6;
const ringRoom = 4;

/** The uppermost pill at a place; what lies near the place counts where nothing lies on it. */
export function pillAt(pills: readonly PillMark[], place: Point): PillMark | null {
  const isHit = (within: number) => (pill: PillMark) =>
    collide(pillBox(pill), { ...place, width: 0, height: 0 }, within);
  return pills.findLast(isHit(0)) ?? pills.findLast(isHit(reach)) ?? null;
}

/** The marks, with a ring under the pill that is picked or has the focus. */
export function withRing(marks: readonly Mark[], key: string | null): readonly Mark[] {
  return marks.flatMap((mark) => (mark.kind === "pill" && mark.key === key ? [ringOf(mark), mark] : [mark]));
}

function ringOf(pill: PillMark): PillMark {
  const [width, height] = [pill.size.width + 2 * ringRoom, pill.size.height + 2 * ringRoom];
  return {
    ...pill,
    key: `ring:${pill.key}`,
    size: { width, height },
    round: height / 2,
    tilt: 0,
    fill: null,
    stroke: solid("accent", 2.5),
    font: 0,
    cross: null,
  };
}
