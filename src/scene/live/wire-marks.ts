import { clamp, collide, pointOn, boxAround, type Box, type Curve } from "../geometry.ts";
import { filled, solid, type Mark, type PillMark } from "../picture/mark.ts";
import { pillBox } from "../picture/outline.ts";
import { wireBetween, type WireLayout } from "../sockets/wire-layout.ts";
import { wireCurve } from "../sockets/wire-marks.ts";
import { textWidth } from "../text.ts";

/** A segment that really travels, where it must be by now. */
export interface LiveSegment {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** How far it has come in time, from 0 to 1. */
  readonly share: number;
  readonly kind: string;
  readonly label: string;
  /** Whether it is sent again. */
  readonly repeat: boolean;
  readonly lost: boolean;
}

/** So many segments have their words beside them; more would hide each other. */
const wordedMost = 12;
const narrowPx = 460;
const longestLabel = 26;

/** The wires between the pairs of hosts, and the segments on them; a lost one is red where it was lost. */
export function liveWireMarks(
  layout: WireLayout,
  pairs: readonly (readonly [number, number])[],
  segments: readonly LiveSegment[],
  scale: number,
): Mark[] {
  const wires = new Map<string, Mark>();
  for (const pair of [...pairs, ...segments.map(({ from, to }) => [from, to] as const)]) {
    const [from, to] = [Math.min(...pair), Math.max(...pair)];
    const curve = wireBetween(layout, from, to);
    const key = `wire:${from}-${to}`;
    if (curve) wires.set(key, wireCurve({ key, curve, stands: true }));
  }
  const isWorded = segments.filter(({ lost }) => !lost).length <= wordedMost;
  const taken: Box[] = [];
  const pills = segments.flatMap((segment): PillMark[] => {
    const curve = wireBetween(layout, segment.from, segment.to);
    if (!curve) return [];
    const pill = segmentPill(segment, curve, layout.size.width < narrowPx, isWorded || segment.lost, scale);
    if (pill.font === 0) return [pill];
    const placed = { ...pill, aside: asideOf(pill, taken) };
    taken.push(pillBox(placed));
    return [placed];
  });
  return [...wires.values(), ...pills];
}

function segmentPill(
  { key, from, share, kind, label, repeat, lost }: LiveSegment,
  curve: Curve,
  isNarrow: boolean,
  isWorded: boolean,
  scale: number,
): PillMark {
  const short = isNarrow || label.length > longestLabel ? kind : label;
  const text = `${lost ? "✕ " : ""}${short}${repeat ? " again" : ""}`;
  const font = 12 * scale;
  const size = isWorded
    ? { width: textWidth(text, font) + 16 * scale, height: 20 * scale }
    : { width: 10 * scale, height: 10 * scale };
  const ink = lost ? "bad" : from;
  // Clear of both hosts, where there is room between them.
  const long = Math.abs(curve.to.x - curve.from.x) || 1;
  const pad = isWorded ? Math.min(0.5, size.width / 2 / long) : 0;
  return {
    kind: "pill",
    key,
    curve,
    share: clamp(share, pad, 1 - pad),
    ends: [0, 1],
    aside: 0,
    tilt: 0,
    size,
    round: size.height / 2,
    fill: filled("panel"),
    stroke: solid(ink, 2),
    text,
    font: isWorded ? font : 0,
    written: filled(lost ? "bad" : "ink"),
    cross: null,
  };
}

/** So far above or below its place that it lies on no other; at its place where all of those are taken. */
function asideOf({ curve, share, size }: PillMark, taken: readonly Box[]): number {
  const { x, y } = pointOn(curve, share);
  for (let away = 0; away < wordedMost; away++) {
    const aside = (away % 2 === 0 ? away / 2 : -(away + 1) / 2) * (size.height + 4);
    if (!taken.some((other) => collide(boxAround({ x, y: y + aside }, size), other))) return aside;
  }
  return 0;
}
