import type { SocketView } from "../../contract/kernel-view.ts";
import type { Reader } from "../../contract/reader.ts";
import type { Flight } from "../../trace/trace.ts";
import type { Timeline } from "../../trace/timeline.ts";
import { lostAt } from "../arrows.ts";
import {
  boxAround,
  clamp,
  collide,
  lerp,
  pointOn,
  rounded,
  type Box,
  type Curve,
  type Size,
} from "../geometry.ts";
import { looksOf } from "../kind-look.ts";
import { keyOf } from "../message-key.ts";
import type { PlacedMessage } from "../stage-messages.ts";
import { textWidth } from "../text.ts";
import { shareOf, timeAxis, type TimeAxis } from "../time-axis.ts";
import { wireBetween, type WireLayout } from "./wire-layout.ts";

/** The plan of the wire: a run, read once, for a given size. */
export interface WirePlan {
  readonly timeline: Timeline;
  readonly reader: Reader<unknown, unknown>;
  readonly layout: WireLayout;
  readonly axis: TimeAxis;
  readonly scale: number;
}

/** The wire at `cursor`. */
export interface WireScene {
  readonly cursor: number;
  readonly size: Size;
  readonly wires: readonly Wire[];
  /** Later marks lie over earlier ones. */
  readonly segments: readonly PlacedMessage[];
  /** Segments under way that are not drawn, since there are too many: those sent longest ago. */
  readonly leftOut: number;
}

/** Between two hosts that have a connection. */
export interface Wire {
  readonly key: string;
  readonly curve: Curve;
  /** Whether both ends can send and receive: else it is being made, or taken down. */
  readonly stands: boolean;
}

const segmentsMost = 120;
/** So many segments can each have a label; of more only the newest do. */
const calm = 8;
const newest = 3;
const font = 12;
const high = 24;
const nominalWidth = 800;

export function wirePlan(
  timeline: Timeline,
  reader: Reader<unknown, unknown>,
  layout: WireLayout,
  scale = 1,
): WirePlan {
  return { timeline, reader, layout, axis: timeAxis(timeline.trace, nominalWidth), scale };
}

export function wireScene(plan: WirePlan, sockets: readonly SocketView[], cursor: number): WireScene {
  const { timeline, axis } = plan;
  const { trace } = timeline;
  const step = trace.steps[cursor];
  const gone = step?.happening.kind === "lost" ? trace.flights[step.flight] : undefined;
  const under = timeline.travelling(cursor);
  const shown = under.slice(-segmentsMost);
  const bare = shown.length > calm ? shown.length - newest : 0;
  const segments = shown.flatMap((flight, index) =>
    placedOn(plan, flight, shareOf(axis, flight, cursor), false, index < bare),
  );
  if (gone) segments.push(...placedOn(plan, gone, 1, true));
  const own = gone ?? shown.findLast(({ from }) => from === step?.process);
  return {
    cursor,
    size: plan.layout.size,
    wires: wiresOf(plan, sockets),
    segments: apart(segments, own, plan.layout),
    leftOut: under.length - shown.length,
  };
}

const standing: ReadonlySet<string> = new Set(["ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT"]);

function wiresOf({ timeline, layout }: WirePlan, sockets: readonly SocketView[]): Wire[] {
  const { processes } = timeline.trace;
  const wires = new Map<string, Wire>();
  for (const { process, peer, state } of sockets) {
    if (peer === null || state === "TIME-WAIT" || state === "CLOSED") continue;
    const [a = -1, b = -1] = [processes.indexOf(process), processes.indexOf(peer)].sort((x, y) => x - y);
    const curve = wireBetween(layout, a, b);
    if (!curve) continue;
    const key = `wire:${a}-${b}`;
    const known = wires.get(key);
    wires.set(key, { key, curve, stands: (known?.stands ?? true) && standing.has(state) });
  }
  return [...wires.values()];
}

