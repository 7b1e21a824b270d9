import type { Reader } from "../contract/reader.ts";
import type { Flight, Trace } from "../trace/trace.ts";
import { keyOf } from "./message-key.ts";
import { lostAt } from "./arrows.ts";
import {
  boxAround,
  collide,
  contains,
  lerp,
  pointOn,
  rounded,
  type Box,
  type Curve,
  type Size,
} from "./geometry.ts";
import type { KindLook } from "./kind-look.ts";
import type { Way } from "./stage-curves.ts";
import type { StageLayout } from "./stage-layout.ts";
import { textWidth } from "./text.ts";

/** A message under way, or one that is being lost at this very step, at its place. */
export interface PlacedMessage {
  readonly key: string;
  readonly flight: number;
  /** The sender, whose colour it has. */
  readonly process: number;
  readonly label: string;
  readonly look: KindLook;
  readonly curve: Curve;
  /** Its place on its curve. */
  readonly share: number;
  /** Where on its curve it ends: before its receiver where it is lost. */
  readonly death: number;
  /** Beside its curve, where others stand in its way. */
  readonly aside: number;
  /** A dot where there is no room for a pill. */
  readonly form: "pill" | "dot";
  readonly size: Size;
  /** The size of its label. */
  readonly font: number;
  readonly lost: boolean;
}

/** At a desk; `scale` times that in a hall. */
const pillFont = 12;
const pillHigh = 24;

export function pillSize(label: string, scale: number): Size {
  return { width: Math.ceil((textWidth(label, pillFont) + 22) * scale), height: pillHigh * scale };
}

export interface Travelling {
  readonly flight: Flight;
  readonly share: number;
  readonly lost: boolean;
}

interface Means {
  readonly trace: Trace;
  readonly reader: Reader<unknown, unknown>;
  readonly layout: StageLayout;
  readonly looks: ReadonlyMap<string, KindLook>;
  readonly way: (from: number, to: number) => Way;
}

/** So many messages can each have a label; of more only the newest do. */
const calm = 9;
const newest = 5;

/**
 * Places messages on their ways. One that would stand on another, on a card or on the room moves aside; one that
 * finds no room for its label is a dot. Where there are many only the newest have labels, and find their room first;
 * dots come first in the answer, so that they lie under labels and never on them.
 */
export function placeMessages(means: Means, travelling: readonly Travelling[]): PlacedMessage[] {
  const { layout } = means;
  const taken: Box[] = [...layout.cards];
  const { room, titleHigh } = layout;
  if (room)
    taken.push({ x: room.x, y: room.y - titleHigh, width: room.width, height: room.height + titleHigh });
  const bounds = { x: 0, y: 0, ...layout.size };
  const sparse = layout.form.kind !== "chip" && travelling.length <= 160;
  const labelled = sparse ? (travelling.length <= calm ? travelling.length : newest) : 0;
  const marks = travelling.map((one) => onItsWay(means, one));
  const place = (placed: PlacedMessage): PlacedMessage => {
    if (sparse) taken.push(boxOf(placed));
    return placed;
  };
  const older = marks.slice(0, marks.length - labelled);
  const pills = marks
    .slice(marks.length - labelled)
    .toReversed()
    .map((mark) => place(roomFor(mark, taken, bounds) ?? dotted(mark, taken)))
    .toReversed();
  const dots = older.toReversed().map((mark) => place(dotted(mark, sparse ? taken : [])));
  return [...dots.toReversed(), ...pills].sort((a, b) => rankOf(a) - rankOf(b));
}

const rankOf = ({ form }: PlacedMessage): number => (form === "dot" ? 0 : 1);

function onItsWay(
  { trace, reader, layout, looks, way }: Means,
  { flight, share, lost }: Travelling,
): PlacedMessage {
  const label = reader.labelOf(flight.message, trace.processes[flight.from] ?? "");
  const { curve, clear } = way(flight.from, flight.to);
  const end = trace.steps[flight.endStep]?.happening;
  const far = end?.kind === "lost" && end.why !== "down" ? lerp(clear[0], clear[1], lostAt) : clear[1];
  return {
    key: keyOf(trace, flight),
    flight: flight.index,
    process: flight.from,
    label,
    look: looks.get(reader.kindOf(flight.message)) ?? { dash: null, head: "full" },
    curve,
    share: rounded(lerp(clear[0], far, share) * 100) / 100,
    death: flight.fate === "lost" ? rounded(far * 100) / 100 : 1,
    aside: 0,
    form: "pill",
    size: pillSize(label, layout.scale),
    font: pillFont * layout.scale,
    lost,
  };
}

function dotted(mark: PlacedMessage, taken: readonly Box[]): PlacedMessage {
  const dot: PlacedMessage = { ...mark, form: "dot", size: { width: 13, height: 13 } };
  for (const aside of [0, 14, -14, 21, -21, 28, -28, 35, -35, 42, -42]) {
    const placed = { ...dot, aside };
    if (!taken.some((other) => collide(boxOf(placed), other))) return placed;
  }
  return dot;
}

function roomFor(mark: PlacedMessage, taken: readonly Box[], bounds: Box): PlacedMessage | null {
  const step = mark.size.height + 4;
  for (const aside of [0, step, -step, 2 * step, -2 * step]) {
    const placed = { ...mark, aside };
    const box = boxOf(placed);
    if (contains(bounds, box) && !taken.some((other) => collide(box, other, 1))) return placed;
  }
  return null;
}

/** The room that a message takes up; aside means up or down, whichever way its curve goes. */
export function boxOf({ curve, share, aside, size }: PlacedMessage): Box {
  const { x, y } = pointOn(curve, share);
  return boxAround({ x, y: y + aside }, size);
}
