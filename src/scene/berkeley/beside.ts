import { clamp } from "../geometry.ts";

/** Something that wants its middle at `at` and needs `width`, in px. */
export interface Wanted {
  readonly at: number;
  readonly width: number;
}

/**
 * Where things stand on a line of `room` px so that none lies over another: each as near as it can to its own place,
 * in the order of those places. Null where they are wider than the room together.
 */
export function besideOneAnother(wanted: readonly Wanted[], room: number, gap = 4): number[] | null {
  const order = wanted.map((_, index) => index);
  const of = (index: number) => wanted[index] ?? { at: 0, width: 0 };
  order.sort((a, b) => of(a).at - of(b).at || a - b);
  const groups: Group[] = [];
  for (const index of order) {
    const { at, width } = of(index);
    let group: Group = { members: [index], width, left: within(at - width / 2, width, room) };
    // Whatever would lie over its neighbour becomes one with it, in the middle of both.
    for (let last = groups.at(-1); last && last.left + last.width + gap > group.left; last = groups.at(-1)) {
      groups.pop();
      group = joined(last, group, room, gap, of);
    }
    groups.push(group);
  }
  const middles = wanted.map(() => 0);
  for (const { members, left, width } of groups) {
    if (width > room) return null;
    let from = left;
    for (const index of members) {
      middles[index] = from + of(index).width / 2;
      from += of(index).width + gap;
    }
  }
  return middles;
}

interface Group {
  readonly members: readonly number[];
  readonly width: number;
  readonly left: number;
}

/** Two groups as one. It stands where its members are moved least, on average. */
function joined(a: Group, b: Group, room: number, gap: number, of: (index: number) => Wanted): Group {
  const members = [...a.members, ...b.members];
  const width = a.width + gap + b.width;
  let before = 0;
  let sum = 0;
  for (const index of members) {
    const { at, width: own } = of(index);
    sum += at - own / 2 - before;
    before += own + gap;
  }
  return { members, width, left: within(sum / members.length, width, room) };
}

function within(left: number, width: number, room: number): number {
  return clamp(left, 0, Math.max(0, room - width));
}
