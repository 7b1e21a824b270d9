import type { Reader } from "../contract/reader.ts";
import type { Flight, Trace } from "../trace/trace.ts";
import { lostAt } from "./arrows.ts";
import {
  boxAround,
  clamp,
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

/** A message under way, or one that is being lost at this very step. */
export interface MessageMark {
  readonly key: string;
  readonly kind: "message";
  readonly flight: number;
  /** The sender, whose colour it has. */
  readonly process: number;
  readonly label: string;
  readonly look: KindLook;
  readonly curve: Curve;
  /** The curve as drawn, and the head at its end. */
  readonly path: string;
  readonly head: string;
  /** Where it stands on its curve, how far it has come out of the sender's card and into the receiver's. */
  readonly share: number;
  readonly clear: readonly [number, number];
  /** Where it comes from when it is sent, and where it goes when it ends. */
  readonly birth: number;
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

/**
 * How much of a message is seen, from 0 to 1, when it stands at `share` of its way and has faded so far: it comes out of
 * its sender's card and goes into its receiver's; a lost one fades where it is.
 */
export function visibilityOf(
  { clear: [out, into], lost, death, birth }: MessageMark,
  share: number,
  faded: number,
): number {
  const emerging = out > 0 ? share / out : 1;
  const arriving = into < 1 ? (1 - share) / (1 - into) : 1;
  const onTheWay = clamp(Math.min(emerging, arriving), 0, 1);
  const endsBeside = lost || death < 1 || birth > 0;
  return endsBeside ? Math.min(onTheWay, 1 - faded) : onTheWay;
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
export function placeMessages(means: Means, travelling: readonly Travelling[]): MessageMark[] {
  const { layout } = means;
  const taken: Box[] = [...layout.cards];
  const { room, titleHigh } = layout;
  if (room)
    taken.push({ x: room.x, y: room.y - titleHigh, width: room.width, height: room.height + titleHigh });
  const bounds = { x: 0, y: 0, ...layout.size };
  const sparse = layout.form.kind !== "chip" && travelling.length <= 160;
  const labelled = sparse ? (travelling.length <= calm ? travelling.length : newest) : 0;
  const marks = travelling.map((one) => onItsWay(means, one));
  const place = (placed: MessageMark): MessageMark => {
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

const rankOf = ({ form }: MessageMark): number => (form === "dot" ? 0 : 1);

function onItsWay(
  { trace, reader, layout, looks, way }: Means,
  { flight, share, lost }: Travelling,
): MessageMark {
  const label = reader.labelOf(flight.message, trace.processes[flight.from] ?? "");
  const { curve, path, head, clear } = way(flight.from, flight.to);
  const end = trace.steps[flight.endStep]?.happening;
  const far = end?.kind === "lost" && end.why !== "down" ? lerp(clear[0], clear[1], lostAt) : clear[1];
  return {
    key: keyOf(trace, flight),
    kind: "message",
    flight: flight.index,
    process: flight.from,
    label,
    look: looks.get(reader.kindOf(flight.message)) ?? { dash: null, head: "full" },
    curve,
    path,
    head,
    share: rounded(lerp(clear[0], far, share) * 100) / 100,
    clear,
    birth: 0,
    death: flight.fate === "lost" ? rounded(far * 100) / 100 : 1,
    aside: 0,
    form: "pill",
    size: pillSize(label, layout.scale),
    font: pillFont * layout.scale,
    lost,
  };
}

/** By the message's name, which it has in every run that it is sent in; its copies follow it among the flights. */
function keyOf({ flights }: Trace, { name, copy, index }: Flight): string {
  if (!copy) return `message:${name}`;
  let original = index;
  while (flights[original - 1]?.name === name) original--;
  return `message:${name}${"+".repeat(index - original)}`;
}

function dotted(mark: MessageMark, taken: readonly Box[]): MessageMark {
  const dot: MessageMark = { ...mark, form: "dot", size: { width: 13, height: 13 } };
  for (const aside of [0, 14, -14, 21, -21, 28, -28, 35, -35, 42, -42]) {
    const placed = { ...dot, aside };
    if (!taken.some((other) => collide(boxOf(placed), other))) return placed;
  }
  return dot;
}

function roomFor(mark: MessageMark, taken: readonly Box[], bounds: Box): MessageMark | null {
  const step = mark.size.height + 4;
  for (const aside of [0, step, -step, 2 * step, -2 * step]) {
    const placed = { ...mark, aside };
    const box = boxOf(placed);
    if (contains(bounds, box) && !taken.some((other) => collide(box, other, 1))) return placed;
  }
  return null;
}

/** The room that a message takes up; aside means up or down, whichever way its curve goes. */
export function boxOf({ curve, share, aside, size }: MessageMark): Box {
  const { x, y } = pointOn(curve, share);
  return boxAround({ x, y: y + aside }, size);
}
