import type { Imported, RecordMessage } from "../../records/record.ts";
import type { Box, Point, Size } from "../geometry.ts";
import {
  box,
  dashed,
  filled,
  layerOf,
  level,
  solid,
  symbol,
  upright,
  words,
  type Ink,
  type Mark,
  type Picture,
} from "../picture/mark.ts";
import { fitted, textWidth } from "../text.ts";
import { lastUpTo, recordAxis, type RecordAxis } from "./axis.ts";

/** What of a record the picture needs, put in order once. */
export interface RecordPlan {
  readonly record: Imported;
  readonly axis: RecordAxis;
  readonly size: Size;
  readonly gutter: number;
  readonly scale: number;
  /** Colour of each lane: lanes of one group share it. */
  readonly inks: readonly number[];
  /** Messages by their left end, and the rightmost end of all up to each. */
  readonly byLeft: readonly Drawn[];
  readonly reach: Float64Array;
  readonly byStart: Int32Array;
  readonly startPlaces: Float64Array;
  /** The longest bar, so that those that begin before the window are found. */
  readonly longest: number;
  /** Where a lane lies. */
  readonly laneY: (lane: number) => number;
}

interface Drawn {
  readonly index: number;
  readonly message: RecordMessage;
  readonly from: Point;
  readonly to: Point;
}

const LANE = 58;
const TOP = 34;
const FONT = 12;
/** How far an arrow leans whose arrival is no event of its own. */
const LEAN = 18;

export function recordPlan(record: Imported, scale = 1): RecordPlan {
  const axis = recordAxis(record, scale);
  const longestName = Math.max(
    0,
    ...record.lanes.slice(0, 400).map(({ name }) => textWidth(name, FONT * scale)),
  );
  const gutter = Math.min(170 * scale, longestName + 26 * scale);
  const groups = [...new Set(record.lanes.map(({ group }) => group))];
  // A call that receives has its bytes when it comes back; a span begins with them.
  const isOfCalls = record.kind === "strace" || record.kind === "recorder";
  const drawn = record.messages.map((message, index): Drawn => {
    const [sender, receiver] = [record.events[message.from], record.events[message.to]];
    const x = axis.starts[message.from] ?? 0;
    const end =
      message.toLane === undefined
        ? ((isOfCalls ? axis.ends : axis.starts)[message.to] ?? 0)
        : x + LEAN * scale;
    return {
      index,
      message,
      from: { x, y: laneY(sender?.lane ?? 0, scale) },
      to: { x: end, y: laneY(message.toLane ?? receiver?.lane ?? 0, scale) },
    };
  });
  const byLeft = drawn.sort((a, b) => left(a) - left(b));
  const reach = new Float64Array(byLeft.length);
  byLeft.forEach((one, i) => (reach[i] = Math.max(reach[i - 1] ?? 0, one.from.x, one.to.x)));
  const byStart = Int32Array.from(record.events.keys()).sort(
    (a, b) => (axis.starts[a] ?? 0) - (axis.starts[b] ?? 0),
  );
  const startPlaces = Float64Array.from(byStart, (i) => axis.starts[i] ?? 0);
  let longest = 0;
  for (let i = 0; i < axis.starts.length; i++)
    longest = Math.max(longest, (axis.ends[i] ?? 0) - (axis.starts[i] ?? 0));
  return {
    record,
    axis,
    size: {
      width: gutter + axis.width,
      height: (TOP + LANE * Math.max(1, record.lanes.length) + 12) * scale,
    },
    gutter,
    scale,
    inks: record.lanes.map(({ group }) => groups.indexOf(group)),
    byLeft,
    reach,
    byStart,
    startPlaces,
    longest,
    laneY: (lane) => laneY(lane, scale),
  };
}

const left = ({ from, to }: Drawn) => Math.min(from.x, to.x);

/** The whole picture of a record, up to a width. */
export function recordPicture(plan: RecordPlan, cursor: number, widest: number): Picture {
  const size = { width: Math.min(widest, plan.size.width), height: plan.size.height };
  const view = { x: 0, y: 0, ...size };
  return {
    size,
    layers: [layerOf("record", recordMarks(plan, view, cursor)), layerOf("names", nameMarks(plan, view))],
  };
}