function placedOn(
  plan: WirePlan,
  flight: Flight,
  share: number,
  lost: boolean,
  bare = false,
): PlacedMessage[] {
  const { timeline, reader, layout, scale } = plan;
  const { trace } = timeline;
  const curve = wireBetween(layout, flight.from, flight.to);
  if (!curve) return [];
  const long = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y);
  const label = labelFor(reader, flight, trace.processes[flight.from] ?? "", (long - 16) / scale);
  const isDot = bare || label === null;
  // A dot keeps the place that its label would have, so that it does not move when it gets one.
  const width = label === null ? 13 : Math.ceil((textWidth(label, font) + 22) * scale);
  const pad = long === 0 ? 0 : Math.min(0.45, (width / 2 + 5) / long);
  const end = trace.steps[flight.endStep]?.happening;
  const far = end?.kind === "lost" ? lerp(pad, 1 - pad, lostAt) : 1 - pad;
  const look = looksOf(trace, reader).get(reader.kindOf(flight.message)) ?? { dash: null, head: "full" };
  return [
    {
      key: keyOf(trace, flight),
      flight: flight.index,
      process: flight.from,
      label: label ?? reader.labelOf(flight.message, trace.processes[flight.from] ?? ""),
      look,
      curve,
      share: rounded(lerp(pad, far, share) * 100) / 100,
      death: flight.fate === "lost" ? rounded(far * 100) / 100 : 1,
      aside: 0,
      form: isDot ? "dot" : "pill",
      size: isDot ? { width: 13, height: 13 } : { width, height: high * scale },
      font: font * scale,
      lost,
    },
  ];
}

/** The longest name of a segment that fits on its wire; null where none does. */
function labelFor(
  reader: Reader<unknown, unknown>,
  flight: Flight,
  from: string,
  room: number,
): string | null {
  const kind = reader.kindOf(flight.message);
  const { data } = flight.message as { readonly data?: unknown };
  const bytes = typeof data === "string" ? data.length : 0;
  const words =
    bytes > 0
      ? [reader.labelOf(flight.message, from).replace(/^DATA /, ""), `${bytes} bytes`, `${bytes} B`]
      : [kind];
  return words.find((word) => textWidth(word, font) + 22 <= room * 0.86) ?? null;
}

/** So many rows above and under its place may a label move, so that it can be read; a dot does not go so far. */
const rowsOf = { pill: 8, dot: 3 } as const;

/**
 * Those that would stand on one another move aside, and none off the stage: what the step is about has its place first,
 * the older ones come before the newer ones.
 */
function apart(
  marks: readonly PlacedMessage[],
  own: Flight | undefined,
  { size }: WireLayout,
): PlacedMessage[] {
  const isOwn = ({ flight }: PlacedMessage) => flight === own?.index;
  const taken: Box[] = [];
  const labels: Box[] = [];
  const placed = (mark: PlacedMessage): PlacedMessage => {
    const at = pointOn(mark.curve, mark.share);
    const half = mark.size.height / 2;
    const places = placesAside(rowsOf[mark.form], mark.size.height + 3)
      .map((aside) => clamp(at.y + aside, half, size.height - half))
      .map((y) => ({ y, box: boxAround({ x: at.x, y }, mark.size) }));
    const isFree = (others: readonly Box[]) => (place: { readonly box: Box }) =>
      !others.some((other) => collide(place.box, other, 1));
    // Where it is too crowded, a label still covers no other, nor what the step is about.
    const place = places.find(isFree(taken)) ?? places.find(isFree(labels)) ?? places[0];
    if (!place) return mark;
    taken.push(place.box);
    if (mark.form === "pill" || isOwn(mark)) labels.push(place.box);
    return { ...mark, aside: rounded(place.y - at.y) };
  };
  const uppermost = marks.filter(isOwn).map(placed);
  const others = marks.filter((mark) => !isOwn(mark)).map(placed);
  // Painted in this order: a dot that found no place of its own lies under the labels.
  return [
    ...others.filter(({ form }) => form === "dot"),
    ...others.filter(({ form }) => form === "pill"),
    ...uppermost,
  ];
}

/** Nothing, then a row under and above, and so on. */
function placesAside(rows: number, step: number): number[] {
  return Array.from({ length: 2 * rows + 1 }, (_, n) => (n % 2 === 0 ? 1 : -1) * Math.ceil(n / 2) * step);
}
