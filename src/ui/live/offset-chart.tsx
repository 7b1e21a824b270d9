import { useCallback, useRef } from "react";
import { marksOf, spanOf, spread, towards, type Span } from "../../scene/live/offset-window.ts";
import type { LiveClocks } from "../../store/live/clocks.ts";
import type { Session } from "../../store/live/session.ts";
import { useWorkbench } from "../use-workbench.ts";
import { cleared, paletteOf, type Palette } from "./palette.ts";
import { useFrames } from "./use-version.ts";

/** So much time stands side by side. */
const WINDOW_MS = 20_000;
/** The picture is so far behind: by then every process has told where it is. */
const BEHIND_MS = 220;
/** Without motion the picture goes on by so much at once. */
const PAGE_MS = 1000;

interface Props {
  readonly session: Session;
  readonly clocks: LiveClocks;
}

/** The offset of every clock over real time, as the processes read them off. It scrolls. */
export function OffsetChart({ session, clocks }: Props) {
  const { run } = session;
  const canvas = useRef<HTMLCanvasElement>(null);
  const span = useRef<Span | null>(null);
  const theme = useWorkbench((workbench) => workbench.theme);
  const paint = useCallback(() => {
    if (!canvas.current) return;
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    span.current = draw(canvas.current, session, clocks, paletteOf(theme), span.current, isStill);
  }, [session, clocks, theme]);
  useFrames(session, paint);

  const atMs = Math.max(0, run.nowMs - BEHIND_MS);
  const there = run.members.filter(({ is }) => is === "running").map(({ process }) => process);
  const apartMs = clocks.apartMs(there, atMs);
  const boundMs = clocks.boundMs(atMs);
  const round = clocks.rounds[clocks.rounds.length - 1];
  return (
    <div className="live-chart">
      <div className="live-figures">
        <dl>
          <div>
            <dt>Apart now</dt>
            <dd data-apart-ms={apartMs ?? ""}>{apartMs === null ? "–" : ms(apartMs)}</dd>
          </div>
          <div>
            <dt>{round ? `After round ${round.round}` : "After a round"}</dt>
            <dd data-least-ms={clocks.leastMs ?? ""} data-round={round?.round ?? 0}>
              {clocks.leastMs === null ? "–" : ms(clocks.leastMs)}
            </dd>
          </div>
          <div>
            <dt>Bound by now</dt>
            <dd data-bound-ms={boundMs ?? ""}>{boundMs === null ? "–" : ms(boundMs)}</dd>
          </div>
        </dl>
        <p>Offset from true time, which stands where the average of the clocks stood at the beginning</p>
      </div>
      <canvas ref={canvas} aria-hidden="true" />
      <p className="heard-only">
        {apartMs === null
          ? "The clocks’ offsets over time: nothing yet"
          : `The clocks’ offsets over time: ${there.length} clocks, ${ms(apartMs)} apart`}
      </p>
    </div>
  );
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function draw(
  canvas: HTMLCanvasElement,
  { run, experiment }: Session,
  clocks: LiveClocks,
  palette: Palette,
  before: Span | null,
  isStill: boolean,
): Span | null {
  const surface = cleared(canvas);
  if (!surface) return before;
  const { ctx, width, height } = surface;
  const font = Math.round(palette.rem * 0.86);
  const left = font * 5.4;
  const right = font * 6.6;
  const foot = font * 2;
  const plot = { x: left, y: 8, width: width - left - right, height: height - foot - 8 };
  const nowMs = Math.max(0, run.nowMs - BEHIND_MS);
  const endMs = Math.max(WINDOW_MS, isStill ? Math.floor(nowMs / PAGE_MS) * PAGE_MS : nowMs);
  const beginMs = endMs - WINDOW_MS;

  const visible: number[] = [];
  const { everyMs } =
    run.show.scenario.experiment === "berkeley" ? run.show.scenario.options : { everyMs: 2000 };
  const sinceMs = nowMs - Math.max(4000, 2.6 * everyMs);
  for (const { times, values } of clocks.series)
    for (let i = values.length - 1; i >= 0 && (times[i] ?? 0) >= sinceMs; i--) visible.push(values[i] ?? 0);
  const wanted = spanOf(visible);
  if (!wanted) return before;
  const span = before && !isStill ? towards(before, wanted, 0.06) : wanted;

  const x = (atMs: number) => plot.x + ((atMs - beginMs) / WINDOW_MS) * plot.width;
  const y = (offsetMs: number) => plot.y + ((span.high - offsetMs) / (span.high - span.low)) * plot.height;
  ctx.font = `${font}px ${palette.sans}`;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 1;

  ctx.fillStyle = palette.ink2;
  ctx.textAlign = "right";
  for (const mark of marksOf(span, plot.height / (font * 3.4))) {
    ctx.strokeStyle = mark === 0 ? palette.line2 : palette.line;
    line(ctx, plot.x, y(mark), plot.x + plot.width, y(mark));
    ctx.fillText(
      `${mark > 0 ? "+" : mark < 0 ? "−" : ""}${Number(Math.abs(mark).toFixed(3))} ms`,
      plot.x - 8,
      y(mark),
    );
  }
  ctx.textAlign = "center";
  for (let s = Math.ceil(beginMs / 5000) * 5000; s <= endMs; s += 5000) {
    if (s < 0) continue;
    ctx.strokeStyle = palette.line2;
    line(ctx, x(s), plot.y + plot.height, x(s), plot.y + plot.height + 4);
    ctx.fillText(`${s / 1000} s`, x(s), plot.y + plot.height + font);
  }

  ctx.save();
  ctx.beginPath();
  ctx.rect(plot.x, plot.y - 4, plot.width + 4, plot.height + 8);
  ctx.clip();
  for (const { decidedMs, round } of clocks.rounds) {
    if (decidedMs < beginMs || decidedMs > nowMs) continue;
    ctx.strokeStyle = palette.line2;
    ctx.setLineDash([2, 4]);
    line(ctx, x(decidedMs), plot.y, x(decidedMs), plot.y + plot.height);
    ctx.setLineDash([]);
    ctx.fillText(String(round), x(decidedMs), plot.y + font * 0.4);
  }
  ctx.lineWidth = 2 * palette.stroke;
  ctx.lineJoin = "round";
  clocks.series.forEach(({ times, values }, process) => {
    ctx.strokeStyle = colourOf(palette, process);
    ctx.beginPath();
    let isDrawing = false;
    for (let i = firstFrom(times, beginMs); i < times.length; i++) {
      const atMs = times[i] ?? 0;
      if (atMs > nowMs) break;
      // What nobody read off is not drawn: a process that is gone leaves a gap.
      const isGap = atMs - (times[i - 1] ?? atMs) > 1200;
      if (isDrawing && !isGap) ctx.lineTo(x(atMs), y(values[i] ?? 0));
      else ctx.moveTo(x(atMs), y(values[i] ?? 0));
      isDrawing = true;
    }
    const last = times[times.length - 1] ?? -Infinity;
    const series = clocks.series[process];
    if (isDrawing && series && last >= nowMs) ctx.lineTo(x(nowMs), y(series.at(nowMs)));
    ctx.stroke();
  });
  ctx.restore();

  const named = clocks.series.flatMap((series, process) => {
    const atMs = Math.min(nowMs, series.lastMs);
    return series.times.length === 0 || atMs < nowMs - 3000 ? [] : [{ process, at: y(series.at(atMs)) }];
  });
  const places = spread(
    named.map(({ at }) => at - plot.y),
    font * 1.15,
    plot.height,
  );
  ctx.textAlign = "left";
  const edge = Math.min(x(nowMs), plot.x + plot.width);
  named.forEach(({ process, at }, index) => {
    const place = plot.y + (places[index] ?? 0);
    ctx.strokeStyle = colourOf(palette, process);
    ctx.fillStyle = colourOf(palette, process);
    ctx.lineWidth = 1;
    line(ctx, edge + 2, Math.max(plot.y, Math.min(at, plot.y + plot.height)), edge + 12, place);
    ctx.fillText(experiment.nameOf(run.members[process]?.id ?? ""), edge + 15, place);
  });
  return span;
}

function firstFrom(times: readonly number[], beginMs: number): number {
  let first = times.length;
  while (first > 0 && (times[first - 1] ?? 0) >= beginMs) first--;
  return Math.max(0, first - 1);
}

function colourOf({ processes, ink }: Palette, process: number): string {
  return processes[process % processes.length] ?? ink;
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}