/** The marks of a part of the picture. @param cursor the event that is looked at */
export function recordMarks(plan: RecordPlan, view: Box, cursor: number): Mark[] {
  const { record, gutter, scale, axis, size } = plan;
  const [from, to] = [view.x - gutter, view.x + view.width - gutter];
  const marks: Mark[] = [];
  const firstLane = Math.max(0, Math.floor((view.y / scale - TOP) / LANE));
  const lastLane = Math.min(
    record.lanes.length - 1,
    Math.ceil(((view.y + view.height) / scale - TOP) / LANE),
  );
  for (let lane = firstLane; lane <= lastLane; lane++)
    marks.push(level(`lane ${lane}`, view.x, view.x + view.width, laneY(lane, scale), solid("line-2", 1.5)));
  marks.push(
    ...times(plan, from, to),
    ...arrows(plan, from, to, cursor),
    ...eventMarks(plan, from, to, cursor),
  );
  const now = gutter + (axis.starts[cursor] ?? 0);
  if (record.events.length > 0)
    marks.push(upright("cursor", now, 20 * scale, size.height, solid("accent", 1.5, 0.7)));
  return marks;
}

const laneY = (lane: number, scale: number) => (TOP + LANE * (lane + 0.5)) * scale;

/** The names of the lanes, for the left edge of what is in view. */
export function nameMarks({ record, gutter, scale, inks, size }: RecordPlan, view: Box): Mark[] {
  const marks: Mark[] = [box("gutter", { x: 0, y: 0, width: gutter, height: size.height }, filled("panel"))];
  record.lanes.forEach(({ name }, lane) => {
    const y = laneY(lane, scale);
    if (y < view.y - LANE || y > view.y + view.height + LANE) return;
    const at = { x: 12 * scale, y: y + 4 * scale };
    const font = FONT * scale;
    marks.push(
      words(`name ${lane}`, fitted(name, font, gutter - 18 * scale), at, {
        align: "start",
        font,
        weight: 600,
        ink: inks[lane] ?? "ink",
      }),
    );
  });
  return marks;
}

function times({ axis, record, gutter, scale }: RecordPlan, from: number, to: number): Mark[] {
  if (record.axis === "order") return [];
  const marks: Mark[] = [];
  let free = -Infinity;
  for (let i = lastUpTo(axis.places, from); i < axis.places.length && (axis.places[i] ?? 0) <= to + 40; i++) {
    const place = axis.places[i] ?? 0;
    const text = timeLabel(axis.times[i] ?? 0);
    const width = textWidth(text, 11 * scale);
    if (place - width / 2 < free) continue;
    free = place + width / 2 + 14 * scale;
    marks.push(
      words(`time ${i}`, text, { x: gutter + place, y: 14 * scale }, { font: 11 * scale, ink: "ink-3" }),
    );
    marks.push(upright(`tick ${i}`, gutter + place, 19 * scale, 25 * scale, solid("line-2", 1)));
  }
  return marks;
}

