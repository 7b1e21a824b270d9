import { collide, type Box, type Curve, type Point } from "../../scene/geometry.ts";
import { wireBetween, type WireLayout } from "../../scene/sockets/wire-layout.ts";
import type { LiveHosts, LostOnTheWay, Travelling } from "../../store/live/hosts.ts";
import { colourIn, type Palette, type Surface } from "../theme/palette.ts";

export interface ShownWire {
  readonly hosts: LiveHosts;
  readonly layout: WireLayout;
  readonly nowMs: number;
  /** Without motion a segment stands in the middle of its way. */
  readonly isStill: boolean;
  readonly written: (message: unknown, from: number) => { readonly kind: string; readonly label: string };
  readonly scale: number;
}

/** So many segments have their words beside them; more would hide each other. */
const WORDED = 12;

/** The wires, and each segment where it must be by now. */
export function paintWire(surface: Surface, palette: Palette, shown: ShownWire): void {
  const { ctx } = surface;
  const { hosts, layout, nowMs, scale } = shown;
  ctx.lineCap = "round";
  paintWires(ctx, palette, shown);
  ctx.font = `600 ${12 * scale}px ${palette.sans}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const { travelling } = hosts;
  const isWorded = travelling.length <= WORDED;
  const taken: Box[] = [];
  for (const one of travelling) {
    const curve = wireBetween(layout, one.from, one.to);
    const share = (nowMs - one.sentMs) / Math.max(1, one.dueMs - one.sentMs);
    if (curve) segment(ctx, palette, shown, one, curve, share, isWorded ? taken : null);
  }
  for (const one of hosts.gone(nowMs)) {
    const curve = wireBetween(layout, one.from, one.to);
    if (curve) segment(ctx, palette, shown, one, curve, 0.8, taken);
  }
}

/** A wire between each pair of hosts that has a connection, or that something travels between. */
function paintWires(ctx: CanvasRenderingContext2D, palette: Palette, { hosts, layout }: ShownWire): void {
  const pairs = new Set<string>();
  const place = new Map(hosts.ids.map((id, index) => [id, index]));
  const add = (from: number, to: number) => pairs.add(`${Math.min(from, to)} ${Math.max(from, to)}`);
  for (const { process, peer } of hosts.views) {
    const [from, to] = [place.get(process), peer === null ? undefined : place.get(peer)];
    if (from !== undefined && to !== undefined) add(from, to);
  }
  for (const { from, to } of hosts.travelling) add(from, to);
  ctx.strokeStyle = palette.line2;
  ctx.lineWidth = 2 * palette.stroke;
  for (const pair of pairs) {
    const [from = 0, to = 0] = pair.split(" ").map(Number);
    const curve = wireBetween(layout, from, to);
    if (!curve) continue;
    ctx.beginPath();
    ctx.moveTo(curve.from.x, curve.from.y);
    ctx.quadraticCurveTo(curve.control.x, curve.control.y, curve.to.x, curve.to.y);
    ctx.stroke();
  }
}

function along({ from, control, to }: Curve, share: number, isStill: boolean): Point {
  const t = isStill ? 0.5 : Math.min(1, Math.max(0, share));
  const part = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c;
  return { x: part(from.x, control.x, to.x), y: part(from.y, control.y, to.y) };
}

function segment(
  ctx: CanvasRenderingContext2D,
  palette: Palette,
  { written, scale, layout, isStill }: ShownWire,
  one: Travelling | LostOnTheWay,
  curve: Curve,
  share: number,
  taken: Box[] | null,
): void {
  const { x: aimed, y: level } = along(curve, share, isStill);
  const isLost = "lostMs" in one;
  const { kind, label } = written(one.message, one.from);
  const narrow = layout.size.width < 460;
  const text = `${isLost ? "✕ " : ""}${narrow || label.length > 26 ? kind : label}${one.repeat ? " again" : ""}`;
  ctx.lineWidth = 2 * palette.stroke;
  ctx.strokeStyle = isLost ? palette.bad : colourIn(palette, one.from);
  ctx.fillStyle = palette.panel;
  ctx.beginPath();
  if (!taken) {
    ctx.arc(aimed, level, 5 * scale, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    return;
  }
  const width = ctx.measureText(text).width + 16 * scale;
  const height = 20 * scale;
  const x = between(curve, width, aimed);
  const box = freeBox({ x: x - width / 2, y: level - height / 2, width, height }, taken, height + 4);
  taken.push(box);
  ctx.roundRect(box.x, box.y, width, height, height / 2);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = isLost ? palette.bad : palette.ink;
  ctx.fillText(text, x, box.y + height / 2);
}

/** Clear of both hosts, where there is room between them. */
function between({ from, to }: Curve, width: number, x: number): number {
  const [left, right] = [Math.min(from.x, to.x) + width / 2, Math.max(from.x, to.x) - width / 2];
  return left < right ? Math.min(right, Math.max(left, x)) : (left + right) / 2;
}

/** The box itself or, where another is in its way, one above or below it that is free. */
function freeBox(box: Box, taken: readonly Box[], pitch: number): Box {
  for (let away = 0; away < WORDED; away++) {
    const side = away % 2 === 0 ? away / 2 : -(away + 1) / 2;
    const tried = { ...box, y: box.y + side * pitch };
    if (!taken.some((other) => collide(tried, other))) return tried;
  }
  return box;
}
