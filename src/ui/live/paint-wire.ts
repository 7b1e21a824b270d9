import type { Curve, Point } from "../../scene/geometry.ts";
import { wireBetween, type WireLayout } from "../../scene/sockets/wire-layout.ts";
import type { LiveHosts, Travelling } from "../../store/live/hosts.ts";
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
  for (const one of travelling) {
    const curve = wireBetween(layout, one.from, one.to);
    const share = (nowMs - one.sentMs) / Math.max(1, one.dueMs - one.sentMs);
    if (curve) segment(ctx, palette, shown, one, along(curve, share, shown.isStill), isWorded, 1);
  }
  for (const one of hosts.gone(nowMs)) {
    const curve = wireBetween(layout, one.from, one.to);
    if (curve) segment(ctx, palette, shown, one, along(curve, 0.8, false), true, 0.9);
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
  { written, scale, layout }: ShownWire,
  { message, from, repeat, journey }: Travelling & { readonly lostMs?: number },
  { x, y: middle }: Point,
  isWorded: boolean,
  alpha: number,
): void {
  const isLost = alpha < 1;
  const { kind, label } = written(message, from);
  const narrow = layout.size.width < 460;
  const text = `${isLost ? "✕ " : ""}${narrow || label.length > 26 ? kind : label}${repeat ? " again" : ""}`;
  // Those of one wire that are close together stand a little apart.
  const y = middle + ((journey % 3) - 1) * 9 * scale;
  ctx.globalAlpha = alpha;
  ctx.lineWidth = 2 * palette.stroke;
  ctx.strokeStyle = isLost ? palette.bad : colourIn(palette, from);
  ctx.fillStyle = palette.panel;
  ctx.beginPath();
  if (isWorded) {
    const width = ctx.measureText(text).width + 16 * scale;
    ctx.roundRect(x - width / 2, y - 10 * scale, width, 20 * scale, 10 * scale);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = isLost ? palette.bad : palette.ink;
    ctx.fillText(text, x, y);
  } else {
    ctx.arc(x, y, 5 * scale, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