/** Milliseconds since the first event. */
export function timeLabel(ms: number): string {
  if (Math.abs(ms) >= 10_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${Math.abs(ms) >= 100 || Number.isInteger(ms) ? ms.toFixed(0) : ms.toFixed(2)} ms`;
}

function arrows(
  { byLeft, reach, gutter, scale, record, inks }: RecordPlan,
  from: number,
  to: number,
  cursor: number,
): Mark[] {
  const marks: Mark[] = [];
  let last = byLeft.length - 1;
  while (last >= 0 && left(byLeft[last] as Drawn) > to) last--;
  for (let i = last; i >= 0 && (reach[i] ?? 0) >= from; i--) {
    const one = byLeft[i] as Drawn;
    if (Math.max(one.from.x, one.to.x) < from) continue;
    if (marks.length > 6000) break;
    const { message, index } = one;
    const isNow = message.from === cursor || message.to === cursor;
    const goesBack = one.to.x < one.from.x;
    const ink: Ink = goesBack ? "bad" : (inks[record.events[message.from]?.lane ?? 0] ?? "ink-2");
    const [a, b] = [
      { x: gutter + one.from.x, y: one.from.y },
      { x: gutter + one.to.x, y: one.to.y },
    ];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    const tip = { x: b.x - along.x * 7 * scale, y: b.y - along.y * 7 * scale };
    const width = isNow ? 2.25 : 1.25;
    marks.push({
      kind: "arrow",
      key: `message ${index}`,
      from: a,
      to: b,
      tip,
      along,
      head: "full",
      lost: false,
      stroke: message.again ? dashed(ink, width, [5, 4]) : solid(ink, width, isNow ? 1 : 0.75),
    });
    if (message.label !== "" && (isNow || marks.length < 60)) {
      const middle = { x: (a.x + tip.x) / 2 + 4 * scale, y: (a.y + tip.y) / 2 - 3 * scale };
      marks.push(
        words(`label ${index}`, message.label, middle, {
          align: "start",
          font: 10 * scale,
          ink: "ink-2",
          halo: "panel",
        }),
      );
    }
  }
  return marks;
}

function eventMarks(plan: RecordPlan, from: number, to: number, cursor: number): Mark[] {
  const { record, axis, byStart, startPlaces, gutter, scale, inks, longest } = plan;
  const marks: Mark[] = [];
  const free = new Map<number, number>();
  const merged = new Map<string, number>();
  for (let i = lastUpTo(startPlaces, from - longest - 1); i < byStart.length; i++) {
    const index = byStart[i] ?? 0;
    const event = record.events[index];
    if (!event) continue;
    const x = axis.starts[index] ?? 0;
    if (x > to + 20) break;
    const end = axis.ends[index] ?? x;
    if (end < from - 200) continue;
    const at = { x: gutter + x, y: laneY(event.lane, scale) };
    const ink: Ink = event.tone === "error" ? "bad" : (inks[event.lane] ?? "ink-2");
    // What stands at one place is one mark.
    const spot = `${event.lane} ${Math.round(x)}`;
    const there = (merged.get(spot) ?? 0) + 1;
    merged.set(spot, there);
    if (end > x + 2)
      marks.push(
        box(
          `bar ${index}`,
          { x: at.x, y: at.y - 5 * scale, width: end - x, height: 10 * scale },
          filled(ink, event.tone === "wait" ? 0.2 : 0.35),
          null,
          3,
        ),
      );
    if (there === 1 || index === cursor)
      marks.push(
        symbol(
          `event ${index}`,
          event.tone === "error" ? "cross" : event.tone === "inside" ? "square" : "disc",
          at,
          filled(ink),
          null,
          scale,
        ),
      );
    if (index === cursor) marks.push(symbol("now", "ring", at, null, solid("accent", 2.5), 1.6 * scale));
    const taken = free.get(event.lane) ?? -Infinity;
    if (event.label === "" || (x < taken && index !== cursor)) continue;
    const text = fitted(event.label, 10.5 * scale, 150 * scale);
    free.set(event.lane, x + textWidth(text, 10.5 * scale) + 8 * scale);
    marks.push(
      words(
        `text ${index}`,
        text,
        { x: at.x - 4 * scale, y: at.y - 11 * scale },
        { align: "start", font: 10.5 * scale, ink: event.tone === "error" ? "bad" : "ink", halo: "panel" },
      ),
    );
  }
  return marks;
}

/** The event nearest to a point of the whole picture, within reach of a finger; null where there is none. */
export function eventAt(
  { record, axis, byStart, startPlaces, gutter, scale }: RecordPlan,
  point: Point,
): number | null {
  const lane = Math.floor((point.y / scale - TOP) / LANE);
  const x = point.x - gutter;
  let [best, distance]: [number | null, number] = [null, 24 * scale];
  const middle = lastUpTo(startPlaces, x);
  for (const way of [-1, 1])
    for (let i = way < 0 ? middle : middle + 1; i >= 0 && i < byStart.length; i += way) {
      const index = byStart[i] ?? 0;
      const away = Math.abs((axis.starts[index] ?? 0) - x);
      if (away > 24 * scale) break;
      if (record.events[index]?.lane === lane && away < distance) [best, distance] = [index, away];
    }
  return best;
}
