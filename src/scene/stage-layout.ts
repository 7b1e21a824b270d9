import {
  boxAround,
  centreOf,
  clamp,
  collide,
  contains,
  distance,
  type Box,
  type Point,
  type Size,
} from "./geometry.ts";
import { cardForms, chipForm, type CardForm } from "./stage-forms.ts";

/** Where the processes stand, and the place for one among them. */
export interface StageLayout {
  readonly size: Size;
  readonly form: CardForm;
  readonly cards: readonly Box[];
  /** The place that only one may be in; null where the protocol has none. */
  readonly room: Box | null;
  /** The height of the room's title, over it. */
  readonly titleHigh: number;
  /** How much larger than at a desk everything is written. */
  readonly scale: number;
}

const margin = 10;
/** Over the room, for its title, at a desk. */
const titleHigh = 20;
const ringMost = 14;
/** More room than this around the place is worth nothing: a message and some air. */
const roomyPx = 44;

/**
 * Places `count` cards on a ring round the room, clockwise and alike on both sides, in the most telling form in
 * which nothing touches anything; on a grid where there are too many for a ring.
 */
export function stageLayout(
  count: number,
  size: Size,
  lines: number,
  hasRoom: boolean,
  scale = 1,
): StageLayout {
  const high = titleHigh * scale;
  if (count <= ringMost) {
    for (const form of cardForms(lines, scale)) {
      const ring = widest(rings(count, size, form), size, form, hasRoom ? high : null);
      if (ring) return { size, form, titleHigh: high, scale, ...ring };
    }
  }
  return grid(count, size, hasRoom, scale);
}

/**
 * Of the rings on which nothing comes too near to anything, the one that leaves most room for messages. With a room
 * whose title is `titled` high, or none.
 */
function widest(all: readonly Box[][], size: Size, form: CardForm, titled: number | null) {
  let best: { cards: Box[]; room: Box | null } | null = null;
  let most = form.gap - 0.01;
  for (const cards of all) {
    if (!standClear(cards, size, form.gap)) continue;
    const room = titled === null ? null : roomAmong(cards, size, form, titled);
    if (titled !== null && !room) continue;
    const all = room ? [...cards, room] : cards;
    const clearance = leastDistance(all);
    if (clearance <= most) continue;
    most = clearance;
    best = { cards, room };
  }
  return best;
}

function leastDistance(boxes: readonly Box[]): number {
  const distances = boxes.flatMap((box, index) =>
    boxes.slice(index + 1).map((other) => distance(box, other)),
  );
  return Math.min(...distances, 1e9);
}

/** Rings to try: ellipses, and rounder towards the corners, turned by half a place or not. */
function rings(count: number, size: Size, form: CardForm): Box[][] {
  const step = 360 / Math.max(1, count);
  const symmetric = 270 - ((count - 1) / 2) * step;
  const turns = count === 1 ? [180, 270] : [symmetric, symmetric + step / 2];
  const edges = [0.5, 0].map((turn) =>
    Array.from({ length: count }, (_, index) =>
      boxAround(onEdge((index + turn) / count, size, form), form.size),
    ),
  );
  const ellipses = turns.flatMap((turn) =>
    [2, 3, 6, 12].map((power) =>
      Array.from({ length: count }, (_, index) =>
        boxAround(onRing(turn + index * step, power, size, form), form.size),
      ),
    ),
  );
  return [...ellipses, ...edges];
}

/** The place at a share of the way along the stage's edge, clockwise from the middle of its lower side. */
function onEdge(share: number, size: Size, form: CardForm): Point {
  const width = Math.max(0, size.width - form.size.width - 2 * margin);
  const height = Math.max(0, size.height - form.size.height - 2 * margin);
  const left = (size.width - width) / 2;
  const top = (size.height - height) / 2;
  let way = share * 2 * (width + height);
  if (way <= width / 2) return { x: left + width / 2 - way, y: top + height };
  way -= width / 2;
  if (way <= height) return { x: left, y: top + height - way };
  way -= height;
  if (way <= width) return { x: left + way, y: top };
  way -= width;
  if (way <= height) return { x: left + width, y: top + way };
  return { x: left + width - (way - height), y: top + height };
}

