import {
  boxAround,
  centreOf,
  collide,
  contains,
  edgeTowards,
  pointOn,
  type Box,
  type Curve,
  type Size,
} from "./geometry.ts";
import { fallPx } from "./message-key.ts";
import type { StageLayout } from "./stage-layout.ts";

/** The way of messages from one card to another. The way back is another one. */
export interface Way {
  readonly curve: Curve;
  /** Between these fractions of the curve a message is clear of both cards. */
  readonly clear: readonly [number, number];
}

const bows = Array.from({ length: 30 }, (_, index) => 8 + index * 8);
const samples = 24;
/** On a grid of chips messages are dots, and there is no room to go round anything. */
const dotSize: Size = { width: 10, height: 10 };

/**
 * The curve from card to card that keeps messages of the size `pill` off the room, the other cards and the
 * edge, and bows as little as it can; to the right of its direction if that is as good.
 */
export function wayBetween(layout: StageLayout, from: number, to: number, pill: Size): Way {
  const sender = layout.cards[from] ?? { x: 0, y: 0, width: 0, height: 0 };
  const receiver = layout.cards[to] ?? sender;
  if (layout.form.kind === "chip") return wayAlong(bowed(sender, receiver, 14), sender, receiver, dotSize);
  const { room, titleHigh } = layout;
  const obstacles = layout.cards.filter((_, index) => index !== from && index !== to);
  if (room)
    obstacles.push({ x: room.x, y: room.y - titleHigh, width: room.width, height: room.height + titleHigh });
  // A message that is lost falls, wherever it is, and is to be seen then.
  const bounds = { x: 2, y: 2, width: layout.size.width - 4, height: layout.size.height - 4 - fallPx };

  const a = centreOf(sender);
  const b = centreOf(receiver);
  const far = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  let best = bowed(sender, receiver, bows[0] ?? 0);
  let least = Infinity;
  for (const bow of bows) {
    const bent = bow / 45 + Math.max(0, bow / far - 0.3) * 14;
    // The next ones are bent more.
    if (bent >= least) break;
    for (const side of [1, -1]) {
      const curve = bowed(sender, receiver, bow * side);
      const already = bent + (side < 0 ? 0.7 : 0);
      const isTooMuch = (cost: number) => already + cost >= least;
      const cost = already + hindrance(curve, [sender, receiver], obstacles, bounds, pill, isTooMuch);
      if (cost >= least) continue;
      least = cost;
      best = curve;
    }
  }
  return wayAlong(best, sender, receiver, pill);
}

function wayAlong(curve: Curve, sender: Box, receiver: Box, pill: Size): Way {
  return { curve, clear: clearOf(curve, sender, receiver, pill) };
}

/** A curve that passes `bow` to the right of the straight line between the middles of two cards. */
function bowed(sender: Box, receiver: Box, bow: number): Curve {
  const a = centreOf(sender);
  const b = centreOf(receiver);
  const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const control = {
    x: (a.x + b.x) / 2 - ((b.y - a.y) / long) * bow * 2,
    y: (a.y + b.y) / 2 + ((b.x - a.x) / long) * bow * 2,
  };
  return { from: edgeTowards(sender, control, 2), control, to: edgeTowards(receiver, control, 4) };
}

/** @param isTooMuch whether it does not matter any more by how much it is more */
function hindrance(
  curve: Curve,
  ends: readonly [Box, Box],
  others: readonly Box[],
  bounds: Box,
  pill: Size,
  isTooMuch: (cost: number) => boolean,
): number {
  let cost = 0;
  for (let i = 1; i < samples && !isTooMuch(cost); i++) {
    const box = boxAround(pointOn(curve, i / samples), pill);
    const atEnd = collide(box, ends[0]) || collide(box, ends[1]);
    if (!contains(bounds, box)) cost += 1;
    if (atEnd) cost += 0.12;
    for (const other of others) if (collide(box, other, 3)) cost += 1;
  }
  return cost;
}

function clearOf(curve: Curve, sender: Box, receiver: Box, pill: Size): [number, number] {
  const fine = 64;
  let first = 0;
  while (first < fine / 2 && collide(boxAround(pointOn(curve, first / fine), pill), sender, 7)) first++;
  let last = fine;
  while (last > fine / 2 && collide(boxAround(pointOn(curve, last / fine), pill), receiver, 8)) last--;
  return [first / fine, last / fine];
}
