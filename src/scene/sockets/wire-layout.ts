import { clamp, rounded, type Box, type Curve, type Point, type Size } from "../geometry.ts";

/** How much of a host there is room to show: all, one line, or its name alone. */
export type HostForm = "card" | "line" | "chip";

export interface HostPlace {
  readonly process: number;
  /** In the middle stands the only host of a run. */
  readonly side: "left" | "right" | "middle";
  readonly box: Box;
  readonly form: HostForm;
}

/** Servers are on the left, clients on the right, and the wire is between them. */
export interface WireLayout {
  readonly size: Size;
  /** By the place of the process in the run. */
  readonly hosts: readonly HostPlace[];
}

const margin = 14;
const lineHigh = 30;
const cardHigh = 84;
const gap = 8;
/** Of a place for a name alone. */
const chip = { width: 58, height: 18, gap: 3 } as const;

/** `left` and `right`: places of processes in the run. `scale`: how much larger texts are than at a desk. */
export function wireLayout(
  left: readonly number[],
  right: readonly number[],
  size: Size,
  scale = 1,
): WireLayout {
  const narrow = size.width < 460;
  const width = narrow ? size.width * 0.4 : clamp(size.width * 0.325, 150, 290 * scale);
  const inner = size.height - 2 * margin;
  const edge = narrow ? 6 : margin;
  const leftBox: Box = { x: edge, y: margin, width, height: inner };
  const rightBox: Box = { ...leftBox, x: size.width - edge - width };
  if (left.length === 1 && right.length === 0) {
    const wide = Math.min(size.width - 2 * edge, Math.max(width, Math.min(0.72 * size.width, 520 * scale)));
    const box = { ...leftBox, x: (size.width - wide) / 2, width: wide };
    return { size, hosts: column(left, "middle", box, scale) };
  }
  const hosts = [...column(left, "left", leftBox, scale), ...column(right, "right", rightBox, scale)].sort(
    (a, b) => a.process - b.process,
  );
  return { size, hosts };
}

function column(
  processes: readonly number[],
  side: HostPlace["side"],
  area: Box,
  scale: number,
): HostPlace[] {
  const count = Math.max(1, processes.length);
  const each = (area.height - gap * (count - 1)) / count;
  if (each < lineHigh * scale * 0.8) return chips(processes, side, area, scale);
  const form: HostForm = each >= cardHigh * scale ? "card" : "line";
  const height = form === "line" ? Math.min(each, lineHigh * scale) : each;
  return processes.map((process, index) => ({
    process,
    side,
    form,
    box: boxOf(area.x, area.y + index * (each + gap) + (each - height) / 2, area.width, height),
  }));
}

/** So many that there is only room for names: row by row. */
function chips(processes: readonly number[], side: HostPlace["side"], area: Box, scale: number): HostPlace[] {
  const wanted = Math.max(2, Math.floor((area.width + chip.gap) / (chip.width * scale * 0.8 + chip.gap)));
  const least = Math.ceil((processes.length * (14 + chip.gap)) / area.height);
  const columns = Math.max(1, Math.min(processes.length, Math.max(Math.min(wanted, 4), least)));
  const rows = Math.ceil(processes.length / columns);
  const high = Math.min(chip.height * scale, area.height / rows - chip.gap);
  const wide = area.width / columns - chip.gap;
  const pitch = area.height / rows;
  return processes.map((process, index) => ({
    process,
    side,
    form: "chip",
    box: boxOf(
      area.x + (index % columns) * (wide + chip.gap),
      area.y + Math.floor(index / columns) * pitch + (pitch - high) / 2,
      wide,
      high,
    ),
  }));
}

function boxOf(x: number, y: number, width: number, height: number): Box {
  return { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
}

/** The wire from one host to another: from edge to edge, level where both stand beside each other. */
export function wireBetween({ hosts }: WireLayout, from: number, to: number): Curve | null {
  const a = hosts[from];
  const b = hosts[to];
  if (!a || !b || from === to) return null;
  const start = portOf(a, b);
  const end = portOf(b, a);
  const bend = a.side === b.side ? (a.side === "left" ? 60 : -60) : 0;
  const control = { x: rounded((start.x + end.x) / 2 + bend), y: rounded((start.y + end.y) / 2) };
  return { from: start, control, to: end };
}

/** As far beside a wire as a segment, picked, may reach, in pixels. */
const beside = 24;

/** Where segments are seen: between the edges that wires begin and end at. */
export function wireRoom({ hosts, size }: WireLayout): Box {
  const edges = hosts.map(({ box, side }) => (side === "left" ? box.x + box.width : box.x));
  const left = Math.max(0, Math.floor(Math.min(...edges, size.width)) - beside);
  const right = Math.min(size.width, Math.ceil(Math.max(...edges, 0)) + beside);
  return { x: left, y: 0, width: Math.max(0, right - left), height: size.height };
}

/** Where a host's wire to another one begins: at the edge towards the middle, as level as its height allows. */
function portOf({ box, side, form }: HostPlace, other: HostPlace): Point {
  const x = side === "left" ? box.x + box.width : box.x;
  const middle = box.y + box.height / 2;
  const wanted = other.box.y + other.box.height / 2;
  const reach = Math.max(0, box.height / 2 - 12);
  const isLarger = box.height > other.box.height && form === "card";
  return { x: rounded(x), y: rounded(isLarger ? clamp(wanted, middle - reach, middle + reach) : middle) };
}