/** The place on the ring at an angle in degrees, 270 at the top. The ring is an ellipse pulled into corners. */
function onRing(degrees: number, power: number, size: Size, form: CardForm): Point {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  // Along the ray to where |x|^power + |y|^power = 1, by halving: engines differ in powers, not in this.
  const sum = (reach: number): number =>
    raised(Math.abs(cos) * reach, power) + raised(Math.abs(sin) * reach, power);
  let near = 0;
  let far = 2;
  for (let i = 0; i < 40; i++) {
    const middle = (near + far) / 2;
    if (sum(middle) < 1) near = middle;
    else far = middle;
  }
  return {
    x: size.width / 2 + cos * near * Math.max(0, (size.width - form.size.width) / 2 - margin),
    y: size.height / 2 + sin * near * Math.max(0, (size.height - form.size.height) / 2 - margin),
  };
}

function raised(value: number, power: number): number {
  let product = 1;
  for (let i = 0; i < power; i++) product *= value;
  return product;
}

function standClear(cards: readonly Box[], size: Size, gap: number): boolean {
  const stage = { x: 0, y: 0, ...size };
  return cards.every(
    (card, index) =>
      contains(stage, card) && cards.slice(index + 1).every((other) => !collide(card, other, gap)),
  );
}

/** The free place for the room in the middle column that leaves most room around it, within reason. */
function roomAmong(cards: readonly Box[], size: Size, form: CardForm, titled: number): Box | null {
  const outer = { width: form.room.width, height: form.room.height + titled };
  const stage = { x: margin, y: margin, width: size.width - 2 * margin, height: size.height - 2 * margin };
  let best: Box | null = null;
  let most = -Infinity;
  for (let dy = -120; dy <= 120; dy += 6) {
    const box = boxAround({ x: size.width / 2, y: size.height / 2 + dy }, outer);
    const away = Math.min(...cards.map((card) => distance(card, box)));
    if (!contains(stage, box) || away < form.gap) continue;
    const edge = Math.min(box.y, size.height - box.y - box.height);
    const worth = Math.min(away, edge, roomyPx) - Math.abs(dy) / 20;
    if (worth <= most) continue;
    most = worth;
    best = { x: box.x, y: box.y + titled, ...form.room };
  }
  return best;
}

/** Rows of chips under the room. */
function grid(count: number, size: Size, hasRoom: boolean, scale: number): StageLayout {
  const titled = titleHigh * scale;
  const top = hasRoom ? 40 + titled + 2 * margin : margin;
  const high = Math.max(20, size.height - top - margin);
  const wide = Math.max(40, size.width - 2 * margin);
  const columns = clamp(Math.ceil(Math.sqrt((count * wide) / high / 1.6)), 1, count);
  const rows = Math.ceil(count / columns);
  const cell = { width: wide / columns, height: high / rows };
  const form = chipForm(clamp(cell.width - 8, 16, 96), clamp(cell.height - 8, 12, 34));
  const cards = Array.from({ length: count }, (_, index) =>
    boxAround(
      {
        x: margin + cell.width * ((index % columns) + 0.5),
        y: top + cell.height * (Math.floor(index / columns) + 0.5),
      },
      form.size,
    ),
  );
  const room = hasRoom ? { x: size.width / 2 - form.room.width / 2, y: margin + titled, ...form.room } : null;
  return { size, form, cards, room, titleHigh: titled, scale };
}

/** Where the insiders stand in the room, and how large: one in the middle, several side by side. */
export function roomPlaces(
  room: Box,
  count: number,
  scale = 1,
): { readonly at: Point; readonly radius: number }[] {
  const middle = centreOf(room);
  const wide = room.width - 12;
  const columns = Math.min(count, Math.max(2, Math.floor(wide / 22)));
  const rows = Math.ceil(count / columns);
  const radius = Math.min(
    24 * scale,
    room.height * 0.3,
    wide / columns / 2 - 2,
    (room.height - 8) / rows / 2 - 1,
  );
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const x = middle.x + ((index % columns) - (inRow - 1) / 2) * (wide / columns);
    return {
      at: { x, y: middle.y + (row - (rows - 1) / 2) * (2 * radius + 4) },
      radius: Math.max(4, radius),
    };
  });
}
